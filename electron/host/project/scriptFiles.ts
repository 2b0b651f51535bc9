import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { draftSourceSchema, SCRIPT_EXTENSIONS } from '#shared/document/draftSchema.ts'
import type { DraftSource, ScriptExtension } from '#shared/document/draftSchema.ts'
import { FailureError, attempt } from '../failures.ts'
import { syncFolder, writeDurably } from './durableFile.ts'
import { makeFolderInside, partInside, pathInside, readInside } from './insideFilm.ts'

/** Scripts as the writer sent them, by hash; never changed. */
export interface ScriptFiles {
  /** Writes the bytes into previews/, where they may be deleted: for a script that is looked at before it is imported. */
  stage(bytes: Uint8Array, name: string): Promise<Result<DraftSource>>
  /** Copies staged bytes into media/ permanently; ok if they are there already. */
  keep(source: DraftSource): Promise<Result<DraftSource>>
  /** The bytes, kept or staged; how they are lost if they are missing or no longer match their name. */
  read(source: DraftSource): Promise<Uint8Array | 'missing' | 'changed'>
}

const kept = (name: string) => `media/${name.slice(0, 2)}/${name}`
const staged = (name: string) => `previews/staged/${name}`

/** Names of scripts in media/. */
export const SCRIPT_FILE = new RegExp(`^[0-9a-f]{64}\\.(?:${SCRIPT_EXTENSIONS.join('|')})$`)

/** `<sha256>.<ext>` */
export function scriptFileName({ hash, extension }: DraftSource): string {
  return `${hash}.${extension}`
}

/** `refusal`: why nothing can be written; null if the film is writable. */
export function createScriptFiles(folder: string, refusal: Failure | null): ScriptFiles {
  async function write(bytes: Uint8Array, source: DraftSource, inner: string): Promise<Result<DraftSource>> {
    return attempt(async () => {
      const found = await readInside(folder, inner)
      if (found && hashOf(found) === source.hash) return source
      if (refusal) throw new FailureError(refusal)
      makeFolderInside(folder, path.posix.dirname(inner))
      const file = pathInside(folder, inner)
      // Someone may still want what is left of it.
      if (found) await rename(file, `${file}.damaged-${Date.now()}`)
      await writeDurably(file, bytes)
      await syncFolder(path.dirname(path.dirname(file)))
      return source
    }, folder)
  }

  async function read(source: DraftSource): Promise<Uint8Array | 'missing' | 'changed'> {
    const name = scriptFileName(draftSourceSchema.parse(source))
    let how: 'missing' | 'changed' = 'missing'
    for (const inner of [kept(name), staged(name)]) {
      const bytes = await readInside(folder, inner)
      if (bytes && hashOf(bytes) === source.hash) return bytes
      if (bytes) how = 'changed'
    }
    return how
  }

  return {
    read,
    async stage(bytes, name) {
      const source = { hash: hashOf(bytes), extension: extensionOf(name), bytes: bytes.length }
      return write(bytes, source, staged(scriptFileName(source)))
    },
    async keep(source) {
      const bytes = await read(source)
      if (typeof bytes === 'string') return fail({ kind: 'script-missing', name: '', how: bytes })
      const written = await write(bytes, source, kept(scriptFileName(source)))
      return written.ok ? ok(source) : written
    },
  }
}

/** Whether a script's file is there at all; its bytes are not read. */
export function hasScript(folder: string, source: DraftSource): boolean {
  return partInside(folder, kept(scriptFileName(source)))?.isFile() ?? false
}

function extensionOf(name: string): ScriptExtension {
  const ending = path.extname(name).slice(1).toLowerCase()
  return SCRIPT_EXTENSIONS.find((each) => each === ending) ?? 'txt'
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
