import { numbersOf, panelsOf } from '../document/select.ts'
import type { PanelRow, SceneRow, ShotRow } from '../document/schema.ts'
import { sceneTitle, isCut } from '../document/whatCounts.ts'
import { FAINT, INK, style } from './look.ts'
import { panelTimes } from './panelTimes.ts'
import type { PanelTime } from './panelTimes.ts'
import { ellipsed, oneLine } from './paragraph.ts'
import { picturesOf } from './reference.ts'
import type { PanelPicture } from './reference.ts'
import type { Setup } from './sheet.ts'
import type { Cell } from './storyboardCell.ts'
import { COLUMN_GAP, heightOfCell, framesOf, slugWidth, wordsTop } from './storyboardGrid.ts'
import type { Frame, Grid } from './storyboardGrid.ts'
import { continuedCells, continuedCount } from './storyboardOverflow.ts'
import { laySlug } from './storyboardSlug.ts'
import type { Slug } from './storyboardSlug.ts'
import { typeSizes } from './storyboardType.ts'
import { heightOf, paragraphLines, pour, shotParagraphs } from './storyboardWords.ts'
import type { Paragraph, WordLine } from './storyboardWords.ts'
import { cameraSummary, cellText } from './words.ts'

export const HEADING = style(8.4, 'strong')
export const HEADING_SMALL = style(6.9, 'strong')

/** Every cell of the film in order; null leaves a place empty. Text that does not fit under a shot's own panels continues in separate cells. */
export function filmCells(setup: Setup, grid: Grid): (Cell | null)[] {
  const cells: (Cell | null)[] = []
  let waiting: SceneRow[] = []
  for (const { scene, shots } of setup.selection.scenes) {
    if (scene.omitted) {
      waiting.push(scene)
      continue
    }
    if (setup.options.pagePerScene) fillPage(cells, grid)
    if (shots.length === 0) cells.push(noteCell(setup, grid, scene, [...waiting, scene], 'No shots yet.'))
    for (const [index, shot] of shots.entries()) {
      const opening =
        index === 0
          ? { scenes: [...waiting, scene], room: headingRoom(setup, grid, cells.length, scene, shots) }
          : NOTHING_OPENS
      cells.push(...shotCells(setup, grid, cells.length, scene, opening, shot))
    }
    waiting = []
  }
  const last = waiting.at(-1)
  if (last) cells.push(noteCell(setup, grid, last, waiting, ''))
  return cells
}

function fillPage(cells: (Cell | null)[], grid: Grid): void {
  while (cells.length % (grid.columns * grid.rows) !== 0) cells.push(null)
}

function noteCell(setup: Setup, grid: Grid, scene: SceneRow, opens: readonly SceneRow[], words: string): Cell {
  const said: Paragraph[] = [
    ...headingOverflow(setup, { scenes: opens, room: grid.cellWidth }),
    { part: 'note', label: '', text: words },
  ]
  const lines = paragraphLines(setup.measure, said, typeSizes(setup)[0]!, grid.cellWidth)
  return { scene, opens, shot: null, panel: null, pictures: [], frames: [], slug: null, flows: [lines], seconds: 0 }
}

/** What is said over a cell, and the width that it has for sure. */
interface Opening {
  readonly scenes: readonly SceneRow[]
  readonly room: number
}
const NOTHING_OPENS: Opening = { scenes: [], room: 0 }

/** A heading stands across all of the row's panels in its scene, and across what the last one leaves of it. */
function headingRoom(setup: Setup, grid: Grid, at: number, scene: SceneRow, shots: readonly ShotRow[]): number {
  const { selection } = setup
  const most = grid.columns - (at % grid.columns)
  const own = shots.reduce((count, shot) => count + Math.max(1, selection.panels(shot).length), 0)
  const cells = selection.scenes.at(-1)?.scene.id === scene.id ? most : Math.min(most, own)
  return cells * (grid.cellWidth + COLUMN_GAP) - COLUMN_GAP
}

/** A panel's place before its words are poured. */
interface Slot {
  readonly panel: PanelRow | null
  readonly pictures: readonly PanelPicture[]
  readonly frames: readonly Frame[]
  readonly slug: Slug
  /** What stands above the shot's words: a label that is too long for the slug line. */
  readonly own: readonly Paragraph[]
  readonly area: number
  readonly seconds: number
}

function shotCells(setup: Setup, grid: Grid, at: number, scene: SceneRow, opening: Opening, shot: ShotRow): Cell[] {
  const said = [...headingOverflow(setup, opening), ...wordsOfShot(setup, shot)]
  const slots = slotsOf(setup, grid, at, shot, said)
  const { poured, rest } = pourShot(setup, grid, at, slots, said, shot)
  const cells = slots.map(({ panel, pictures, frames, slug, seconds }, index): Cell => ({
    scene,
    shot,
    panel,
    pictures,
    frames,
    slug,
    seconds,
    opens: index === 0 ? opening.scenes : [],
    flows: [poured[index]!],
  }))
  return [...cells, ...continuedCells(setup, grid, at + cells.length, scene, shot, rest)]
}

