import type { Board } from '#shared/document/board.ts'
import { addMedia, addCard, editCard, editFilm, removeCard } from '#shared/document/commands/film.ts'
import { duplicatePanel, duplicateScene, duplicateShot } from '#shared/document/commands/duplicate.ts'
import {
  addLayer,
  editLayer,
  addTakeUnder,
  markTake,
  moveLayer,
  putMark,
  removeLayer,
  removeMark,
} from '#shared/document/commands/layers.ts'
import { mergeDown } from '#shared/compositing/mergeLayers.ts'
import { addPanel, editPanel, movePanel, removePanel } from '#shared/document/commands/panels.ts'
import { setPerspective, startPerspective } from '#shared/document/commands/perspective.ts'
import {
  addLook,
  addLookPictures,
  chooseSceneLook,
  chooseShotLook,
  editLook,
  removeLookPicture,
  setPictureUse,
} from '#shared/document/commands/looks.ts'
import { layPicture, placePicture } from '#shared/document/commands/pictures.ts'
import { editChange } from '#shared/document/commands/requests.ts'
import { removeLook } from '#shared/document/commands/removeLooks.ts'
import { addScene, editScene, moveScene, removeScene } from '#shared/document/commands/scenes.ts'
import { detachLayer, shareLayer } from '#shared/document/commands/sharedLayers.ts'
import { linkCard, unlinkCard } from '#shared/document/commands/shotCards.ts'
import { addShot, editShot, editShots, moveShots, removeShot, retimeShot } from '#shared/document/commands/shots.ts'
import { mergeShots, mergeWithNext, splitShot } from '#shared/document/commands/splitMerge.ts'
import { put } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { NewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import type { MarkRow, MediaRow } from '#shared/document/schema.ts'
import type { StrokeMark } from '#shared/document/markSchema.ts'
import {
  cardsOf,
  filmPanels,
  filmShots,
  layersOf,
  lookOf,
  looksOf,
  marksOf,
  panelOf,
  scenesOf,
  takesOf,
} from '#shared/document/select.ts'
import { makeTake } from './film.ts'

/** A small generator of numbers in [0, 1), so that replaying a command makes the same ids. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return state / 2 ** 32
  }
}

const PICTURE: MediaRow = {
  id: `media_${'ab'.repeat(32)}` as MediaRow['id'],
  type: 'image/png',
  bytes: 900,
  width: 640,
  height: 480,
  name: 'quay.png',
}

/** Three scenes of two shots each, a take and a picture, so that a few removals leave something to work on. */
export const START = startBoard()

function startBoard(): Board {
  const newId = makeNewId(seeded(1))
  let board = newProject({ title: 'Film', ratio: 2, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
  for (let at = 1; at <= 2; at += 1) board = addScene(board, newId('scene'), at)
  for (const { id } of scenesOf(board)) for (let at = 0; at < 2; at += 1) board = addShot(board, shotIds(newId), id, at)
  board = addMedia(board, PICTURE)
  const take = { ...makeTake(filmPanels(board)[0]!.id, PICTURE.id, 1), id: newId('take') }
  return put(board, 'take', take)
}

/** Which command, what on, and what with; the same choice on the same board does the same. */
export interface Choice {
  readonly command: number
  readonly at: number
  readonly to: number
  readonly seed: number
}

type Command = (board: Board, newId: NewId, choice: Choice) => Board
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const scene = (board: Board, at: number) => pick(scenesOf(board), at)?.id ?? ('scene_none00000000' as never)
export const shot = (board: Board, at: number) => pick(filmShots(board), at)?.id ?? ('shot_none00000000' as never)
const panel = (board: Board, at: number) => pick(filmPanels(board), at)?.id ?? ('panel_none00000000' as never)
const layer = (board: Board, at: number) =>
  pick(layersOf(board, panel(board, at)), at >> 2)?.id ?? ('layer_none00000000' as never)
const card = (board: Board, at: number) => pick(cardsOf(board), at)?.id ?? ('card_none00000000' as never)
const look = (board: Board, at: number) =>
  pick(
    cardsOf(board).flatMap(({ id }) => looksOf(board, id)),
    at,
  )?.id ?? ('look_none00000000' as never)
const take = (board: Board, at: number) => pick(takesOf(board, panel(board, at)), at)?.id ?? 'take_none00000000'
const full = (board: Board): boolean => filmPanels(board).length > 60

function shotIds(newId: NewId) {
  return { shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') }
}

function stroke(newId: NewId, layerId: string, at: number): StrokeMark {
  return {
    id: newId('mark'),
    layerId: layerId as never,
    order: `a${at % 10}`,
    transform: null,
    color: '#000000',
    opacity: 1,
    kind: 'stroke',
    brush: 'pen',
    size: 3,
    seed: at,
    points: 'AAAAA',
  }
}

function words(newId: NewId, layerId: string, at: number): MarkRow {
  const { brush, seed, points, ...base } = stroke(newId, layerId, at)
  return { ...base, kind: 'text', x: at, y: at, size: 30, text: `Line ${at} ${brush} ${seed} ${points}` }
}

/** Every kind of change that a person can make. What adds stands here more than once, since what removes takes whole families. */
export const COMMANDS: readonly Command[] = [
  (board, newId, { at, to }) => (full(board) ? board : addShot(board, shotIds(newId), scene(board, at), to % 6)),
  (board, newId, { at, to }) => (full(board) ? board : addShot(board, shotIds(newId), scene(board, at), to % 6)),
  (board, newId, { at, to }) =>
    full(board)
      ? board
      : addPanel(board, { panelId: newId('panel'), layerId: newId('layer') }, shot(board, at), to % 3),
  (board, newId, { at, to }) =>
    full(board)
      ? board
      : addPanel(board, { panelId: newId('panel'), layerId: newId('layer') }, shot(board, at), to % 3),
  (board, newId, { at }) => (scenesOf(board).length > 12 ? board : addScene(board, newId('scene'), at % 5)),
  (board, newId, { at }) => (scenesOf(board).length > 12 ? board : addScene(board, newId('scene'), at % 5)),
  (board, _, { at, to }) => editScene(board, scene(board, at), { location: `Place ${to}`, omitted: to % 2 === 0 }),
  (board, _, { at }) => removeScene(board, scene(board, at)),
  (board, _, { at, to }) => moveScene(board, scene(board, at), to % 5),
  (board, _, { at, to }) => editShot(board, shot(board, at), { notes: `Note ${to}`, action: to % 3 ? 'Turns.' : '' }),
  (board, _, { at, to }) => editShots(board, [shot(board, at), shot(board, to)], { status: 'approved', size: 'cu' }),
  (board, _, { at, to }) => retimeShot(board, shot(board, at), to % 2 ? to % 30 : null),
  (board, _, { at }) => removeShot(board, shot(board, at)),
  (board, _, { at, to }) => moveShots(board, [shot(board, at), shot(board, to)], scene(board, to), at % 4),
  (board, newId, { at }) => splitShot(board, panel(board, at), newId('shot')),
  (board, newId, { at }) => splitShot(board, panel(board, at), newId('shot')),
  (board, _, { at }) => mergeWithNext(board, shot(board, at)),
  (board, _, { at, to }) => mergeShots(board, [shot(board, at), shot(board, at + 1), shot(board, to)]),
  (board, _, { at, to }) =>
    editPanel(board, panel(board, at), { label: `beat ${to}`, seconds: to % 3 ? to % 9 : null }),
  (board, _, { at }) => removePanel(board, panel(board, at)),
  (board, _, { at, to }) => movePanel(board, panel(board, at), shot(board, to), at % 3),
  (board, _, { at, to }) => {
    const on = panelOf(board, panel(board, at))
    const count = (to % 4) as 0 | 1 | 2 | 3
    return on ? setPerspective(board, on.id, to % 5 ? startPerspective(on, count) : null) : board
  },
  (board, newId, { at, to }) => addLayer(board, newId('layer'), panel(board, at), to % 3),
  (board, newId, { at, to }) =>
    addLayer(board, newId('layer'), panel(board, at), to % 3, { kind: 'picture', mediaId: PICTURE.id }),
  (board, _, { at, to }) => editLayer(board, layer(board, at), { opacity: (to % 10) / 10, locked: to % 4 === 0 }),
  (board, _, { at, to }) => moveLayer(board, layer(board, at), to % 3),
  (board, _, { at }) => removeLayer(board, layer(board, at)),
  (board, _, { at }) => mergeDown(board, layer(board, at)),
  (board, newId, { at, to }) => shareLayer(board, newId, layer(board, at), [panel(board, to), panel(board, to + 1)]),
  (board, newId, { at }) => detachLayer(board, newId, layer(board, at)).board,
  (board, _, { at, to }) => layPicture(board, layer(board, at), (['fill', 'fit', 'place'] as const)[to % 3]!),
  (board, _, { at, to }) =>
    placePicture(board, layer(board, at), { x: to, y: at, width: 300, height: 200, degrees: to % 360 }, null),
  (board, newId, { at, to }) => addTakeUnder(board, newId('layer'), panel(board, at), take(board, to)),
  (board, _, { at, to }) => markTake(board, take(board, at), { struck: to % 2 === 0, kept: to % 3 === 0 }),
  (board, _, { at, to }) => editChange(board, take(board, at), { changeWords: `words ${to % 7}` }),
  (board, newId, { at, to }) => putMark(board, stroke(newId, layer(board, at), to)),
  (board, newId, { at, to }) => putMark(board, stroke(newId, layer(board, at), to)),
  (board, newId, { at, to }) => putMark(board, words(newId, layer(board, at), to)),
  (board, _, { at, to }) => removeMark(board, pick(marksOf(board, layer(board, at)), to)?.id ?? 'mark_none00000000'),
  (board, newId, { at, to }) =>
    cardsOf(board).length > 20
      ? board
      : addCard(board, newId('card'), (['cast', 'location', 'prop', 'style'] as const)[to % 4]!, `Card ${at}`),
  (board, _, { at, to }) => editCard(board, card(board, at), { description: `Tall ${to}`, mediaIds: [PICTURE.id] }),
  (board, _, { at }) => removeCard(board, card(board, at)),
  (board, newId, { at, to }) => addLook(board, newId('look'), card(board, at), `Look ${to}`),
  (board, _, { at, to }) => editLook(board, look(board, at), { description: `In an oilskin ${to}` }),
  (board, _, { at }) => removeLook(board, look(board, at)),
  (board, _, { at, to }) =>
    removeLookPicture(board, { cardId: card(board, at), lookId: to % 2 ? look(board, to) : null }, PICTURE.id),
  (board, _, { at, to }) => {
    const lookId = look(board, to)
    const mediaId = PICTURE.id
    const cardId = lookOf(board, lookId)?.cardId ?? card(board, to)
    const added = addLookPictures(board, { cardId, lookId: at % 2 ? lookId : null }, [mediaId])
    return setPictureUse(added, { cardId, lookId: at % 2 ? lookId : null }, mediaId, 'face')
  },
  (board, _, { at, to }) => {
    const lookId = look(board, to)
    const cardId = lookOf(board, lookId)?.cardId ?? card(board, to)
    const inScene = chooseSceneLook(board, scene(board, at), cardId, at % 3 ? lookId : null)
    return chooseShotLook(inScene, [shot(board, at)], cardId, [undefined, null, lookId][to % 3])
  },
  (board, _, { at, to }) => linkCard(board, [shot(board, at), shot(board, to)], card(board, to)),
  (board, _, { at, to }) => unlinkCard(board, [shot(board, at)], card(board, to)),
  (board, _, { to }) => editFilm(board, { title: `Film ${to % 7}`, ratio: 1 + (to % 3) / 2 }),
  (board, newId, { at }) => (full(board) ? board : duplicatePanel(board, newId, panel(board, at)).board),
  (board, newId, { at }) => (full(board) ? board : duplicateShot(board, newId, shot(board, at)).board),
  (board, newId, { at }) => (full(board) ? board : duplicateScene(board, newId, scene(board, at)).board),
]

export function run(board: Board, chosen: Choice): Board {
  return COMMANDS[chosen.command]!(board, makeNewId(seeded(chosen.seed)), chosen)
}
