import { modelWorkOf } from '#shared/records/marks/sourceType.ts'
import type { ModelWork } from '#shared/records/marks/sourceType.ts'
import { attempt } from '../failures.ts'
import type { OpenFolder } from '../services.ts'
import { readMarks } from './readMarks.ts'

/** A picture never changes under its id, so that each is read once while its film is open. */
const read = new WeakMap<OpenFolder, Map<string, Promise<ModelWork | null>>>()

/** What a picture says itself of a model's part in it, in its XMP, its IPTC or its credential; null for nothing. */
export async function modelWorkIn(open: OpenFolder, mediaId: string): Promise<ModelWork | null> {
  const known = read.get(open) ?? new Map<string, Promise<ModelWork | null>>()
  read.set(open, known)
  const asked = known.get(mediaId) ?? look(open, mediaId, () => known.delete(mediaId))
  known.set(mediaId, asked)
  return asked
}

async function look(open: OpenFolder, mediaId: string, isMissing: () => void): Promise<ModelWork | null> {
  const bytes = await attempt(() => open.media.read(mediaId))
  if (!bytes.ok || !bytes.value) {
    isMissing()
    return null
  }
  const { sourceUri, credential } = await readMarks(bytes.value)
  return modelWorkOf(sourceUri) ?? modelWorkOf(credential?.sourceUri ?? '')
}

/** Of these pictures, those that say so. */
export async function modelWorkAmong(open: OpenFolder, ids: readonly string[]): Promise<Map<string, ModelWork>> {
  const found = new Map<string, ModelWork>()
  for (const id of ids) {
    const work = await modelWorkIn(open, id)
    if (work) found.set(id, work)
  }
  return found
}
