import type { Failure, Result } from '#shared/contract/failure.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Usage } from '#shared/document/recipe.ts'
import type { ProviderPicture } from '../../../services.ts'
import { foreignPicture } from '../../foreignPicture.ts'
import { pictureType, readPicture } from '../../../project/pictureHeader.ts'
import { closedJson } from '../../closedJson.ts'
import { picturesBegun } from '../../picturesBegun.ts'
import { listIn, objectIn, parsedJson, textIn } from '../../oddJson.ts'
import type { UnknownObject } from '../../oddJson.ts'
import type { LightBody } from '../../lightBody.ts'
import { turnOf } from './geminiTurn.ts'

/** Most pictures per answer that become takes; no model makes more at once. Others stay in the answer, which is kept. */
const MOST_PICTURES = 12
/** Most parts that are read. */
const MOST_PARTS = 4000
const MOST_SAID = 200_000

/** What was found in the parts of one candidate. */
interface Found {
  readonly pictures: Uint8Array[]
  /** Intermediate drafts. */
  readonly drafts: Uint8Array[]
  said: string
  /** A picture part held bytes that are not a picture. */
  strange: boolean
  /** The answer gives an address instead of the picture. */
  elsewhere: boolean
}

/**
 * Extracts the pictures of an answer, whatever its shape: fields of the wrong type are ignored. The main picture is
 * the last non-thought one of the first candidate with pictures (earlier ones are drafts); others are returned as
 * `more`, and a thought counts only if there is no other. Bytes as received. Without a picture: `refused` with the
 * model's own reason, even an unknown one. Bytes that are not a picture, or invalid JSON: `bad-answer`. For a
 * truncated answer (`whole` is false, or the JSON is incomplete), the complete pictures in it.
 */
export function pictureOf(body: LightBody, whole = true): Result<ProviderPicture> {
  const answers = whole ? answersIn(body.text) : null
  if (answers) return beside(pictureIn(answers, body, false), body)
  const cut = pictureIn(answersBefore(body.text), body, true)
  const told = cut.ok || (cut.failure.kind === 'refused' && !isUnexplained(cut.failure))
  return told ? cut : fail({ kind: 'bad-answer', detail: whatElse(body.text) })
}

function pictureIn(answers: readonly UnknownObject[], body: LightBody, cut: boolean): Result<ProviderPicture> {
  const candidates = answers.flatMap((answer) => listIn(answer, 'candidates').slice(0, 16).map(objectIn))
  const found = candidates.map((candidate) => lookThrough(candidate, body, cut))
  const first = found.find((each) => each.pictures.length > 0)
  const drafts = found.flatMap((each) => each.drafts)
  const main = first?.pictures.at(-1) ?? drafts.at(-1)
  const said = (first ?? found[0])?.said.trim() ?? ''
  const finishReason = reasonOf(candidates[first ? found.indexOf(first) : 0])
  if (main === undefined) return withoutPicture(answers, candidates[0], found, said)
  const more = first ? found.flatMap((each) => each.pictures).filter((bytes) => bytes !== main) : drafts.slice(0, -1)
  const turn = cut ? null : turnOf(answers, Math.max(0, first ? found.indexOf(first) : 0), body)
  const usage = answers.findLast((answer) => objectIn(answer['usageMetadata']) !== NOTHING) ?? NOTHING
  return ok({
    bytes: main,
    more: more.slice(0, MOST_PICTURES - 1),
    drafts: first ? drafts : [],
    cut,
    rest: cut || more.length >= MOST_PICTURES || found.some((each) => each.strange || each.elsewhere),
    said: said.slice(0, MOST_SAID),
    finishReason,
    usage: usageOf(usage, true),
    ...(turn ? { turn } : {}),
  })
}

/** The tokens that an answer reports, whether or not it holds a picture; null if none. */
export function usageTold(body: LightBody): Usage | null {
  const told = answersIn(body.text)?.findLast((answer) => objectIn(answer['usageMetadata']) !== NOTHING)
  return told ? usageOf(told, false) : null
}

/** A picture in an unexpected field, as other services use, still means that the answer must be kept. */
function beside(read: Result<ProviderPicture>, body: LightBody): Result<ProviderPicture> {
  const begun = picturesBegun(body)
  if (read.ok) {
    const { more, drafts, rest } = read.value
    return ok({ ...read.value, rest: rest || begun > 1 + more.length + drafts.length })
  }
  const hidden = begun > 0 && read.failure.kind === 'refused'
  return hidden ? fail({ kind: 'bad-answer', detail: 'it holds a picture where none is looked for' }) : read
}

