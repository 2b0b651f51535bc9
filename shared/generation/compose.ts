import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { MediaId, PanelId } from '../document/ids.ts'
import { blankScene, blankShot } from '../document/newProject.ts'
import type { CardRow, ImageSize, ProjectRow, SceneRow, ShotRow } from '../document/schema.ts'
import { cardOf, cardsOf, numbersOf, panelOf, sceneOf, shotOf } from '../document/select.ts'
import { ratioLabel } from '../film/ratios.ts'
import { cameraPieces } from './cameraWords.ts'
import { cardPicturesOf } from './cardPictures.ts'
import { kept, modelFacts, nearestRatio, ratioValue, takesPictures } from './models.ts'
import type { AskedModel } from './models.ts'
import { isHosted, providerOf, serviceOf, usualModel } from './providers/providerOf.ts'
import type { GenerationRequest, RequestPicture, Staging, WordsPiece } from '../document/recipe.ts'
import { scenePieces } from './sceneWords.ts'
import { tidy } from './wording.ts'

export interface ComposeOptions {
  /** The panel's drawing, rendered and staged (`generation.sketch`); null to send none. */
  readonly sketch: MediaId | null
  /** What is left out comes from the film's own row. */
  readonly provider?: string
  readonly model?: string
  readonly imageSize?: ImageSize
  readonly baseUrl?: string
  readonly seed?: number | null
  /** Words of the artist's own, said last. */
  readonly free?: string
}

/** A shot with everything that it names looked up. */
interface Told {
  readonly film: ProjectRow
  readonly scene: SceneRow
  readonly shot: ShotRow
  readonly slate: string
  readonly cast: readonly CardRow[]
  readonly location: CardRow | undefined
  readonly props: readonly CardRow[]
  readonly styles: readonly CardRow[]
}

const FOLLOW_THE_SKETCH =
  'Follow the sketch: keep its composition, its framing, the height of its camera, its horizon, and the place and pose of everyone in it. It is a rough drawing by hand: make a finished film frame of it, without its lines, arrows or notes.'

/**
 * What would be sent for a panel: the sketch first, then the pictures of its cast, location, props and the film's style,
 * with words that a first AD would say, in pieces that name their field. A model that takes none is sent no pictures, and one
 * whose pictures have the film's own ratio hears nothing of a cut. Pure and total: an empty shot, or a panel that is gone, still gives words that make sense.
 */
export function composeRequest(board: Board, panelId: PanelId, options: ComposeOptions): GenerationRequest {
  const told = tell(board, panelId)
  const asked = askedModel(told.film, options)
  const pictures = takesPictures(asked) ? picturesOf(told, asked, options.sketch) : []
  const whole = modelFacts(asked)?.ratios === null
  const aspectRatio = whole ? `${ratioLabel(told.film.ratio)}:1` : nearestRatio(asked, told.film.ratio)
  return {
    ...asked,
    baseUrl: baseUrlOf(told.film, asked.provider, options),
    pieces: piecesOf(told, pictures, whole ? null : aspectRatio, options.free ?? ''),
    pictures,
    aspectRatio,
    imageSize: sizeFor(asked, options.imageSize ?? told.film.imageSize),
    seed: options.seed ?? null,
    staging: stagingOf(told),
  }
}

/** Who would be asked. The film's model is one of its own service: another is asked for the one that it recommends. */
export function askedModel(film: ProjectRow, options: Pick<ComposeOptions, 'provider' | 'model'>): AskedModel {
  const provider = options.provider ?? film.provider
  const entry = providerOf(provider)
  if (entry?.hosted === null) return { provider, model: usualModel(entry).id }
  const own = !entry || entry.id === serviceOf(film).id
  return { provider, model: options.model ?? (own ? film.model : usualModel(entry).id) }
}

/** Likewise the film's address. */
function baseUrlOf(film: ProjectRow, provider: string, options: ComposeOptions): string {
  if (!isHosted(provider)) return ''
  return options.baseUrl ?? (provider === serviceOf(film).id ? film.baseUrl : '')
}

