import type { Board } from '../document/board.ts'
import type { GenerationRequest, PictureRole, RequestPicture, Staging } from '../document/recipe.ts'
import { ANGLES, FRAMINGS, SIZES, termOf } from '../film/vocabulary.ts'
import type { Term } from '../film/vocabulary.ts'
import { fieldName } from './fieldName.ts'
import { modelFacts } from './models.ts'
import { tidy } from './wording.ts'

/** What of a request differs from another one, as phrases: "lens 35 → 50", "Mara v2 → v3", "sketch redrawn". */
export function differences(board: Board, request: GenerationRequest, before: GenerationRequest): string[] {
  return [
    ...settingChanges(request, before),
    ...stagingChanges(request.staging, before.staging),
    ...pieceChanges(board, request, before),
    ...pictureChanges(request.pictures, before.pictures),
  ]
}

function change(what: string, was: string, is: string): string[] {
  if (was === is) return []
  if (was === '') return [`${what} ${is} added`.trim()]
  return [is === '' ? `${what} ${was} left out`.trim() : `${what} ${was} → ${is}`.trim()]
}

function settingChanges(is: GenerationRequest, was: GenerationRequest): string[] {
  const named = (request: GenerationRequest): string => modelFacts(request)?.name ?? request.model
  // Without a seed of its own a request gets any.
  const seeds = is.seed === null || was.seed === null ? [] : change('seed', String(was.seed), String(is.seed))
  return [
    ...change('', named(was), named(is)),
    ...(is.baseUrl === was.baseUrl ? [] : ['another address']),
    ...change('', was.imageSize, is.imageSize),
    ...change('', was.aspectRatio, is.aspectRatio),
    ...seeds,
    ...(is.follow && was.follow ? change('sketch followed', FOLLOWED[was.follow], FOLLOWED[is.follow]) : []),
  ]
}

const FOLLOWED = { closely: 'closely', loosely: 'loosely', mood: 'for its mood' } as const

function stagingChanges(is: Staging, was: Staging): string[] {
  const term = (terms: readonly Term[], id: string): string => termOf(terms, id)?.label ?? id
  return [
    ...change('size', term(SIZES, was.size), term(SIZES, is.size)),
    ...change('framing', term(FRAMINGS, was.framing), term(FRAMINGS, is.framing)),
    ...change('angle', term(ANGLES, was.angle), term(ANGLES, is.angle)),
    ...change('lens', String(was.lensMm ?? ''), String(is.lensMm ?? '')),
    ...change('time of day', tidy(was.timeOfDay), tidy(is.timeOfDay)),
  ]
}

/** What the words of a field also depend on: where that changed, other words are no change of the field. */
const DEPENDS: Readonly<Record<string, readonly (keyof Staging)[]>> = {
  'shot.size': ['size', 'framing', 'angle', 'lensMm', 'cast'],
  'shot.framing': ['framing', 'cast'],
  'shot.castIds': ['size', 'framing'],
  'shot.subject': ['size', 'framing', 'cast'],
  'shot.angle': ['angle', 'framing'],
  'shot.lensMm': ['lensMm', 'size', 'framing', 'ratio'],
  'shot.aperture': ['lensMm', 'size', 'framing'],
  'shot.support': ['angle'],
  'scene.timeOfDay': ['timeOfDay'],
  'scene.light': ['timeOfDay', 'intExt'],
  'project.ratio': ['ratio'],
}
/** Said of what is otherwise told: the pictures, and how the sketch is followed. */
const TOLD: readonly string[] = ['pictures', 'sketch']
/** Longer words are not quoted. */
const SHORT = 28

function pieceChanges(board: Board, is: GenerationRequest, was: GenerationRequest): string[] {
  const texts = (request: GenerationRequest) => new Map(request.pieces.map(({ from, text }) => [from, tidy(text)]))
  const [now, then] = [texts(is), texts(was)]
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((from) => {
    const [text, old] = [now.get(from) ?? '', then.get(from) ?? '']
    const follows = (DEPENDS[from] ?? []).some((key) => String(is.staging[key]) !== String(was.staging[key]))
    if (text === old || follows || TOLD.includes(from)) return []
    const name = from.startsWith('card.') ? `words on ${fieldName(board, from)}` : withinPhrase(fieldName(board, from))
    if (old === '') return [`${name} added`]
    if (text === '') return [`${name} left out`]
    return Math.max(text.length, old.length) > SHORT ? [`${name} changed`] : [`${name} ${old} → ${text}`]
  })
}

/** "Style note" within a phrase; "VFX" keeps its capitals. */
function withinPhrase(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.replace(/^./u, (letter) => letter.toLowerCase()) : name
}

const ONE_OF_A_KIND: Partial<Record<PictureRole, string>> = {
  sketch: 'sketch',
  before: 'take before',
  after: 'take after',
  contact: 'contact sheet',
  staging: 'staging',
}

function pictureChanges(is: readonly RequestPicture[], was: readonly RequestPicture[]): string[] {
  const [now, then] = [byName(is), byName(was)]
  const changes = [...new Set([...now.keys(), ...then.keys()])].flatMap((name) =>
    subjectChange(name, then.get(name) ?? [], now.get(name) ?? []),
  )
  const order = (pictures: readonly RequestPicture[]) => pictures.map(({ mediaId }) => mediaId).join()
  return changes.length > 0 || order(is) === order(was) ? changes : ['pictures in another order']
}

const VERSION = /^(.*) v(\d+)$/s

/** Pictures by what they show: "Mara", whatever her version; "sketch". */
function byName(pictures: readonly RequestPicture[]): ReadonlyMap<string, readonly RequestPicture[]> {
  const named = new Map<string, RequestPicture[]>()
  for (const picture of pictures) {
    const name = ONE_OF_A_KIND[picture.role] ?? VERSION.exec(picture.label)?.[1] ?? picture.label
    named.set(name, [...(named.get(name) ?? []), picture])
  }
  return named
}

function subjectChange(name: string, was: readonly RequestPicture[], is: readonly RequestPicture[]): string[] {
  const version = (pictures: readonly RequestPicture[]) => VERSION.exec(pictures[0]?.label ?? '')?.[2]
  const labelled = (pictures: readonly RequestPicture[]) => {
    const number = version(pictures)
    return number === undefined || isOneOfAKind(name) ? name : `${name} v${number}`
  }
  if (was.length === 0) return [`${labelled(is)} added`]
  if (is.length === 0) return [`${labelled(was)} left out`]
  if (!isOneOfAKind(name) && version(was) !== version(is)) return [`${labelled(was)} → v${version(is) ?? '?'}`]
  const shown = (pictures: readonly RequestPicture[]) =>
    pictures
      .map(({ mediaId }) => mediaId)
      .toSorted()
      .join()
  if (shown(was) === shown(is)) return []
  if (name === 'sketch') return ['sketch redrawn']
  return [isOneOfAKind(name) ? `another ${name}` : `other pictures of ${name}`]
}

function isOneOfAKind(name: string): boolean {
  return Object.values(ONE_OF_A_KIND).includes(name)
}
