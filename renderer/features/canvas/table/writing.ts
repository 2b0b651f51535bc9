import { addLayer, putMark, removeMark } from '#shared/document/commands/layers.ts'
import { boardedByDrawing } from '#shared/document/commands/boarding.ts'
import type { Board } from '#shared/document/board.ts'
import type { TextMark } from '#shared/document/markSchema.ts'
import { keysAt } from '#shared/document/order.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { layerOf, layersOf, marksOf, panelOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import { markBounds } from '#shared/compositing/markBounds.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import { textTool } from '#shared/tools/spots.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'
import { drawnIsBoarded } from '../../../editor/drawnIsBoarded.ts'
import type { Editor } from '../../../editor/editor.ts'
import { recentColorsOf } from '../colors/recentColors.ts'
import { opacityOf, sizeOf } from '../toolSettings.ts'
import type { ToolState } from '../toolSettings.ts'
import { drawStepName, inkTargetOf, noInkThere } from './drawOn.ts'
import type { ClosedTarget, InkTarget } from './drawOn.ts'
import { colorsNothing } from './inkMissed.ts'

/** Text being written. */
export interface Writing {
  readonly panelId: PanelRow['id']
  /** As the box found it. At a new place it has no text and is not on the board before the first letter. */
  readonly mark: TextMark
}

/** Edits the text at the pen's position; elsewhere starts new text, in the size and colour in hand. */
export function writingAt(editor: Editor, tools: ToolState, panel: PanelRow, at: PanelPoint): Writing {
  const target = inkTargetOf(editor.board(), panel.id, editor.session.state().layerId)
  const marks = target.kind === 'ready' ? marksOf(editor.board(), target.layer.id) : []
  const hit = marks.findLast((mark) => {
    const box = markBounds(mark)
    return (
      mark.kind === 'text' && at.x >= box.x && at.y >= box.y && at.x <= box.x + box.width && at.y <= box.y + box.height
    )
  })
  return { panelId: panel.id, mark: hit?.kind === 'text' ? hit : newWords(editor, tools, target, at) }
}

/** About as long as the first word: nobody has typed yet. */
const A_WORD = 'words'

/**
 * Why no words are begun here, if none would be seen: their layer's transparency is locked, and it has no ink where a
 * word would stand. Null otherwise, and for words that stand there already.
 */
export function wordsMissed({ board }: Pick<Editor, 'board'>, { mark }: Writing): ClosedTarget | null {
  const layer = layerOf(board(), mark.layerId)
  if (!layer || mark.text !== '') return null
  return colorsNothing(marksOf(board(), layer.id), { ...mark, text: A_WORD }, null) ? noInkThere(layer) : null
}

function newWords(editor: Editor, tools: ToolState, target: InkTarget, at: PanelPoint): TextMark {
  const layer = target.kind === 'ready' ? target.layer : null
  return {
    kind: 'text',
    id: editor.newId('mark'),
    layerId: layer?.id ?? editor.newId('layer'),
    order: '',
    x: at.x,
    y: at.y,
    size: sizeOf(tools, textTool.id),
    text: '',
    color: tools.color,
    opacity: opacityOf(tools, textTool.id),
    transform: null,
    ...(layer?.transparencyLocked ? { within: true } : {}),
  }
}

/**
 * Whether a place with this matrix is seen as in a mirror. Words are typed the right way round all the same: they are
 * meant to be read in the film, and only once they are set does a flipped view show them as it shows the drawing.
 */
export function isMirrored([a, b, c, d]: Matrix, flip: boolean): boolean {
  return a * d - b * c < 0 !== flip
}

/** Writes these words on their own panel, wherever the session has gone meanwhile. */
export function write(editor: Editor, writing: Writing, words: string): boolean {
  const panel = panelOf(editor.board(), writing.panelId)
  if (!panel) return false
  if (words !== '') recentColorsOf(editor).used(writing.mark.color)
  return editor.run(drawStepName(editor.board(), panel, writing.mark), (now) => withWords(now, writing, words))
}

/**
 * The board with these words: their mark is added with the first of them and removed with the last. The same board if
 * the panel can't take them any more.
 */
export function withWords(board: Board, { panelId, mark }: Writing, words: string): Board {
  const there = rowOf(board.mark, mark.id)
  if (words === '') return removeMark(board, mark.id)
  if (there?.kind === 'text') return there.text === words ? board : putMark(board, { ...there, text: words })
  const stack = layersOf(board, panelId)
  const whole = layerOf(board, mark.layerId) ? board : addLayer(board, mark.layerId, panelId, stack.length)
  const marks = marksOf(whole, mark.layerId)
  const order = mark.order === '' ? keysAt(marks, marks.length, 1)[0]! : mark.order
  const written = putMark(whole, { ...mark, order, text: words })
  return written !== whole && drawnIsBoarded() ? boardedByDrawing(board, written, panelId) : written
}
