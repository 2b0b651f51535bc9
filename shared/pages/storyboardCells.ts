import { numbersOf, panelsOf, secondsOf } from '../document/select.ts'
import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { sceneTitle, shownShots, isCut } from '../document/whatCounts.ts'
import { LEADING, style } from './look.ts'
import { ellipsed, oneLine, wrap } from './paragraph.ts'
import { picturesOf } from './reference.ts'
import type { PanelPicture } from './reference.ts'
import type { Setup } from './sheet.ts'
import { HEADING_SLOT } from './storyboardGrid.ts'
import type { Grid } from './storyboardGrid.ts'
import { paragraphLines, pour, shotParagraphs } from './storyboardWords.ts'
import type { Paragraph, WordLine } from './storyboardWords.ts'
import { cameraSummary, cellText, chosenScenes, panelSeconds, shortSeconds } from './words.ts'

/** One cell of the grid: a panel, the rest of a shot's text, or a scene without panels. */
export interface Cell {
  readonly scene: SceneRow
  /** Scenes that begin here: its own, and omitted ones before it. */
  readonly opens: readonly SceneRow[]
  readonly shot: ShotRow | null
  readonly panel: PanelRow | null
  readonly pictures: readonly PanelPicture[]
  /** A shot without a panel shows an empty frame. */
  readonly framed: boolean
  readonly slug: Slug | null
  /** Text in one column or, in a cell without a picture, in as many as fit. */
  readonly flows: readonly (readonly WordLine[])[]
  /** Seconds it adds to its page. */
  readonly seconds: number
}

/** The line under a picture: "12A 2/3 start", the camera summary, the seconds. */
export interface Slug {
  readonly number: string
  readonly place: string
  readonly camera: readonly string[]
  readonly cameraX: number
  readonly seconds: string
}

/** Gap between text columns in a cell of its own. */
export const FLOW_GAP = 12

/** Type sizes to try for the text, by panels per page, largest first. */
const TYPE: Readonly<Record<number, readonly number[]>> = {
  1: [9.4, 8.6, 7.8, 7, 6.5],
  2: [8.6, 7.8, 7, 6.5],
  3: [8.2, 7.4, 6.9, 6.5],
  4: [8, 7.3, 6.9, 6.5],
  6: [7.6, 7, 6.5],
  9: [7.1, 6.5],
}

export function typeSizes(perPage: number): readonly number[] {
  return TYPE[perPage] ?? [7.6, 6.5]
}

export const HEADING = style(8.4, 'strong')
export const HEADING_SMALL = style(6.9, 'strong')

/** Every cell of the film in order. Text that does not fit under a shot's own panels continues in separate cells. */
export function filmCells(setup: Setup, grid: Grid): Cell[] {
  const cells: Cell[] = []
  let waiting: SceneRow[] = []
  for (const scene of chosenScenes(setup.board, setup.options.sceneIds)) {
    const shots = shownShots(setup.board, scene)
    if (scene.omitted) waiting.push(scene)
    else if (shots.length === 0) {
      cells.push(noteCell(setup, grid, scene, [...waiting, scene], 'No shots yet.'))
      waiting = []
    } else {
      for (const [index, shot] of shots.entries()) {
        const opens = index === 0 ? [...waiting, scene] : []
        cells.push(...shotCells(setup, grid, cells.length, scene, opens, shot))
      }
      waiting = []
    }
  }
  const last = waiting.at(-1)
  if (last) cells.push(noteCell(setup, grid, last, waiting, ''))
  return cells
}

function noteCell(setup: Setup, grid: Grid, scene: SceneRow, opens: readonly SceneRow[], words: string): Cell {
  const said: Paragraph[] = [...headingOverflow(setup, grid, opens), { part: 'note', label: '', text: words }]
  const lines = paragraphLines(setup.measure, said, typeSizes(setup.options.perPage)[0]!, grid.cellWidth)
  return { scene, opens, shot: null, panel: null, pictures: [], framed: false, slug: null, flows: [lines], seconds: 0 }
}

function shotCells(
  setup: Setup,
  grid: Grid,
  at: number,
  scene: SceneRow,
  opens: readonly SceneRow[],
  shot: ShotRow,
): Cell[] {
  const panels: readonly (PanelRow | null)[] = panelsOf(setup.board, shot.id)
  const places = panels.length === 0 ? [null] : panels
  const slugs = places.map((panel) => slugOf(setup, grid, shot, panel))
  const areas = slugs.map((slug, index) => wordsHeight(setup, grid, at + index, slug))
  const said = [...headingOverflow(setup, grid, opens), ...shotParagraphs(shot)]
  const { poured, rest } = pourShot(setup, grid, said, areas)
  const cells = places.map((panel, index): Cell => ({
    scene,
    opens: index === 0 ? opens : [],
    shot,
    panel,
    pictures: panel ? picturesOf(setup.board, shot, panel, setup.options) : [],
    framed: panel === null,
    slug: slugs[index]!,
    flows: [poured[index]!],
    seconds: isCut(shot) ? 0 : panel ? panelSeconds(setup.board, shot, panel) : secondsOf(setup.board, shot),
  }))
  return [...cells, ...continuations(setup, grid, at + cells.length, scene, shot, rest)]
}