/** A description of what came instead of an answer. */
function whatElse(body: string): string {
  const start = body.slice(0, 1000).trimStart()
  if (start === '' && body.trim() === '') return 'it is empty'
  if (/^<(?:!doctype|html|head|body|title)/i.test(start))
    return 'it is a web page, as from a network that wants a sign-in'
  return /^[[{]/.test(start) ? 'it broke off, or was garbled on the way' : 'it is not JSON'
}

/** A refusal whose reason is ours, because the answer may have given none. */
export function isUnexplained(failure: Failure): boolean {
  return failure.kind === 'refused' && (failure.reason === 'NO_IMAGE' || failure.reason === 'TEXT_ONLY')
}

const NOTHING: UnknownObject = objectIn(null)

/** One answer, or several if it was streamed in chunks; null if it is not an answer. */
function answersIn(body: string): UnknownObject[] | null {
  const whole = parsedJson(body)
  if (whole !== undefined) return listed(whole)
  const events = eventsIn(body)
    .map(parsedJson)
    .filter((event) => event !== undefined)
  return events.length > 0 ? events.map(objectIn) : null
}

/** The part of the answers that arrived before the break. */
function answersBefore(body: string): UnknownObject[] {
  const events = eventsIn(body)
  if (events.length === 0) return listed(parsedJson(closedJson(body)))
  return [...events.slice(0, -1), closedJson(events.at(-1)!)].map(parsedJson).flatMap(listed)
}

function listed(whole: unknown): UnknownObject[] {
  return (Array.isArray(whole) ? whole.slice(0, 1000) : [whole]).map(objectIn)
}

function eventsIn(body: string): string[] {
  return body
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5))
}

function lookThrough(candidate: UnknownObject, body: LightBody, cut: boolean): Found {
  const found: Found = { pictures: [], drafts: [], said: '', strange: false, elsewhere: false }
  const content = objectIn(candidate['content'])
  // Gateways send words alone as plain text.
  found.said = textIn(candidate, 'content').slice(0, MOST_SAID)
  for (const part of listIn(content, 'parts').slice(0, MOST_PARTS).map(objectIn)) lookAt(part, found, { body, cut })
  return found
}

function lookAt(part: UnknownObject, found: Found, { body, cut }: { body: LightBody; cut: boolean }): void {
  const thought = part['thought'] === true || part['thought'] === 'true'
  const keep = (bytes: Uint8Array): void => {
    const shown = cut ? 'facts' in readPicture(bytes) : pictureType(bytes) !== null
    if (!shown && foreignPicture(bytes) === null) found.strange = true
    else (thought ? found.drafts : found.pictures).push(bytes)
  }
  for (const name of ['inlineData', 'inline_data', 'fileData', 'file_data']) {
    const holder = objectIn(part[name])
    const address = textIn(holder, 'fileUri') || textIn(holder, 'file_uri')
    const bytes =
      heldBytes(holder['data'], body) ??
      bytesOf(holder['data']) ??
      (/^\s*data:/i.test(address) ? bytesOf(address) : null)
    if (bytes) keep(bytes)
    else if (address !== '') found.elsewhere = true
  }
  const { words, pictures } = picturesInWords(textIn(part, 'text'))
  for (const bytes of pictures) keep(bytes)
  if (!thought && found.said.length < MOST_SAID) found.said += words
}

function heldBytes(data: unknown, { pictures }: LightBody): Uint8Array | null {
  return (typeof data === 'string' && pictures.get(data)?.bytes) || null
}

/** Decodes base64 (either alphabet), a data URL, or a list of numbers; null if there are no bytes. */
function bytesOf(data: unknown): Uint8Array | null {
  if (Array.isArray(data))
    return data.length > 0 && data.every((each) => Number.isInteger(each)) ? Uint8Array.from(data as number[]) : null
  if (typeof data !== 'string' || /^https?:/.test(data)) return null
  const bytes = Buffer.from(data.replace(/^\s*data:[^,]{0,200},/, ''), 'base64')
  return bytes.length === 0 ? null : new Uint8Array(bytes)
}

