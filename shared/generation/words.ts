import { CAMERA_FIELDS } from './cameraWords.ts'
import type { GenerationRequest, PictureRole, PictureUse } from '../document/recipe.ts'
import type { CardKind } from '../document/schema.ts'
import { saidOfCard } from './cardWords.ts'
import { beginsWithPreposition, capitalised, tidy } from './wording.ts'

/** A span of the prompt as sent. `from` is the field it came from, `picture.0` for a picture's line, '' for joining text. */
export interface WordsSpan {
  readonly from: string
  readonly text: string
}

const SAID_OF: Readonly<Record<string, string> & Record<Exclude<PictureRole, CardKind>, string>> = {
  sketch: '',
  reference: ' (reference).',
  take: ': the picture to change.',
  marked: ': the same picture with marks drawn on it.',
  crop: ': the part of the picture to change.',
  before: ', the picture before this one: keep its light and colours, and what everyone wears and holds.',
  after: ', the picture after this one: keep its light and colours, and what everyone wears and holds.',
  contact: ': match its people, light and colours, and make one frame, not a sheet.',
  staging: ': take the camera, the lens and where everyone stands from it, and nothing of its look.',
}

/** Pictures whose label says less to a model than to an artist. */
const NAMED: Readonly<Record<string, string>> = {
  sketch: 'the sketch.',
  contact: 'a contact sheet of this scene',
  staging: 'a staging of this shot with mannequins',
}

/** The prompt exactly as it will be sent. */
export function wordsOf(request: Pick<GenerationRequest, 'pieces' | 'pictures'>): string {
  return wordSpans(request)
    .map((span) => span.text)
    .join('')
}

interface Pictured {
  readonly role: string
  readonly label: string
  readonly use?: PictureUse | undefined
}

/** One line per picture, in order, that tells the model which is which: "Picture 2 is Mara v2 (cast): …". */
export function pictureLines(pictures: readonly Pictured[]): string[] {
  return pictures.map((picture, index) => {
    const name = NAMED[picture.role] ?? tidy(picture.label)
    const said = saidOfCard(picture.role, picture.use) ?? SAID_OF[picture.role] ?? ''
    return `Picture ${index + 1} is ${name}${said}`
  })
}

/**
 * The prompt as spans with their source; concatenated they equal `wordsOf`. Camera pieces form one sentence, scene
 * pieces another, and every other piece stands alone, so that any of them can be edited or removed and the rest still
 * reads well. The instruction to follow the sketch is included only with a sketch.
 */
export function wordSpans(request: Pick<GenerationRequest, 'pieces' | 'pictures'>): WordsSpan[] {
  const spans: WordsSpan[] = pictureLines(request.pictures).flatMap((text, index) => [
    ...(index === 0 ? [] : [{ from: '', text: '\n' }]),
    { from: `picture.${index}`, text },
  ])
  const sketched = request.pictures.some((picture) => picture.role === 'sketch')
  const pieces = request.pieces
    .map(({ from, text }) => ({ from, text: text.trim() }))
    .filter(({ from, text }) => text !== '' && (from !== 'sketch' || sketched))
  if (spans.length > 0 && pieces.length > 0) spans.push({ from: '', text: '\n\n' })
  pieces.forEach(({ from, text }, at) => {
    const before = pieces[at - 1]
    const goesOn = before !== undefined && sentenceOf(before.from) === sentenceOf(from)
    if (before) spans.push({ from: '', text: goesOn ? joint(before, text) : `${stop(before.text)} ` })
    spans.push({ from, text: goesOn || !isOurs(from) ? text : capitalised(text) })
  })
  const last = pieces.at(-1)
  if (last && stop(last.text) !== '') spans.push({ from: '', text: stop(last.text) })
  return spans
}

function sentenceOf(from: string): string {
  if (CAMERA_FIELDS.includes(from)) return 'camera'
  return from.startsWith('scene.') ? 'scene' : from
}

/** Generated sentences begin with a capital; typed ones begin as typed. */
function isOurs(from: string): boolean {
  return CAMERA_FIELDS.includes(from) || from.startsWith('scene.') || from === 'project.ratio'
}

function joint(before: WordsSpan, text: string): string {
  if (/[,;:–—-]$/.test(before.text)) return ' '
  const described = before.from === 'shot.size' && !/(?:-up|shot|frame)$/.test(before.text)
  return described || beginsWithPreposition(text) ? ' ' : ', '
}

function stop(text: string): string {
  return /[.!?…:;]["”’')\]]*$/.test(text) ? '' : '.'
}
