import { same } from '../document/board.ts'
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
  // Without a seed of its own a request gets any.
  const seeds = is.seed === null || was.seed === null ? [] : change('seed', String(was.seed), String(is.seed))
  return [
    ...change('', modelName(was), modelName(is)),
    ...(is.baseUrl === was.baseUrl ? [] : ['another address']),
    ...change('', was.imageSize, is.imageSize),
    ...change('', was.aspectRatio, is.aspectRatio),
    ...seeds,
    ...change('thinking', was.thinking ?? '', is.thinking ?? ''),
    ...(is.follow && was.follow ? change('sketch followed', FOLLOWED[was.follow], FOLLOWED[is.follow]) : []),
  ]
}

function modelName(request: GenerationRequest): string {
  return modelFacts(request)?.name ?? request.model
}

const FOLLOWED = { closely: 'closely', loosely: 'loosely', mood: 'for its mood' } as const

function stagingChanges(is: Staging, was: Staging): string[] {
  return [
    ...change('size', labelIn(SIZES, was.size), labelIn(SIZES, is.size)),
    ...change('framing', labelIn(FRAMINGS, was.framing), labelIn(FRAMINGS, is.framing)),
    ...change('angle', labelIn(ANGLES, was.angle), labelIn(ANGLES, is.angle)),
    ...change('lens', String(was.lensMm ?? ''), String(is.lensMm ?? '')),
    ...change('time of day', tidy(was.timeOfDay), tidy(is.timeOfDay)),
  ]
}

function labelIn(terms: readonly Term[], id: string): string {
  return termOf(terms, id)?.label ?? id
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
  const [now, then] = [textsOf(is), textsOf(was)]
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

function textsOf({ pieces }: GenerationRequest): ReadonlyMap<string, string> {
  return new Map(pieces.map(({ from, text }) => [from, tidy(text)]))
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
  return changes.length > 0 || same(idsOf(is), idsOf(was)) ? changes : ['pictures in another order']
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
  if (was.length === 0) return [`${labelled(name, is)} added`]
  if (is.length === 0) return [`${labelled(name, was)} left out`]
  const [old, now] = [versionOf(name, was), versionOf(name, is)]
  if (old !== now) return [`${labelled(name, was)} → ${now === null ? name : `v${now}`}`]
  if (same(idsOf(was).toSorted(), idsOf(is).toSorted())) return []
  if (name === 'sketch') return ['sketch redrawn']
  return [isOneOfAKind(name) ? `another ${name}` : `other pictures of ${name}`]
}

function idsOf(pictures: readonly RequestPicture[]): readonly string[] {
  return pictures.map(({ mediaId }) => mediaId)
}

/** null for pictures that have none. */
function versionOf(name: string, pictures: readonly RequestPicture[]): string | null {
  return isOneOfAKind(name) ? null : (VERSION.exec(pictures[0]?.label ?? '')?.[2] ?? null)
}

function labelled(name: string, pictures: readonly RequestPicture[]): string {
  const version = versionOf(name, pictures)
  return version === null ? name : `${name} v${version}`
}

function isOneOfAKind(name: string): boolean {
  return Object.values(ONE_OF_A_KIND).includes(name)
}