/** Text may contain pictures as data URLs, as text models write them. */
function picturesInWords(text: string): { words: string; pictures: Uint8Array[] } {
  if (!text.includes(';base64,')) return { words: text, pictures: [] }
  const pictures: Uint8Array[] = []
  let words = ''
  let from = 0
  for (const start of text.matchAll(/(?:!\[[^\]\n]{0,200}\]\()?data:image\/[\w.+-]{1,40};base64,/g)) {
    if (start.index < from) continue
    const begins = start.index + start[0].length
    // A search instead of one regular expression over megabytes, which would overflow the stack.
    const ends = text.slice(begins).search(/[^A-Za-z0-9+/=_-]/)
    const end = ends < 0 ? text.length : begins + ends
    pictures.push(new Uint8Array(Buffer.from(text.slice(begins, end), 'base64')))
    words += text.slice(from, start.index)
    from = text[end] === ')' && start[0].startsWith('!') ? end + 1 : end
  }
  return { words: words + text.slice(from), pictures: pictures.filter((bytes) => bytes.length > 0) }
}

function reasonOf(candidate: UnknownObject | undefined): string {
  return candidate ? textIn(candidate, 'finishReason').slice(0, 200) : ''
}

function withoutPicture(
  answers: readonly UnknownObject[],
  candidate: UnknownObject | undefined,
  found: readonly Found[],
  text: string,
): Result<never> {
  if (found.some((each) => each.strange))
    return fail({ kind: 'bad-answer', detail: 'the bytes that came are no PNG, JPEG or WebP' })
  if (found.some((each) => each.elsewhere))
    return fail({ kind: 'bad-answer', detail: 'it holds an address in place of a picture, which was not asked' })
  const answer = answers.find((each) => 'promptFeedback' in each) ?? NOTHING
  const feedback = objectIn(answer['promptFeedback'])
  const blocked = textIn(feedback, 'blockReason') || textIn(answer, 'promptFeedback')
  const finish = reasonOf(candidate)
  const told = finish !== '' && finish !== 'STOP' && finish !== 'FINISH_REASON_UNSPECIFIED'
  const reason = blocked || (told ? finish : text === '' ? 'NO_IMAGE' : 'TEXT_ONLY')
  const said =
    (blocked && textIn(feedback, 'blockReasonMessage')) || (candidate && textIn(candidate, 'finishMessage')) || text
  return fail({ kind: 'refused', reason: reason.slice(0, 200), said: said.slice(0, 2000) })
}

/** More tokens than any request or picture uses: a larger count is invalid, and would exhaust a cap by itself. */
const MOST_ASKED = 2_000_000
const MOST_MADE = 200_000

/**
 * null if the answer reported no usage, or an impossible one. If tokens are not itemised, those of an answer with a
 * picture count as the picture's.
 */
export function usageOf(answer: UnknownObject, hasPicture: boolean): Usage | null {
  const usage = objectIn(answer['usageMetadata'])
  if (usage === NOTHING) return null
  const counts = [
    count(usage['promptTokenCount'], MOST_ASKED),
    count(usage['candidatesTokenCount'], MOST_MADE),
    count(usage['thoughtsTokenCount'], MOST_MADE),
  ]
  const details = listIn(usage, 'candidatesTokensDetails').slice(0, 100).map(objectIn)
  const told = (modality: string): (number | null)[] =>
    details
      .filter((detail) => textIn(detail, 'modality').toUpperCase() === modality)
      .map((detail) => count(detail['tokenCount'], MOST_MADE))
  const [images, texts] = [told('IMAGE'), told('TEXT')]
  const [prompt, candidates, thoughts] = counts
  const all = [...counts, ...images, ...texts]
  if (all.includes(null) || all.every((each) => each === 0)) return null
  const inPictures = sumOf(images)
  // A picture has tokens, whether or not they are told apart.
  const image = inPictures === 0 && hasPicture ? Math.max(0, candidates! - sumOf(texts)) : inPictures
  // What says nothing of the picture that came does not say what it cost.
  if (image > MOST_MADE || (hasPicture && image === 0)) return null
  return {
    promptTokens: prompt!,
    imageTokens: image,
    textTokens: Math.max(0, candidates! - image),
    thoughtTokens: thoughts!,
  }
}

function sumOf(counts: readonly (number | null)[]): number {
  return counts.reduce<number>((sum, each) => sum + (each ?? 0), 0)
}

/** A number, or one written as text; 0 if missing; null for an impossible count. */
function count(value: unknown, most: number): number | null {
  if (value === undefined || value === null) return 0
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !(number >= 0 && number <= most)) return null
  return Math.round(number)
}
