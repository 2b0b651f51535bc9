import type { Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { EarlierShown, Unsigned } from '#shared/contract/turns.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { turnsBefore } from '#shared/generation/turns.ts'
import type { EarlierTurn, OpenFolder, PanelRenderer } from '../services.ts'
import { readPicture } from '../project/pictureHeader.ts'
import { readTurn } from './keptTurn.ts'
import { objectIn, textIn } from './oddJson.ts'
import { wirePictures } from './wirePictures.ts'

export interface TurnBefore extends EarlierTurn {
  readonly take: TakeRow
  /** null: the parts go as they came. */
  readonly unsigned: Unsigned | null
}

/**
 * The turns that a request goes on from, oldest first, as they will be sent. Signatures hold for one model and one key:
 * where either changed they are left out. Of a take whose answer was not kept, its picture stands for the answer.
 */
export async function earlierTurns(
  open: OpenFolder,
  renderer: Pick<PanelRenderer, 'picture'>,
  request: GenerationRequest,
  keyMark: string,
): Promise<Result<TurnBefore[]>> {
  const takes = turnsBefore(open.store.board(), request)
  if (!takes) return fail({ kind: 'not-found', what: 'The take that this goes on from' })
  const turns: TurnBefore[] = []
  for (const take of takes) {
    const pictures = await wirePictures(open.media, renderer, take.recipe.request)
    if (!pictures.ok) return pictures
    const model = await modelParts(open, take, request, keyMark)
    if (!model.ok) return model
    turns.push({ take, words: take.recipe.words, pictures: pictures.value, ...model.value })
  }
  return ok(turns)
}

/** The same without the parts: what a person is shown before it is sent. */
export async function earlierShown(
  open: OpenFolder,
  request: GenerationRequest,
  keyMark: string,
): Promise<Result<EarlierShown[]>> {
  const takes = turnsBefore(open.store.board(), request)
  if (!takes) return fail({ kind: 'not-found', what: 'The take that this goes on from' })
  const turns: EarlierShown[] = []
  for (const take of takes) {
    const model = await modelParts(open, take, request, keyMark)
    if (!model.ok) return model
    const { id, number, mediaId, recipe } = take
    const { parts, unsigned } = model.value
    const { words, request: asked } = recipe
    turns.push({ takeId: id, number, words, pictures: asked.pictures, mediaId, unsigned, ...saidIn(parts) })
  }
  return ok(turns)
}

/** What goes back of a model's answer, besides the picture that it ended with. */
function saidIn(parts: readonly unknown[]): Pick<EarlierShown, 'said' | 'thought' | 'others'> {
  const texts = parts.map(objectIn).filter(({ text }) => typeof text === 'string')
  const thoughts = texts.filter(({ thought }) => thought === true || thought === 'true')
  const wordsIn = (some: typeof texts): string =>
    some
      .map((part) => textIn(part, 'text'))
      .join('\n')
      .trim()
  return {
    said: wordsIn(texts.filter((part) => !thoughts.includes(part))),
    thought: wordsIn(thoughts),
    others: Math.max(0, parts.length - texts.length - 1),
  }
}

async function modelParts(
  open: OpenFolder,
  { number, mediaId, recipe }: TakeRow,
  request: GenerationRequest,
  keyMark: string,
): Promise<Result<Pick<TurnBefore, 'parts' | 'unsigned'>>> {
  const kept = recipe.answer ? await readTurn(open, recipe.answer) : null
  // Of several pictures in one answer the model would change the last.
  if (recipe.answer && kept && `media_${kept.ends}` === mediaId) {
    const unsigned = changedSince(recipe.request, request) ? 'model' : changedKey(recipe.answer.keyMark, keyMark)
    return ok({ unsigned, parts: unsigned ? kept.parts.map(withoutSignature) : kept.parts })
  }
  const bytes = await open.media.read(mediaId)
  const reading = bytes && readPicture(bytes)
  if (!bytes || !reading || 'why' in reading) return fail({ kind: 'pictures-missing', count: 1, names: [`T${number}`] })
  const picture = { mimeType: reading.facts.type, data: Buffer.from(bytes).toString('base64') }
  return ok({ unsigned: 'not-kept', parts: [{ inlineData: picture }] })
}

function changedSince(before: GenerationRequest, now: GenerationRequest): boolean {
  return before.provider !== now.provider || before.model !== now.model
}

function changedKey(before: string, now: string): Unsigned | null {
  return before !== '' && before === now ? null : 'key'
}

function withoutSignature(part: unknown): unknown {
  const { thoughtSignature: _signature, thought_signature: _other, ...rest } = objectIn(part)
  return rest
}