function wordsOfShot(setup: Setup, shot: ShotRow): Paragraph[] {
  const { board, options } = setup
  return options.wordsAt === 'none' ? [] : shotParagraphs(board, shot, options.words)
}

function slotsOf(setup: Setup, grid: Grid, at: number, shot: ShotRow, said: readonly Paragraph[]): Slot[] {
  const { board, measure, selection } = setup
  const base = typeSizes(setup)[0]!
  const all = panelsOf(board, shot.id)
  const times = panelTimes(board, shot)
  const panels: readonly (PanelRow | null)[] = all.length === 0 ? [null] : selection.panels(shot)
  const words = heightOf(paragraphLines(measure, said, base, grid.words.width)) / panels.length
  return panels.map((panel, place) => {
    const time = times[panel ? all.findIndex(({ id }) => id === panel.id) : 0]!
    const { slug, own } = slugOf(setup, grid, shot, panel, time, base, place === 0)
    const height = heightOfCell(grid, at + place)
    const pictures = panel ? picturesOf(board, shot, panel, setup.options) : []
    const frames = framesOf(grid, pictures.length, height, slug.height + words)
    const area = height - wordsTop(grid, frames) - slug.height
    return { panel, pictures, frames, slug, own, area, seconds: isCut(shot) ? 0 : time.counts }
  })
}

/**
 * The largest type size in which all text fits under the shot's panels; else the largest of those that need the fewest
 * further cells, so that these are filled.
 */
function pourShot(
  setup: Setup,
  grid: Grid,
  at: number,
  slots: readonly Slot[],
  said: readonly Paragraph[],
  shot: ShotRow,
): { poured: (readonly WordLine[])[]; rest: readonly WordLine[] } {
  const tries = typeSizes(setup).map((size) => {
    const lines = (paragraphs: readonly Paragraph[]) =>
      paragraphLines(setup.measure, paragraphs, size, grid.words.width, isCut(shot) ? FAINT : INK)
    const poured: (readonly WordLine[])[] = []
    let rest: readonly WordLine[] = lines(said)
    for (const { area, own } of slots) {
      const part = pour([...lines(own), ...rest], area)
      poured.push(part.here)
      rest = part.rest
    }
    return { poured, rest, more: continuedCount(setup, grid, at + slots.length, shot, rest) }
  })
  return tries.reduce((best, next) => (next.more < best.more ? next : best))
}

/** A heading too long for its slot is shortened there and printed in full above the text. */
function headingOverflow(setup: Setup, { scenes, room }: Opening): Paragraph[] {
  if (scenes.length === 0) return []
  const text = headingText(setup, scenes)
  const shown = ellipsed(setup.measure, text, HEADING_SMALL, room)
  return shown === text ? [] : [{ part: 'heading', label: '', text, strong: true }]
}

/** "11  OMITTED  ·  12  INT. SALT HOUSE - NIGHT", with en spaces, at which lines don't break. */
export function headingText(setup: Setup, scenes: readonly SceneRow[]): string {
  const numbers = numbersOf(setup.board).scenes
  const said = scenes.map((scene) => `${numbers.get(scene.id) ?? ''}\u2002${oneLine(sceneTitle(scene))}`)
  return said.join('\u2002·\u2002')
}

/** What is longer than this many slug lines stands among the words instead. */
const SLUG_LINES = 1.6

function slugOf(
  setup: Setup,
  grid: Grid,
  shot: ShotRow,
  panel: PanelRow | null,
  time: PanelTime,
  base: number,
  first: boolean,
): { slug: Slug; own: Paragraph[] } {
  const { measure, board, options } = setup
  const width = slugWidth(grid)
  const panels = panelsOf(board, shot.id)
  const index = panel ? panels.findIndex((other) => other.id === panel.id) + 1 : 0
  const label = oneLine(panel?.label ?? '')
  const camera = options.wordsAt === 'none' ? '' : cameraSummary(board, shot)
  const long = (text: string) => measure.width(text, base, 'regular') > width * SLUG_LINES
  const place = [panels.length > 1 ? `${index}/${panels.length}` : '', long(label) ? '' : label]
  const slug = laySlug(
    measure,
    {
      number: cellText(board, shot, 'shot'),
      place: place.filter(Boolean).join(' '),
      camera: long(camera) ? '' : camera,
      seconds: isCut(shot) ? 'cut' : `${time.shown} s`,
      cut: isCut(shot),
    },
    width,
    base,
  )
  const own: Paragraph[] = [
    ...(long(label) ? [{ part: 'label', label: '', text: label }] : []),
    ...(long(camera) && first ? [{ part: 'camera', label: '', text: camera }] : []),
  ]
  return { slug, own }
}
