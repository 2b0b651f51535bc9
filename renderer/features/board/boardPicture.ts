import type { Editor } from '../../editor/editor.ts'
import { noteShown } from '../../editor/openTime.ts'
import type { BoardState } from './boardState.ts'
import { mapShown, shotAtHand } from './boardState.ts'
import type { Viewport } from './camera/camera.ts'
import { bareScene } from './layout/atHand.ts'
import { readColors } from './paint/boardColors.ts'
import type { BoardColors } from './paint/boardColors.ts'
import type { BoardScene } from './paint/boardScene.ts'
import { createMeasureWords } from './paint/measureWords.ts'
import { createPictures } from './paint/pictures.ts'
import type { Pictures } from './paint/pictures.ts'
import { createPreviewLoader } from './paint/previewLoader.ts'
import { createBoardStage } from './stage/boardStage.ts'

/** What is visible of the board: its stage, the pictures on it, and the theme's colours and fonts as they load. */
export interface BoardPicture {
  readonly resize: (viewport: Viewport) => void
  /** Only the camera moved. */
  readonly look: () => void
  readonly redraw: () => void
  readonly dispose: () => void
}

/** Shows `state` as it is when the frame is drawn. */
export function createBoardPicture(
  container: HTMLDivElement,
  editor: Editor,
  viewport: Viewport,
  state: () => BoardState,
): BoardPicture {
  const previews = createPreviewLoader(editor.opened.project)
  let colors = readColors(container)
  const pictures = createPictures({
    load: previews.load,
    arrived: () => stage.look(),
    arrivedAhead: () => stage.getReady(),
  })
  const looks = {
    canAdd: editor.canWrite,
    pictureOf: createPictureOf(editor, pictures),
    pictureAhead: (panelId: string, width: number): void =>
      pictures.pictureAhead(panelId, editor.panelVersion(panelId), width),
    wished: () => pictures.wished(),
  }
  const measure = createMeasureWords()
  const scene = (density: number): BoardScene => sceneOf(state(), { ...looks, colors, density })
  const stage = createBoardStage(container, viewport, measure, {
    scene(density) {
      pictures.begin()
      return scene(density)
    },
    sceneAtRest: scene,
    overlay: () => state().overlay,
    settle: () => pictures.settle(),
  })

  const themes = new MutationObserver(() => {
    colors = readColors(container)
    stage.redraw()
  })
  themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] })
  void document.fonts.ready.then(() => {
    // Measurements made before a font loaded are stale, and so is what was made from them.
    measure.forget()
    colors = { ...colors }
    stage.redraw()
  })

  return {
    resize: stage.resize,
    look: stage.look,
    redraw: stage.redraw,
    dispose() {
      themes.disconnect()
      stage.dispose()
      pictures.dispose()
      previews.dispose()
    },
  }
}

interface Looks extends Pick<BoardScene, 'density' | 'canAdd' | 'pictureOf' | 'pictureAhead' | 'wished'> {
  readonly colors: BoardColors
}

function sceneOf(state: BoardState, looks: Looks): BoardScene {
  const { board, layout, camera, viewport, hand, moving, passing } = state
  return {
    board,
    layout,
    camera,
    viewport,
    ...looks,
    selected: selectionOf(hand.shotIds),
    shotAtHand: shotAtHand(state),
    panelAtHand: hand.panelId,
    sceneAtHand: bareScene(board, hand, layout),
    moving,
    passing,
    mapped: state.mapAwake && mapShown(state),
  }
}

const selections = new WeakMap<readonly string[], ReadonlySet<string>>()

/** One set per list of shots, however many frames use it. */
function selectionOf(shotIds: readonly string[]): ReadonlySet<string> {
  const known = selections.get(shotIds)
  if (known) return known
  const made = new Set(shotIds)
  selections.set(shotIds, made)
  return made
}

/** The panel's current picture. The first one ends the measured start-up time; tests wait for it. */
function createPictureOf(editor: Editor, pictures: Pictures<ImageBitmap>): BoardScene['pictureOf'] {
  let pictured = false
  return (panelId, width) => {
    const picture = pictures.pictureOf(panelId, editor.panelVersion(panelId), width)
    if (!picture || pictured) return picture
    pictured = true
    document.documentElement.dataset['ready'] = 'true'
    noteShown()
    return picture
  }
}
