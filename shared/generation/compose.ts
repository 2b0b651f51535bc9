import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { MediaId, PanelId } from '../document/ids.ts'
import { blankScene, blankShot } from '../document/newProject.ts'
import type { CardRow, ImageSize, ProjectRow, SceneRow, ShotRow } from '../document/schema.ts'
import { cardOf, cardsOf, numbersOf, panelOf, panelPlace, sceneOf, shotOf } from '../document/select.ts'
import { ratioLabel } from '../film/ratios.ts'
import { avoidWords } from './avoidWords.ts'
import { cameraPieces } from './cameraWords.ts'
import { cardPicturesOf } from './cardPictures.ts'
import { followWords } from './followWords.ts'
import { keptFraction, modelFacts, nearestRatio, ratioValue, takesPictures, thinkingLevels } from './models.ts'
import type { AskedModel } from './models.ts'
import { panelPieces } from './panelWords.ts'
import { isHosted, providerOf, serviceOf, defaultModel } from './providers/providerOf.ts'
import type {
  Follow,
  GenerationRequest,
  RequestPicture,
  Staging,
  ThinkingLevel,
  WordsPiece,
} from '../document/recipe.ts'
import { scenePieces } from './sceneWords.ts'
import { tidy } from './wording.ts'

export interface ComposeOptions {
  /** The panel's drawing, rendered and stored (`generation.sketch`); null to send none. */
  readonly sketch: MediaId | null
  /** Options left out default to the film's row. */
  readonly provider?: string
  readonly model?: string
  readonly imageSize?: ImageSize
  /** Dropped for a model that lets nothing be chosen. */
  readonly thinking?: ThinkingLevel
  readonly baseUrl?: string
  readonly seed?: number | null
  /** The artist's own text, placed last. */
  readonly free?: string
  /** How far to keep to the sketch; closely unless given. */
  readonly follow?: Follow
  /** The sketch was rendered with its arrows and texts. */
  readonly notes?: boolean
}

/** A shot with everything it refers to looked up. */
interface ShotContext {
  readonly film: ProjectRow
  readonly scene: SceneRow
  readonly shot: ShotRow
  readonly slate: string
  /** Which moment of the shot the panel is. */
  readonly moment: readonly WordsPiece[]
  readonly cast: readonly CardRow[]
  readonly location: CardRow | undefined
  readonly props: readonly CardRow[]
  readonly styles: readonly CardRow[]
}

/**
 * The request for a panel: the sketch first, then the pictures of its cast, location, props and the film's style, with
 * a prompt in a first AD's words, in pieces that name their field. A model without picture input gets none; one that
 * outputs the film's own ratio gets no words about cropping. Pure and total: an empty shot, or a missing panel, still
 * gives a sensible prompt.
 */
export function composeRequest(board: Board, panelId: PanelId, options: ComposeOptions): GenerationRequest {
  const context = contextOf(board, panelId)
  const asked = askedModel(context.film, options)
  const pictures = takesPictures(asked) ? picturesOf(context, asked, options.sketch) : []
  const whole = modelFacts(asked)?.ratios === null
  const aspectRatio = whole ? `${ratioLabel(context.film.ratio)}:1` : nearestRatio(asked, context.film.ratio)
  return {
    ...asked,
    baseUrl: baseUrlOf(context.film, asked.provider, options),
    pieces: piecesOf(context, pictures, whole ? null : aspectRatio, options),
    pictures,
    ...(isSketched(pictures) ? { follow: options.follow ?? 'closely' } : {}),
    aspectRatio,
    imageSize: sizeFor(asked, options.imageSize ?? context.film.imageSize),
    ...thinkingFor(asked, options.thinking),
    seed: options.seed ?? null,
    staging: stagingOf(context),
  }
}

/** The provider and model to use. The film's model belongs to its own service: another provider uses its recommended model. */
export function askedModel(film: ProjectRow, options: Pick<ComposeOptions, 'provider' | 'model'>): AskedModel {
  const provider = options.provider ?? film.provider
  const entry = providerOf(provider)
  if (entry?.hosted === null) return { provider, model: defaultModel(entry).id }
  const own = !entry || entry.id === serviceOf(film).id
  return { provider, model: options.model ?? (own ? film.model : defaultModel(entry).id) }
}

/** Likewise, the film's address applies only to its own service. */
function baseUrlOf(film: ProjectRow, provider: string, options: ComposeOptions): string {
  if (!isHosted(provider)) return ''
  return options.baseUrl ?? (provider === serviceOf(film).id ? film.baseUrl : '')
}

