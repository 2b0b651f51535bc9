import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { MediaId, PanelId } from '../document/ids.ts'
import { withoutAts } from '../document/mentions.ts'
import { blankScene, blankShot } from '../document/newProject.ts'
import type { ImageSize, ProjectRow, SceneRow, ShotRow } from '../document/schema.ts'
import { numbersOf, panelOf, panelPlace, sceneOf, shotOf } from '../document/select.ts'
import { ratioLabel } from '../film/ratios.ts'
import { avoidWords } from './avoidWords.ts'
import { besidePictures } from './besidePictures.ts'
import type { MadeBeside } from './besidePictures.ts'
import { cameraPieces } from './cameraWords.ts'
import { cardPicturesOf } from './cardPictures.ts'
import type { CardPictures, PictureWish } from './cardPictures.ts'
import { cardPiece, namesOf, usedLooks } from './cardWords.ts'
import { followWords } from './followWords.ts'
import { keptFraction, modelFacts, nearestRatio, ratioValue, takesPictures, thinkingLevels } from './models.ts'
import type { AskedModel } from './models.ts'
import { panelPieces } from './panelWords.ts'
import { isHosted, providerOf, serviceOf, defaultModel } from './providers/providerOf.ts'
import type {
  Beside,
  Follow,
  GenerationRequest,
  RequestPicture,
  Staging,
  ThinkingLevel,
  WordsPiece,
} from '../document/recipe.ts'
import { scenePieces } from './sceneWords.ts'
import { allCards, shotCards } from './shotCards.ts'
import type { ShotCards } from './shotCards.ts'
import { winsWords } from './winsWords.ts'

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
  /** The artist's choice among the pictures, where the model can't take all. */
  readonly wish?: PictureWish
  /** Pictures that go along by choice; of what the host makes, as made. */
  readonly beside?: readonly Beside[]
  readonly made?: MadeBeside
}

/** A shot with everything it refers to looked up. */
interface ShotContext {
  readonly film: ProjectRow
  readonly scene: SceneRow
  readonly shot: ShotRow
  readonly slate: string
  /** Which moment of the shot the panel is. */
  readonly moment: readonly WordsPiece[]
  readonly cards: ShotCards
  /** A text with the bare names of the cards that it mentions. */
  readonly say: (text: string) => string
}

/**
 * The request for a panel: the sketch first, then the pictures of its cast, location, props and the film's style, with
 * a prompt in a first AD's words, in pieces that name their field. A model without picture input gets none; one that
 * outputs the film's own ratio gets no words about cropping. Pure and total: an empty shot, or a missing panel, still
 * gives a sensible prompt.
 */
export function composeRequest(board: Board, panelId: PanelId, options: ComposeOptions): GenerationRequest {
  const context = contextOf(board, panelId, options.free)
  const asked = askedModel(context.film, options)
  const pictures = takesPictures(asked) ? [...picturesOf(board, panelId, context, options).chosen] : []
  const looks = usedLooks(allCards(context.cards), pictures)
  const whole = modelFacts(asked)?.ratios === null
  const aspectRatio = whole ? `${ratioLabel(context.film.ratio)}:1` : nearestRatio(asked, context.film.ratio)
  return {
    ...asked,
    baseUrl: baseUrlOf(context.film, asked.provider, options),
    pieces: piecesOf(context, pictures, whole ? null : aspectRatio, options),
    pictures,
    ...(looks.length > 0 ? { looks } : {}),
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
export function baseUrlOf(film: ProjectRow, provider: string, options: Pick<ComposeOptions, 'baseUrl'>): string {
  if (!isHosted(provider)) return ''
  return options.baseUrl ?? (provider === serviceOf(film).id ? film.baseUrl : '')
}

function contextOf(board: Board, panelId: PanelId, free?: string): ShotContext {
  const panel = panelOf(board, panelId)
  const shot = (panel && shotOf(board, panel.shotId)) ?? blankShot('' as ShotRow['id'], '' as SceneRow['id'], '')
  const scene = sceneOf(board, shot.sceneId) ?? blankScene('' as SceneRow['id'], '')
  const said = panel && withoutAtsIn(board, panel)
  return {
    film: withoutAtsIn(board, filmOf(board)),
    scene: withoutAtsIn(board, scene),
    shot: withoutAtsIn(board, shot),
    moment: said ? panelPieces(said, panelPlace(board, said)) : [],
    slate: numbersOf(board).shots.get(shot.id) ?? '',
    cards: shotCards(board, scene, shot, panel, free),
    say: (text) => withoutAts(board, text),
  }
}

/** A row whose texts say the bare names of the cards that they mention. */
function withoutAtsIn<R extends object>(board: Board, row: R): R {
  const said = Object.entries(row).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? withoutAts(board, value) : value,
  ])
  return Object.fromEntries(said) as R
}

/** What shows this panel and the film around it, then the cards' pictures. */
function picturesOf(board: Board, panelId: PanelId, context: ShotContext, options: ComposeOptions): CardPictures {
  const { sketch, wish, beside = [], made = {} } = options
  const first: RequestPicture[] = [
    ...(sketch === null ? [] : [{ role: 'sketch' as const, label: 'Sketch', mediaId: sketch }]),
    ...besidePictures(board, panelId, beside, made),
  ]
  return cardPicturesOf(first, allCards(context.cards), askedModel(context.film, options), wish)
}

/** Pictures of the panel's cards that don't go along, and why. */
export function picturesLeftOver(board: Board, panelId: PanelId, options: ComposeOptions): CardPictures['over'] {
  const context = contextOf(board, panelId, options.free)
  return takesPictures(askedModel(context.film, options)) ? picturesOf(board, panelId, context, options).over : []
}

function piecesOf(
  context: ShotContext,
  pictures: readonly RequestPicture[],
  ratio: string | null,
  { free = '', follow = 'closely', notes = false }: ComposeOptions,
): WordsPiece[] {
  const { cards, say } = context
  const names = namesOf([...cards.cast, ...cards.locations])
  const frame = { cast: namesOf(cards.cast), props: namesOf(cards.props) }
  const last = say(free).trim()
  const shot: WordsPiece[] = [
    ...cameraPieces(context.shot, frame, context.film.ratio),
    ...scenePieces(context.scene, names),
    { from: 'shot.action', text: context.shot.action.trim() },
    ...context.moment,
    ...allCards(cards)
      .map(cardPiece)
      .map(({ from, text }) => ({ from, text: say(text) })),
    { from: 'project.styleNote', text: context.film.styleNote.trim() },
    { from: 'shot.avoid', text: avoidWords(context.shot.avoid) },
  ].filter((piece) => piece.text !== '')
  const words = shot.length > 0 || last !== '' ? shot : [{ from: 'shot.size', text: 'film frame' }]
  return [
    ...(isSketched(pictures) ? [{ from: 'sketch', text: followWords(follow, notes) }] : []),
    ...winsPieces(pictures, follow),
    ...words,
    ...(ratio === null ? [] : framePieces(context.film.ratio, ratio)),
    ...(last === '' ? [] : [{ from: 'free', text: last }]),
  ]
}

function winsPieces(pictures: readonly RequestPicture[], follow: Follow): WordsPiece[] {
  const text = winsWords(pictures, follow)
  return text === '' ? [] : [{ from: 'pictures', text }]
}

function isSketched(pictures: readonly RequestPicture[]): boolean {
  return pictures.some((picture) => picture.role === 'sketch')
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
    cast: namesOf(context.cards.cast),
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
