import { filmOf, patch } from '../../document/board.ts'
import type { Board } from '../../document/board.ts'
import { addPanel } from '../../document/commands/panels.ts'
import { addScene, removeScene } from '../../document/commands/scenes.ts'
import { addShot, removeShot } from '../../document/commands/shots.ts'
import type { NewId, PanelId, SceneId } from '../../document/ids.ts'
import { LIMITS } from '../../document/limits.ts'
import { newPanelIds } from '../../document/newProject.ts'
import { shortened } from '../../document/shortened.ts'
import type { MediaRow } from '../../document/schema.ts'
import { layersOf, sceneOf, scenesOf, shotsOf } from '../../document/select.ts'
import { readHeading } from '../../film/readHeading.ts'
import { hasNothingInIt, isUntouched } from '../../breakdown/isEmptyScene.ts'
import type { IsDrawn } from '../../breakdown/isEmptyScene.ts'
import { layPictures } from '../layPictures.ts'
import type { StoryboarderPanel, StoryboarderShot } from './readStoryboarder.ts'
import type { StoryboardedScene } from './storyboarderFolder.ts'

/** A scene of the film, or null for a new one. */
export interface StoryboardToLay {
  readonly scene: StoryboardedScene
  readonly sceneId: SceneId | null
}

export interface StoryboardPictures {
  /** By the file's path in the folder; one that isn't among them couldn't be added. */
  readonly media: ReadonlyMap<string, MediaRow>
  readonly isDrawn: IsDrawn
}

/** The film takes the frame and the rate of what is brought to it if nothing was made in it yet. */
export function takesFrameOf(board: Board, scenes: readonly StoryboardedScene[], isDrawn: IsDrawn): boolean {
  const [first] = scenes
  const film = filmOf(board)
  if (!first || (near(first.ratio, film.ratio) && first.frameRate === film.frameRate)) return false
  const alike = scenes.every(({ ratio, frameRate }) => near(ratio, first.ratio) && frameRate === first.frameRate)
  return alike && scenesOf(board).every((scene) => hasNothingInIt(board, scene, isDrawn))
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.005

/**
 * Storyboarded scenes as shots with panels, each picture a layer of its panel. A scene's shots come behind those that the
 * film has in it; a scene, shot or film in which nothing was made gives way.
 */
export function layStoryboards(
  start: Board,
  storyboards: readonly StoryboardToLay[],
  pictures: StoryboardPictures,
  newId: NewId,
): Board {
  const { isDrawn } = pictures
  const [first] = storyboards
  let board = start
  if (first && takesFrameOf(start, storyboardsIn(storyboards), isDrawn))
    board = patch(board, 'project', filmOf(board).id, { ratio: first.scene.ratio, frameRate: first.scene.frameRate })
  for (const { scene, sceneId } of storyboards) board = layScene(board, scene, sceneId, pictures, newId)
  const own = new Set<SceneId | null>(storyboards.map(({ sceneId }) => sceneId))
  // The one scene that a film begins with.
  for (const scene of scenesOf(start).length === 1 && storyboards.length > 0 ? scenesOf(start) : [])
    if (!own.has(scene.id) && isUntouched(start, scene, isDrawn)) board = removeScene(board, scene.id)
  return board
}

export function storyboardsIn(storyboards: readonly StoryboardToLay[]): readonly StoryboardedScene[] {
  return storyboards.map(({ scene }) => scene)
}

function layScene(
  start: Board,
  scene: StoryboardedScene,
  wanted: SceneId | null,
  pictures: StoryboardPictures,
  newId: NewId,
): Board {
  const found = wanted === null ? undefined : sceneOf(start, wanted)
  const sceneId = found?.id ?? newId('scene')
  let board = found ? start : addScene(start, sceneId, scenesOf(start).length, headingFields(scene.name))
  const blank = found && hasNothingInIt(board, found, pictures.isDrawn) ? shotsOf(board, sceneId) : []
  for (const shot of scene.shots) board = layShot(board, sceneId, shot, scene.images, pictures, newId)
  return blank.reduce((next, { id }) => removeShot(next, id), board)
}

function headingFields(name: string) {
  const { intExt, location, timeOfDay } = readHeading(name)
  return { intExt, location: shortened(location, LIMITS.line), timeOfDay: shortened(timeOfDay, LIMITS.line) }
}

function layShot(
  start: Board,
  sceneId: SceneId,
  shot: StoryboarderShot,
  images: string,
  pictures: StoryboardPictures,
  newId: NewId,
): Board {
  const shotId = newId('shot')
  const firstIds = newPanelIds(start, newId)
  let board = addShot(start, { shotId, ...firstIds }, sceneId, shotsOf(start, sceneId).length, wordsOfShot(shot))
  shot.panels.forEach((panel, at) => {
    const ids = at === 0 ? firstIds : newPanelIds(board, newId)
    if (at > 0) board = addPanel(board, ids, shotId, at)
    board = patch(board, 'panel', ids.panelId, { seconds: panel.seconds })
    board = layPanel(board, ids.panelId, panel, images, pictures, newId)
  })
  return board
}

/** What a shot comes with. */
export function wordsOfShot({ panels }: Pick<StoryboarderShot, 'panels'>) {
  return { action: said(panels, 'action'), dialogue: said(panels, 'dialogue'), notes: said(panels, 'notes') }
}

/** What the panels of a shot say, each line once where the same is said by neighbours. */
function said(panels: readonly StoryboarderPanel[], what: 'action' | 'dialogue' | 'notes'): string {
  const texts = panels.map((panel) => panel[what].trim()).filter((text) => text !== '')
  const once = texts.filter((text, at) => text !== texts[at - 1])
  return shortened(once.join('\n'), LIMITS.text)
}

function layPanel(
  board: Board,
  panelId: PanelId,
  { layers }: StoryboarderPanel,
  images: string,
  { media }: StoryboardPictures,
  newId: NewId,
): Board {
  const toLay = layers.flatMap(({ name, file, opacity }) => {
    const row = media.get(images + file)
    const fields = { name: shortened(name, LIMITS.line), opacity }
    return row ? [{ layerId: newId('layer'), media: row, fields, placement: null }] : []
  })
  const drawn = layersOf(board, panelId).at(-1)?.id ?? null
  return layPictures(board, panelId, toLay, drawn)
}
