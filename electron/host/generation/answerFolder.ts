import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#shared/contract/failure.ts'
import { fail } from '#shared/contract/failure.ts'
import { attempt } from '../failures.ts'
import { syncFolder, writeDurably } from '../project/durableFile.ts'
import { makeFolderInside, namesInside, pathInside, readInside, removeInside } from '../project/insideFilm.ts'
import { ANSWERS_FOLDER } from '../project/answersFolder.ts'
import type { RawAnswer } from '../services.ts'
import { readAnswerFile, writeAnswerFile } from './answerFile.ts'

export interface KeptAnswer {
  readonly file: string
  readonly jobId: string
  readonly answer: RawAnswer
}

/** `<job>-<attempt>.answer`, and what a write that a kill ended left of one. */
const NAME = /^(job_[0-9a-z]{12})-\d{1,4}\.answer$/
const LEFT_OVER = /^\.job_[0-9a-z]{12}-\d{1,4}\.answer\.[0-9a-f]{12}\.part$/

/**
 * Puts an answer on disk as it came, before anything reads it: into the film's folder, else into rescued/ of the app's own.
 * Gives the file.
 */
export async function keepAnswer(
  film: string,
  data: string,
  name: { jobId: string; attempt: number },
  answer: RawAnswer,
): Promise<Result<string>> {
  const bytes = writeAnswerFile(answer)
  const fileName = `${name.jobId}-${name.attempt}.answer`
  const inFilm = await attempt(() => putInside(film, ANSWERS_FOLDER, fileName, bytes), film)
  if (inFilm.ok) return inFilm
  const beside = await attempt(async () => {
    await mkdir(data, { recursive: true })
    return putInside(data, 'rescued', fileName, bytes)
  }, data)
  return beside.ok ? beside : inFilm
}

async function putInside(root: string, folder: string, name: string, bytes: Uint8Array): Promise<string> {
  makeFolderInside(root, folder)
  const file = pathInside(root, `${folder}/${name}`)
  await writeDurably(file, bytes)
  await syncFolder(root)
  return file
}

/** Answers that lie in the film's folder, by name; those that can't be read stay where they are. */
export async function answersIn(film: string): Promise<KeptAnswer[]> {
  const found: KeptAnswer[] = []
  for (const name of namesInside(film, ANSWERS_FOLDER).toSorted()) {
    const inner = `${ANSWERS_FOLDER}/${name}`
    if (LEFT_OVER.test(name)) await attempt(() => removeInside(film, inner))
    const jobId = NAME.exec(name)?.[1]
    if (jobId === undefined) continue
    const bytes = await attempt(() => readInside(film, inner))
    const answer = bytes.ok && bytes.value ? readAnswerFile(bytes.value) : null
    if (answer) found.push({ file: path.join(film, ANSWERS_FOLDER, name), jobId, answer })
  }
  return found
}

/** Lets go of answers whose pictures are saved, or that held none. */
export async function letGoOf(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const [folder, name] = [path.dirname(file), path.basename(file)]
    await attempt(() => removeInside(path.dirname(folder), `${path.basename(folder)}/${name}`))
  }
}

/** Bytes of a picture that the app can't show, kept for good beside the answers. Gives the name in the film's folder. */
export async function keepForeign(film: string, name: string, bytes: Uint8Array): Promise<Result<string>> {
  const kept = await attempt(() => putInside(film, ANSWERS_FOLDER, name, bytes), film)
  return kept.ok ? { ok: true, value: `${ANSWERS_FOLDER}/${name}` } : fail(kept.failure)
}
