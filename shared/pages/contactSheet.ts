import type { Board } from '../document/board.ts'
import { numbersOf, panelPlace, panelsOf } from '../document/select.ts'
import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { isCut } from '../document/whatCounts.ts'
import { frameBox, strikeThrough, textBox } from './boxes.ts'
import { HAIR, TYPE_SCALE, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { ExportOptions, Page } from './model.ts'
import { panelTimes } from './panelTimes.ts'
import { pictureBoxes } from './picture.ts'
import { filmRatio, picturesOf } from './reference.ts'
import type { PanelPicture } from './reference.ts'
import { bodyTop, finishPages, newSheet, setUp } from './sheet.ts'
import type { Setup, Sheet } from './sheet.ts'
import { laySlug } from './storyboardSlug.ts'
import type { Slug } from './storyboardSlug.ts'
import { outlineTitle } from './words.ts'

/** A panel, a shot without one, or a scene without shots. */
interface Cell {
  readonly scene: SceneRow
  readonly shot: ShotRow | null
  readonly id: string
  readonly pictures: readonly PanelPicture[]
  /** What stands in an empty frame; '' for nothing. */
  readonly instead: string
  readonly slug: Slug
  readonly seconds: number
}

interface Shape {
  readonly across: number
  readonly cell: number
  readonly picture: { readonly width: number; readonly height: number }
  readonly type: number
}

const GAP = 7
const ROW_GAP = 4
const WORDS_GAP = 2

/** Lays out every panel small, so many across, each with its number alone: the film at a glance. */
export function layContactSheet(board: Board, options: ExportOptions, measure: Measure, date: string): Page[] {
  const setup = setUp(board, options, measure, date)
  const shape = shapeOf(setup)
  const cells = setup.selection.scenes.flatMap(({ scene, shots }) =>
    shots.length === 0
      ? [sceneCell(setup, shape, scene)]
      : shots.flatMap((shot) => shotCells(setup, shape, scene, shot)),
  )
  const sheets: Sheet[] = [newSheet()]
  const begun = new Set<string>()
  let y = bodyTop(setup, true)
  for (let at = 0; at < cells.length; at += shape.across) {
    const row = cells.slice(at, at + shape.across)
    const height = shape.picture.height + WORDS_GAP + Math.max(...row.map(({ slug }) => slug.height))
    if (at > 0 && y + height > setup.bottom) {
      sheets.push(newSheet())
      y = bodyTop(setup, false)
    }
    for (const [place, cell] of row.entries()) {
      drawCell(setup, shape, sheets.at(-1)!, cell, setup.left + place * (shape.cell + GAP), y, begun)
    }
    y += height + ROW_GAP
  }
  if (cells.length === 0) {
    const words = setup.selection.whole ? 'No shots yet.' : 'No shots in this selection.'
    const place = { x: setup.left, y: y + 18, role: 'caption', tag: 'Sect/P:empty' } as const
    sheets[0]!.boxes.push(textBox(measure, words, style(9), place))
  }
  return finishPages(setup, sheets)
}

function shapeOf(setup: Setup): Shape {
  const { across, typeSize } = setup.options
  const cell = (setup.right - setup.left - GAP * (across - 1)) / across
  const type = Math.min(7, cell / 11) * TYPE_SCALE[typeSize]
  const ratio = filmRatio(setup.board)
  // Upright films as high as the page lets a row be.
  const room = setup.bottom - bodyTop(setup, true) - WORDS_GAP - 6 * type
  const height = Math.min(cell / ratio, room)
  return { across, cell, picture: { width: height * ratio, height }, type }
}

function slugOf({ measure }: Setup, shape: Shape, number: string, place: string, cut: boolean): Slug {
  return laySlug(measure, { number, place, camera: '', seconds: '', cut }, shape.cell, shape.type)
}

function sceneCell(setup: Setup, shape: Shape, scene: SceneRow): Cell {
  const number = numbersOf(setup.board).scenes.get(scene.id) ?? ''
  const why = scene.omitted ? 'OMITTED' : 'No shots'
  const slug = slugOf(setup, shape, number, why, scene.omitted)
  return { scene, shot: null, id: scene.id, pictures: [], instead: '', slug, seconds: 0 }
}

function shotCells(setup: Setup, shape: Shape, scene: SceneRow, shot: ShotRow): Cell[] {
  const { board, options, selection } = setup
  const number = numbersOf(board).shots.get(shot.id) ?? ''
  const cut = isCut(shot)
  const times = panelTimes(board, shot)
  const panels = selection.panels(shot)
  const all = panelsOf(board, shot.id)
  const cell = (panel: PanelRow | null): Cell => {
    const { index, count } = panel ? panelPlace(board, panel) : { index: 1, count: 1 }
    return {
      scene,
      shot,
      id: panel?.id ?? shot.id,
      pictures: panel ? picturesOf(board, shot, panel, options) : [],
      instead: 'No panel',
      slug: slugOf(setup, shape, number, count > 1 ? `${index}/${count}` : '', cut),
      seconds: cut ? 0 : (times[panel ? all.indexOf(panel) : 0]?.counts ?? 0),
    }
  }
  return panels.length === 0 ? [cell(null)] : panels.map(cell)
}

function drawCell(
  setup: Setup,
  shape: Shape,
  sheet: Sheet,
  cell: Cell,
  x: number,
  y: number,
  begun: Set<string>,
): void {
  const { width, height } = shape.picture
  const { measure, board } = setup
  const path = `Sect/Sect:${cell.scene.id}/Div:${cell.id}`
  if (!begun.has(cell.scene.id)) sheet.outline.push({ key: cell.scene.id, title: outlineTitle(board, cell.scene), y })
  begun.add(cell.scene.id)
  sheet.scenes.push(numbersOf(board).scenes.get(cell.scene.id) ?? '')
  // Both of a panel share its frame.
  const part = width / Math.max(1, cell.pictures.length)
  const inside = cell.pictures.length > 1 ? part - 1 : part
  for (const [at, picture] of cell.pictures.entries()) {
    const place = { x: x + at * (part + 0.5), y, width: inside, height: inside / (width / height) }
    sheet.boxes.push(...pictureBoxes(measure, picture, place, path))
  }
  if (cell.pictures.length === 0) {
    const type = style(shape.type * 0.9)
    const words = textBox(measure, cell.instead, type, { x: 0, y: 0, role: 'decoration', tag: '' })
    sheet.boxes.push(frameBox(x, y, width, height, HAIR))
    sheet.boxes.push({ ...words, x: x + (width - words.width) / 2, y: y + height / 2 + shape.type * 0.3 })
  }
  const top = y + height + WORDS_GAP
  for (const piece of cell.slug.pieces) {
    const place = { x: x + piece.x, y: top + piece.y, role: 'caption', tag: `${path}/P:slug` } as const
    const words = textBox(measure, piece.text, piece.style, place)
    if (piece.isNumber && ((cell.shot && isCut(cell.shot)) || cell.scene.omitted))
      sheet.boxes.push(strikeThrough(words))
    sheet.boxes.push(words)
  }
  sheet.seconds += cell.seconds
}
