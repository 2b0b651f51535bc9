import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { fail } from '#shared/contract/failure.ts'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { mediaIdSchema } from '#shared/document/ids.ts'
import type { MediaId } from '#shared/document/ids.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { FailureError, attempt } from '../failures.ts'
import type { MediaStore } from '../services.ts'
import { noteMade, syncFolderOnce, writeDurably, writeFileWhole } from './durableFile.ts'
import { makeFolderInside, namesInside, partInside, pathInside, readInside, removeInside } from './insideFilm.ts'
import { readPicture } from './pictureHeader.ts'
import { createScriptFiles } from './scriptFiles.ts'
import { createProvenMedia, hashOf } from './provenMedia.ts'
import type { MediaFiles, MediaStamp } from './provenMedia.ts'

export const MEDIA_EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const

/** Names of pictures in media/. */
export const PICTURE_FILE = /^[0-9a-f]{64}\.(?:png|jpg|webp)$/

const kept = (name: string) => `media/${name.slice(0, 2)}/${name}`
const staged = (name: string) => `previews/staged/${name}`

/** `media/` of a project folder. Failures: `picture-unreadable`, `disk-full`, and `refusal` if it is read-only. */
export function createMediaStore(folder: string, refusal: Failure | null): MediaStore {
  return createProvenMedia(createMediaFiles(folder, refusal))
}

function createMediaFiles(folder: string, refusal: Failure | null): MediaFiles {
  const media: MediaFolder = { folder, refusal }
  return {
    scripts: createScriptFiles(folder, refusal),
    add: (bytes, name) => write(media, bytes, name, kept),
    stage: (bytes, name) => write(media, bytes, name, staged),
    async keep(id: MediaId) {
      const found = await find(folder, id)
      // Copied, not moved: a staged picture may still be on screen, and previews/ may be emptied at any time.
      return found ? write(media, found, '', kept) : fail({ kind: 'not-found', what: `The picture ${id}` })
    },
    read: (id) => find(folder, id),
    async stat(id) {
      for (const inner of placesOf(id)) {
        const found = stampOf(folder, inner)
        if (found) return found
      }
      return null
    },
    readPreview: (name) => readInside(folder, previewOf(name)).catch(() => null),
    keepPreview(name, bytes, isOld) {
      try {
        keepPreview(folder, previewOf(name), bytes, isOld)
      } catch {
        return
      }
    },
  }
}

interface MediaFolder {
  readonly folder: string
  /** null if the film is writable. */
  readonly refusal: Failure | null
}

async function write(
  { folder, refusal }: MediaFolder,
  bytes: Uint8Array,
  name: string,
  place: (fileName: string) => string,
): Promise<Result<MediaRow>> {
  const reading = readPicture(bytes)
  if ('why' in reading) return fail({ kind: 'picture-unreadable', name: name || 'The picture', detail: reading.why })
  const row: MediaRow = { ...(await describe(bytes, name)), ...reading.facts }
  const inner = place(fileNameOf(row))
  return attempt(async () => {
    const state = await stateOf(folder, inner, row.id)
    if (state === 'whole') return row
    if (refusal) throw new FailureError(refusal)
    const file = path.join(folder, inner)
    const group = path.dirname(path.dirname(file))
    if (makeFolderInside(folder, path.posix.dirname(inner))) noteMade(group)
    pathInside(folder, inner)
    if (state === 'damaged') await setAside(file)
    await writeDurably(file, bytes)
    await syncFolderOnce(group)
    return row
  }, folder)
}

async function find(folder: string, id: string): Promise<Buffer | null> {
  for (const inner of placesOf(id)) {
    const bytes = await readInside(folder, inner)
    if (bytes) return bytes
  }
  return null
}

/** Possible paths of its file: kept before staged. */
function placesOf(id: string): string[] {
  const hash = hashIn(id)
  if (hash === null) return []
  return [kept, staged].flatMap((place) =>
    Object.values(MEDIA_EXTENSIONS).map((extension) => place(`${hash}.${extension}`)),
  )
}

function keepPreview(folder: string, inner: string, bytes: Uint8Array, isOld: (name: string) => boolean): void {
  const beside = path.posix.dirname(inner)
  // A new folder holds nothing older.
  const others = makeFolderInside(folder, beside) ? [] : namesInside(folder, beside)
  for (const other of others) if (PREVIEW_NAME.test(other) && isOld(other)) removeInside(folder, `${beside}/${other}`)
  writeFileWhole(pathInside(folder, inner), bytes)
}

/** Names of our files in previews/; nothing else there is ever deleted. */
const PREVIEW_NAME = /^\w[\w.]*(?:-[\w.]+)*\.(?:jpg|webp)$/

function previewOf(name: string): string {
  return ['previews', ...name.split('/').filter((part) => /^\w[\w.-]*$/.test(part))].join('/')
}

async function describe(bytes: Uint8Array, name: string): Promise<Pick<MediaRow, 'id' | 'bytes' | 'name'>> {
  return {
    id: mediaIdSchema.parse(`media_${await hashSoon(bytes)}`),
    bytes: bytes.length,
    name: shortened(path.basename(name.replaceAll('\\', '/')), LIMITS.line),
  }
}

/** What this thread hashes in a few milliseconds: another one would be asked, and heard, for about as long. */
const HASHED_HERE_BYTES = 4 * 1024 * 1024

/** In hex. */
function hashSoon(bytes: Uint8Array): string | Promise<string> {
  return bytes.byteLength > HASHED_HERE_BYTES ? hashOf(bytes) : sha256(bytes)
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** `<sha256>.<ext>` */
export function fileNameOf(row: Pick<MediaRow, 'id' | 'type'>): string {
  return `${row.id.replace('media_', '')}.${MEDIA_EXTENSIONS[row.type]}`
}

/** The hash in an id, with or without its prefix; null for anything else, so that no path can be made of it. */
function hashIn(id: string): string | null {
  return /^(?:media_)?([0-9a-f]{64})$/.exec(id)?.[1] ?? null
}

async function stateOf(folder: string, inner: string, id: string): Promise<'whole' | 'damaged' | 'none'> {
  const bytes = await readInside(folder, inner)
  if (!bytes) return 'none'
  return `media_${await hashSoon(bytes)}` === id ? 'whole' : 'damaged'
}

/** Moves bytes that no longer match their name aside, and never deletes them: someone may still want what is left. */
async function setAside(file: string): Promise<void> {
  await rename(file, `${file}.damaged-${Date.now()}`)
}

function stampOf(folder: string, inner: string): MediaStamp | null {
  const found = partInside(folder, inner)
  if (!found?.isFile()) return null
  return { stamp: [inner, found.mtimeMs, found.ctimeMs, found.size, found.ino].join(' '), bytes: found.size }
}
