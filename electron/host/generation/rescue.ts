import { createHash } from 'node:crypto'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Result } from '#shared/contract/failure.ts'
import { attempt } from '../failures.ts'
import { writeDurably } from '../project/durableFile.ts'
import { MEDIA_EXTENSIONS } from '../project/mediaStore.ts'
import { pictureType } from '../project/pictureHeader.ts'
import { foreignPicture } from './foreignPicture.ts'
import { recipeOf } from './saveTake.ts'
import type { Arrived } from './saveTake.ts'

/** Rescues every picture of an answer; returns the main picture's path. */
export async function rescueAll(arrived: Arrived, film: string, data: string, now: Date): Promise<Result<string>> {
  const { more, drafts } = arrived.picture
  for (const bytes of [...drafts, ...more]) {
    const one = { ...arrived, picture: { ...arrived.picture, bytes, more: [], drafts: [] } }
    const rescued = await rescue(one, film, data, now)
    if (!rescued.ok) return rescued
  }
  return rescue(arrived, film, data, now)
}

/**
 * Writes a paid picture that the project could not store to rescued/ in the app's data, with its recipe beside it; if
 * that fails too, to the system's temporary folder. Returns the picture's path.
 */
async function rescue(arrived: Arrived, film: string, data: string, now: Date): Promise<Result<string>> {
  const first = await attempt(() => write(arrived, film, path.join(data, 'rescued'), now), data)
  if (first.ok) return first
  const second = await attempt(async () =>
    write(arrived, film, await mkdtemp(path.join(tmpdir(), 'framewright-rescued-')), now),
  )
  return second.ok ? second : first
}

async function write(arrived: Arrived, film: string, folder: string, now: Date): Promise<string> {
  const { job, picture } = arrived
  await mkdir(folder, { recursive: true })
  const type = pictureType(picture.bytes)
  const hash = createHash('sha256').update(picture.bytes).digest('hex')
  const day = now.toISOString().replace(/[:.]/g, '-')
  const stem = path.join(folder, `${fileSafe(film)} ${fileSafe(job.request.staging.slate)} ${day} ${hash.slice(0, 8)}`)
  const foreign = foreignPicture(picture.bytes)?.extension ?? 'bin'
  const file = `${stem}.${type === null ? foreign : MEDIA_EXTENSIONS[type]}`
  await writeDurably(file, picture.bytes)
  const record = { film, panelId: job.panelId, jobId: job.id, recipe: recipeOf(arrived, now, null) }
  await writeDurably(`${stem}.json`, Buffer.from(`${JSON.stringify(record, null, 2)}\n`))
  return file
}

function fileSafe(text: string): string {
  return (
    text
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'untitled'
  )
}