function contextOf(board: Board, panelId: PanelId): ShotContext {
  const panel = panelOf(board, panelId)
  const shot = panel && shotOf(board, panel.shotId)
  const scene = shot && sceneOf(board, shot.sceneId)
  const cards = (ids: readonly string[]): CardRow[] => ids.flatMap((id) => cardOf(board, id) ?? [])
  return {
    film: filmOf(board),
    scene: scene ?? blankScene('' as SceneRow['id'], ''),
    shot: shot ?? blankShot('' as ShotRow['id'], '' as SceneRow['id'], ''),
    moment: panel ? panelPieces(panel, panelPlace(board, panel)) : [],
    slate: (shot && numbersOf(board).shots.get(shot.id)) ?? '',
    cast: cards(shot?.castIds ?? []),
    location: cards(shot?.locationId ? [shot.locationId] : [])[0],
    props: cards(shot?.propIds ?? []),
    styles: cardsOf(board).filter((card) => card.kind === 'style'),
  }
}

function picturesOf(context: ShotContext, asked: AskedModel, sketch: MediaId | null): RequestPicture[] {
  const cards = [...context.cast, ...(context.location ? [context.location] : []), ...context.props, ...context.styles]
  const first: RequestPicture[] = sketch === null ? [] : [{ role: 'sketch', label: 'Sketch', mediaId: sketch }]
  return cardPicturesOf(first, cards, asked)
}

function piecesOf(
  context: ShotContext,
  pictures: readonly RequestPicture[],
  ratio: string | null,
  { free = '', follow = 'closely', notes = false }: ComposeOptions,
): WordsPiece[] {
  const names = [...context.cast, ...(context.location ? [context.location] : [])]
    .map((card) => tidy(card.name))
    .filter(Boolean)
  const frame = { cast: namesOf(context.cast), props: namesOf(context.props) }
  const shot: WordsPiece[] = [
    ...cameraPieces(context.shot, frame, context.film.ratio),
    ...scenePieces(context.scene, names),
    { from: 'shot.action', text: context.shot.action.trim() },
    ...context.moment,
    ...[...context.cast, ...(context.location ? [context.location] : []), ...context.props, ...context.styles].map(
      cardPiece,
    ),
    { from: 'project.styleNote', text: context.film.styleNote.trim() },
    { from: 'shot.avoid', text: avoidWords(context.shot.avoid) },
  ].filter((piece) => piece.text !== '')
  const words = shot.length > 0 || free.trim() !== '' ? shot : [{ from: 'shot.size', text: 'film frame' }]
  return [
    ...(isSketched(pictures) ? [{ from: 'sketch', text: followWords(follow, notes) }] : []),
    ...words,
    ...(ratio === null ? [] : framePieces(context.film.ratio, ratio)),
    ...(free.trim() === '' ? [] : [{ from: 'free', text: free.trim() }]),
  ]
}

function isSketched(pictures: readonly RequestPicture[]): boolean {
  return pictures.some((picture) => picture.role === 'sketch')
}

/** "Mara: thirty, cropped hair, a yellow oilskin"; '' for a card without a description. */
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

/** If the picture will be cropped noticeably to the film's frame, the model must know which part remains. */
function framePieces(film: number, ratio: string): WordsPiece[] {
  if (keptFraction(ratioValue(ratio), film) > 0.96) return []
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

function stagingOf(context: ShotContext): Staging {
  const { shot, scene } = context
  return {
    size: shot.size,
    framing: shot.framing,
    angle: shot.angle,
    lensMm: shot.lensMm,
    ratio: context.film.ratio,
    intExt: scene.intExt,
    timeOfDay: scene.timeOfDay,
    cast: namesOf(context.cast),
    slate: context.slate,
  }
}

function thinkingFor(asked: AskedModel, wanted: ThinkingLevel | undefined): Pick<GenerationRequest, 'thinking'> {
  return wanted !== undefined && thinkingLevels(asked).includes(wanted) ? { thinking: wanted } : {}
}

/** The size asked for, or the largest smaller one that the model supports. */
function sizeFor(asked: AskedModel, wanted: ImageSize): ImageSize {
  const prices = modelFacts(asked)?.prices
  const order: readonly ImageSize[] = ['4K', '2K', '1K']
  return order.slice(order.indexOf(wanted)).find((size) => !prices || prices[size] !== undefined) ?? wanted
}
