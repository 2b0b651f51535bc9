import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { LayerRow, MediaRow, TakeRow } from '../document/schema.ts'
import { layersOf, numbersOf, panelOf, panelPlace } from '../document/select.ts'
import { allRows } from '../document/table.ts'
import { modelFacts } from '../generation/models.ts'
import { isHosted, labelOf } from '../generation/providers/providerOf.ts'
import { isModelTake, modelPictures, policyLine } from './aiPolicy.ts'
import type { PictureRecord } from './marks/pictureRecord.ts'
import { sourceTypeFor } from './marks/sourceType.ts'
import type { ModelWork, SourceType } from './marks/sourceType.ts'

/** How a picture of a panel was made. */
export interface PanelShown {
  /** Layers that it shows, whatever is on them. */
  readonly kinds: ReadonlySet<LayerRow['kind']>
  /** Ids of pictures that were left out. */
  readonly without: ReadonlySet<string>
  /** Its hidden layers are in it. */
  readonly hiddenToo?: boolean
  /** Pictures from elsewhere that say of themselves that a model had a part in them. */
  readonly modelWork: ReadonlyMap<string, ModelWork>
  /** Whether a layer holds marks. */
  readonly holdsMarks: (layer: LayerRow) => boolean
}

export function recordOfPanel(board: Board, panelId: string, shown: PanelShown, at: string): PictureRecord {
  const layers = layersShown(board, panelId, shown)
  const pictures = picturesOf(layers)
  const takes = takesWith(board, new Set(pictures))
  const byModel = modelPictures(board)
  const made = new Set<string>(takes.map(({ mediaId }) => mediaId))
  const brought = pictures.filter((id) => !made.has(id)).map((id) => shown.modelWork.get(id) ?? null)
  const type = sourceTypeFor({
    drawn: layers.some((layer) => layer.mediaId === null && shown.holdsMarks(layer)),
    // A take that was set into another one is put together by itself.
    pictures: brought.some((work) => work !== 'trainedAlgorithmicMedia') || takes.some(isSetIn),
    standIns: takes.some(({ mediaId }) => !byModel.has(mediaId)),
    model: takes.some(({ mediaId }) => byModel.has(mediaId)) || brought.some((work) => work !== null),
  })
  return { ...aboutPanel(board, panelId, at), sourceType: type, models: modelsOf(takes) }
}

/** Ids of the pictures that a panel shows and that are no takes' of this film: how they were made, they alone say. */
export function broughtIn(
  board: Board,
  panelId: string,
  shown: Pick<PanelShown, 'kinds' | 'without' | 'hiddenToo'>,
): string[] {
  const pictures = picturesOf(layersShown(board, panelId, shown))
  const made = new Set<string>(takesWith(board, new Set(pictures)).map(({ mediaId }) => mediaId))
  return pictures.filter((id) => !made.has(id))
}

function layersShown(
  board: Board,
  panelId: string,
  shown: Pick<PanelShown, 'kinds' | 'without' | 'hiddenToo'>,
): LayerRow[] {
  return layersOf(board, panelId).filter(
    ({ kind, visible, opacity, mediaId }) =>
      (shown.hiddenToo === true || (visible && opacity > 0)) &&
      shown.kinds.has(kind) &&
      (mediaId === null || !shown.without.has(mediaId)),
  )
}

function picturesOf(layers: readonly LayerRow[]): string[] {
  return [...new Set(layers.flatMap(({ mediaId }) => mediaId ?? []))]
}

/** How a picture was made that came from elsewhere, and says so itself. */
export function recordOfBroughtIn(board: Board, { name }: MediaRow, sourceType: ModelWork, at: string): PictureRecord {
  return { ...aboutFilm(board, at), what: name, sourceType, models: [] }
}

