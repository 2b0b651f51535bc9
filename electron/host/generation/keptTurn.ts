import { z } from 'zod'
import type { Result } from '#shared/contract/failure.ts'
import type { Answer } from '#shared/document/turn.ts'
import { attempt } from '../failures.ts'
import { ANSWERS_FOLDER } from '../project/answersFolder.ts'
import { writeDurably } from '../project/durableFile.ts'
import { makeFolderInside, namesInside, pathInside, readInside } from '../project/insideFilm.ts'
import { sha256 } from '../project/mediaStore.ts'
import type { ModelTurn, OpenFolder } from '../services.ts'

/**
 * The file of a model's turn: its parts without their pictures, and for each picture where its base64 belongs and the
 * hash of its bytes, which lie in media/ or next to the answers.
 */
const turnFileSchema = z.object({
  format: z.literal(1),
  responseId: z.string(),
  modelVersion: z.string(),
  parts: z.array(z.unknown()),
  pictures: z.array(
    z.object({
      at: z.array(z.union([z.string(), z.number()])).min(2),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      thought: z.boolean(),
    }),
  ),
})

/**
 * Keeps a model's turn for good, in the film's folder, on disk when it resolves. Its pictures are kept by others, who
 * may know the hash of some.
 */
export async function keepTurn(
  film: string,
  turn: ModelTurn,
  keyMark: string,
  known: ReadonlyMap<Uint8Array, string> = new Map(),
): Promise<Result<Answer>> {
  const { responseId, modelVersion, parts } = turn
  const pictures = turn.pictures.map(({ at, bytes, thought }) => ({
    at,
    sha256: known.get(bytes) ?? sha256(bytes),
    thought,
  }))
  const bytes = Buffer.from(`${JSON.stringify({ format: 1, responseId, modelVersion, parts, pictures })}\n`)
  const inner = `${ANSWERS_FOLDER}/${sha256(bytes)}.json`
  return attempt(async () => {
    makeFolderInside(film, ANSWERS_FOLDER)
    await writeDurably(pathInside(film, inner), bytes)
    return { responseId, modelVersion, file: inner, keyMark }
  }, film)
}

/** A model's turn as it came. */
export interface KeptTurn {
  /** With their pictures. */
  readonly parts: readonly unknown[]
  /** The hash of the picture that it ended with; null for none. */
  readonly ends: string | null
}

/** null if the file, or a picture of it, is missing or not what was kept. */
export async function readTurn(open: OpenFolder, { file }: Pick<Answer, 'file'>): Promise<KeptTurn | null> {
  const bytes = await attempt(() => readInside(open.folder, file))
  if (!bytes.ok || !bytes.value || !file.includes(sha256(bytes.value))) return null
  const read = turnFileSchema.safeParse(parsed(bytes.value.toString('utf8')))
  if (!read.success) return null
  const { parts, pictures } = read.data
  for (const { at, sha256: hash } of pictures) {
    const found = await pictureBytes(open, hash)
    if (!found || !putAt(parts, at, Buffer.from(found).toString('base64'))) return null
  }
  return { parts, ends: pictures.findLast(({ thought }) => !thought)?.sha256 ?? null }
}

async function pictureBytes(open: OpenFolder, hash: string): Promise<Uint8Array | null> {
  const kept = await open.media.read(`media_${hash}`)
  if (kept) return kept
  const name = namesInside(open.folder, ANSWERS_FOLDER).find((each) => each.startsWith(`${hash}.`))
  const beside = name ? await attempt(() => readInside(open.folder, `${ANSWERS_FOLDER}/${name}`)) : null
  return beside?.ok && beside.value && sha256(beside.value) === hash ? beside.value : null
}

/** Fills the empty text at a place; false if there is none. */
function putAt(parts: readonly unknown[], at: readonly (string | number)[], text: string): boolean {
  let holder: unknown = parts
  for (const step of at.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return false
    holder = (holder as Record<string | number, unknown>)[step]
  }
  const last = at.at(-1)!
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, last)) return false
  ;(holder as Record<string | number, unknown>)[last] = text
  return true
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