/** The largest type size in which all text fits under the shot's panels; else the smallest, and the text left over. */
function pourShot(
  setup: Setup,
  grid: Grid,
  said: readonly Paragraph[],
  areas: readonly number[],
): { poured: (readonly WordLine[])[]; rest: readonly WordLine[] } {
  const sizes = typeSizes(setup.options.perPage)
  for (const size of sizes) {
    const poured: (readonly WordLine[])[] = []
    let rest: readonly WordLine[] = paragraphLines(setup.measure, said, size, grid.words.width)
    for (const area of areas) {
      const part = pour(rest, area)
      poured.push(part.here)
      rest = part.rest
    }
    if (rest.length === 0 || size === sizes.at(-1)) return { poured, rest }
  }
  return { poured: areas.map(() => []), rest: [] }
}

function continuations(
  setup: Setup,
  grid: Grid,
  at: number,
  scene: SceneRow,
  shot: ShotRow,
  lines: readonly WordLine[],
): Cell[] {
  const cells: Cell[] = []
  let rest = lines
  const number = cellText(setup.board, shot, 'shot')
  const slug: Slug = { number, place: 'continued', camera: [], cameraX: 0, seconds: '' }
  const columns = Math.max(1, Math.floor((grid.cellWidth + FLOW_GAP) / (grid.words.width + FLOW_GAP)))
  while (rest.length > 0) {
    const room = cellHeight(setup, grid, at + cells.length) - HEADING_SLOT - slugHeight(setup, slug)
    const flows: (readonly WordLine[])[] = []
    for (let column = 0; column < columns && rest.length > 0; column += 1) {
      const here = pour(rest, room).here
      flows.push(here.length > 0 ? here : rest.slice(0, 1))
      rest = rest.slice(flows.at(-1)!.length)
    }
    cells.push({ scene, opens: [], shot, panel: null, pictures: [], framed: false, slug, flows, seconds: 0 })
  }
  return cells
}

/** A heading too long for its slot is shortened there and printed in full above the text. */
function headingOverflow(setup: Setup, grid: Grid, opens: readonly SceneRow[]): Paragraph[] {
  if (opens.length === 0) return []
  const text = headingText(setup, opens)
  const shown = ellipsed(setup.measure, text, HEADING_SMALL, grid.cellWidth)
  return shown === text ? [] : [{ part: 'heading', label: '', text, strong: true }]
}

/** "11  OMITTED  ·  12  INT. SALT HOUSE - NIGHT", with en spaces, at which lines don't break. */
export function headingText(setup: Setup, scenes: readonly SceneRow[]): string {
  const numbers = numbersOf(setup.board).scenes
  const said = scenes.map((scene) => `${numbers.get(scene.id) ?? ''}\u2002${oneLine(sceneTitle(scene))}`)
  return said.join('\u2002·\u2002')
}

export function cellHeight(setup: Setup, grid: Grid, at: number): number {
  return grid.cellHeight + (at < setup.options.perPage ? 0 : grid.extraHeight)
}

function wordsHeight(setup: Setup, grid: Grid, at: number, slug: Slug): number {
  return cellHeight(setup, grid, at) - grid.words.y - slugHeight(setup, slug)
}

/** Type sizes of the slug line: the number, and the rest. */
export function slugSizes(setup: Setup): { number: number; words: number } {
  const base = typeSizes(setup.options.perPage)[0]!
  return { number: base + 2.6, words: Math.max(6.5, base - 0.4) }
}

/** Under a picture, the slug line is as wide as the picture. */
export function slugWidth(grid: Grid): number {
  return grid.beside ? grid.words.width : Math.max(grid.block.width, grid.words.width * 0.5)
}

export function slugHeight(setup: Setup, slug: Slug): number {
  const { number, words } = slugSizes(setup)
  return number * 1.32 + Math.max(0, slug.camera.length - 1) * words * LEADING
}

function slugOf(setup: Setup, grid: Grid, shot: ShotRow, panel: PanelRow | null): Slug {
  const { measure, board } = setup
  const sizes = slugSizes(setup)
  const number = cellText(board, shot, 'shot')
  const panels = panelsOf(board, shot.id)
  const index = panel ? panels.findIndex((other) => other.id === panel.id) + 1 : 0
  const place = [panels.length > 1 ? `${index}/${panels.length}` : '', panel?.label ?? ''].filter(Boolean).join(' ')
  const seconds = panel ? `${shortSeconds(panelSeconds(board, shot, panel))} s` : ''
  const before =
    measure.width(number, sizes.number, 'strong') +
    (place === '' ? 0 : measure.width(place, sizes.words, 'regular') + sizes.words * 0.45) +
    sizes.words * 0.8
  const after = measure.width(seconds, sizes.words, 'regular') + sizes.words
  const camera = wrap(
    measure,
    keptTogether(cameraSummary(board, shot)),
    style(sizes.words),
    slugWidth(grid),
    before + after,
  )
  const spaced = camera.map((line) => line.replaceAll('\u00a0', ' '))
  return { number, place, camera: spaced, cameraX: before, seconds }
}

/** Terms such as "35 mm" are never broken across lines. */
function keptTogether(line: string): string {
  return line
    .split(' · ')
    .map((term) => (term.length > 24 ? term : term.replaceAll(' ', '\u00a0')))
    .join(' · ')
}