/** How a take's own picture was made. */
export function recordOfTake(board: Board, take: TakeRow, at: string): PictureRecord {
  const about = aboutPanel(board, take.panelId, at)
  const sourceType = typeOf(take.recipe.request, isSetIn(take))
  return { ...about, what: `${about.what}, take T${take.number}`, sourceType, models: modelsOf([take]) }
}

/** How a picture was made that is a model's answer in another format. */
export function recordOfAnswer(board: Board, panelId: string, request: GenerationRequest, at: string): PictureRecord {
  return { ...aboutPanel(board, panelId, at), sourceType: typeOf(request, false), models: modelsIn([request]) }
}

/** How a picture was made that is a model's answer set into a take, or around it. */
export function recordOfSetIn(board: Board, take: TakeRow, request: GenerationRequest, at: string): PictureRecord {
  const about = aboutPanel(board, take.panelId, at)
  const what = `${about.what}, take T${take.number} changed in part`
  return { ...about, what, sourceType: typeOf(request, true), models: modelsIn([take.recipe.request, request]) }
}

function isSetIn({ recipe }: TakeRow): boolean {
  return recipe.setIn !== undefined
}

/** By the request that made a picture. `setIn`: it was put together with another one. */
function typeOf({ provider }: GenerationRequest, setIn: boolean): SourceType {
  if (!isHosted(provider)) return setIn ? 'composite' : 'algorithmicMedia'
  return setIn ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia'
}

/** How a document with these pictures was made. `broughtIn`: one from elsewhere says that a model had a part in it. */
export function recordOfDocument(
  board: Board,
  { what, takes, broughtIn: other }: { what: string; takes: readonly TakeRow[]; broughtIn: boolean },
  at: string,
): PictureRecord {
  const model = other || takes.some(isModelTake)
  const sourceType = sourceTypeFor({ drawn: true, pictures: false, standIns: takes.length > 0 && !model, model })
  return { ...aboutFilm(board, at), what, sourceType, models: modelsOf(takes) }
}

/** How a picture was made that shows these, each in its place. */
export function recordOfSheet(board: Board, what: string, parts: readonly PictureRecord[], at: string): PictureRecord {
  const types = new Set(parts.map(({ sourceType }) => sourceType))
  const model = types.has('trainedAlgorithmicMedia') || types.has('compositeWithTrainedAlgorithmicMedia')
  const drawn = types.size === 1 && types.has('digitalCreation')
  return {
    ...aboutFilm(board, at),
    what,
    sourceType: model ? 'compositeWithTrainedAlgorithmicMedia' : drawn ? 'digitalCreation' : 'composite',
    models: [...new Set(parts.flatMap(({ models }) => models))],
  }
}

function aboutFilm(board: Board, at: string): Pick<PictureRecord, 'film' | 'author' | 'policy' | 'at'> {
  const film = filmOf(board)
  return { film: film.title, author: film.author, policy: policyLine(film), at }
}

function aboutPanel(board: Board, panelId: string, at: string): Omit<PictureRecord, 'sourceType' | 'models'> {
  const panel = panelOf(board, panelId)
  const { index, count } = panel ? panelPlace(board, panel) : { index: 1, count: 1 }
  const number = (panel && numbersOf(board).shots.get(panel.shotId)) ?? ''
  return { ...aboutFilm(board, at), what: `Shot ${number}${count > 1 ? `, panel ${index} of ${count}` : ''}` }
}

function takesWith(board: Board, mediaIds: ReadonlySet<string>): TakeRow[] {
  return mediaIds.size === 0 ? [] : [...allRows(board.take)].filter(({ mediaId }) => mediaIds.has(mediaId))
}

function modelsOf(takes: readonly TakeRow[]): string[] {
  return modelsIn(takes.map(({ recipe }) => recipe.request))
}

function modelsIn(requests: readonly GenerationRequest[]): string[] {
  const named = requests
    .filter(({ provider }) => isHosted(provider))
    .map((request) => `${labelOf(request.provider)}, ${modelFacts(request)?.name ?? request.model}`)
  return [...new Set(named)]
}