function tell(board: Board, panelId: PanelId): Told {
  const panel = panelOf(board, panelId)
  const shot = panel && shotOf(board, panel.shotId)
  const scene = shot && sceneOf(board, shot.sceneId)
  const cards = (ids: readonly string[]): CardRow[] => ids.flatMap((id) => cardOf(board, id) ?? [])
  return {
    film: filmOf(board),
    scene: scene ?? blankScene('' as SceneRow['id'], ''),
    shot: shot ?? blankShot('' as ShotRow['id'], '' as SceneRow['id'], ''),
    slate: (shot && numbersOf(board).shots.get(shot.id)) ?? '',
    cast: cards(shot?.castIds ?? []),
    location: cards(shot?.locationId ? [shot.locationId] : [])[0],
    props: cards(shot?.propIds ?? []),
    styles: cardsOf(board).filter((card) => card.kind === 'style'),
  }
}

function picturesOf(told: Told, asked: AskedModel, sketch: MediaId | null): RequestPicture[] {
  const cards = [...told.cast, ...(told.location ? [told.location] : []), ...told.props, ...told.styles]
  const first: RequestPicture[] = sketch === null ? [] : [{ role: 'sketch', label: 'Sketch', mediaId: sketch }]
  return cardPicturesOf(first, cards, modelFacts(asked))
}

function piecesOf(told: Told, pictures: readonly RequestPicture[], ratio: string | null, free: string): WordsPiece[] {
  const names = [...told.cast, ...(told.location ? [told.location] : [])].map((card) => tidy(card.name)).filter(Boolean)
  const frame = { cast: namesOf(told.cast), props: namesOf(told.props) }
  const shot: WordsPiece[] = [
    ...cameraPieces(told.shot, frame),
    ...scenePieces(told.scene, names),
    { from: 'shot.action', text: told.shot.action.trim() },
    ...[...told.cast, ...(told.location ? [told.location] : []), ...told.props, ...told.styles].map(cardPiece),
    { from: 'project.styleNote', text: told.film.styleNote.trim() },
  ].filter((piece) => piece.text !== '')
  const words = shot.length > 0 || free.trim() !== '' ? shot : [{ from: 'shot.size', text: 'film frame' }]
  const follow = pictures.some((picture) => picture.role === 'sketch')
  return [
    ...(follow ? [{ from: 'sketch', text: FOLLOW_THE_SKETCH }] : []),
    ...words,
    ...(ratio === null ? [] : framePieces(told.film.ratio, ratio)),
    ...(free.trim() === '' ? [] : [{ from: 'free', text: free.trim() }]),
  ]
}

/** "Mara: thirty, cropped hair, a yellow oilskin"; '' for a card of which nothing is said. */
function cardPiece(card: CardRow): WordsPiece {
  const name = tidy(card.name)
  const said = card.description.trim()
  const head = card.kind === 'prop' || card.kind === 'style' ? capitalKind(card) : name
  const text =
    said === ''
      ? ''
      : [card.kind === 'prop' && name !== '' ? `${head}, ${name}` : head, said].filter(Boolean).join(': ')
  return { from: `card.${card.id}`, text }
}

function capitalKind(card: CardRow): string {
  return card.kind === 'prop' ? 'Prop' : 'Style'
}

/** Where the picture will be cut to the film's frame by more than a hair, the model must know what will be left. */
function framePieces(film: number, ratio: string): WordsPiece[] {
  if (kept(ratioValue(ratio), film) > 0.96) return []
  const cut = ratioValue(ratio) > film ? 'at its sides' : 'above and below'
  return [
    {
      from: 'project.ratio',
      text: `The picture will be cut ${cut} to a centred ${ratioLabel(film)}:1 frame: keep everything that matters inside it`,
    },
  ]
}

function namesOf(cards: readonly CardRow[]): string[] {
  return cards.map((card) => tidy(card.name)).filter(Boolean)
}

function stagingOf(told: Told): Staging {
  const { shot, scene } = told
  return {
    size: shot.size,
    framing: shot.framing,
    angle: shot.angle,
    lensMm: shot.lensMm,
    ratio: told.film.ratio,
    intExt: scene.intExt,
    timeOfDay: scene.timeOfDay,
    cast: namesOf(told.cast),
    slate: told.slate,
  }
}

/** The size asked for, or the largest below it that the model makes. */
function sizeFor(asked: AskedModel, wanted: ImageSize): ImageSize {
  const prices = modelFacts(asked)?.prices
  const order: readonly ImageSize[] = ['4K', '2K', '1K']
  return order.slice(order.indexOf(wanted)).find((size) => !prices || prices[size] !== undefined) ?? wanted
}
