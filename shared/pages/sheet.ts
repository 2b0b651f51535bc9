import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { clockLabel } from '../film/clockLabel.ts'
import { tallyOf } from '../document/whatCounts.ts'
import { ruleAcross, textBox } from './boxes.ts'
import { contentsPages } from './contents.ts'
import { coverBoxes } from './cover.ts'
import { HAIR, INK, LEADING, MARGINS, style } from './look.ts'
import type { Measure } from './measure.ts'
import { PAPERS, isByDay } from './model.ts'
import type { Box, ExportOptions, Page } from './model.ts'
import { ellipsed, oneLine } from './paragraph.ts'
import { pagesChosen, pagesUnmet, selectionOf } from './selection.ts'
import type { Selection } from './selection.ts'
import { documentTitle, layTitle, titleBoxes } from './titleBlock.ts'
import type { TitleBlock } from './titleBlock.ts'
import { watermark } from './watermark.ts'

/** Input for laying out a document, and the dimensions all its pages share. */
export interface Setup {
  readonly board: Board
  readonly options: ExportOptions
  readonly measure: Measure
  /** The print date, in words. */
  readonly date: string
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  /** Bottom edge of the body. */
  readonly bottom: number
  readonly selection: Selection
  readonly title: TitleBlock
}

/** One page while it is being filled. */
export interface Sheet {
  readonly boxes: Box[]
  readonly outline: { key?: string; title: string; y: number }[]
  /** Numbers of the scenes on it, or names of the days, for the footer. */
  readonly scenes: string[]
  /** Seconds of the shots that begin on it. */
  seconds: number
}

const RUNNING_HEAD = 16
const FOOT = style(6.8)

export function setUp(board: Board, options: ExportOptions, measure: Measure, date: string): Setup {
  const paper = PAPERS[options.paper]
  const width = options.landscape ? paper.height : paper.width
  const height = options.landscape ? paper.width : paper.height
  const margin = MARGINS[options.margins]
  const left = margin.left
  const right = width - margin.right
  const selection = selectionOf(board, options)
  return {
    board,
    options,
    measure,
    date,
    width,
    height,
    left,
    right,
    top: margin.top,
    bottom: height - margin.bottom - 8,
    selection,
    title: layTitle({ board, options, measure, selection, date, width: right - left }),
  }
}

export function newSheet(): Sheet {
  return { boxes: [], outline: [], scenes: [], seconds: 0 }
}

/** Top edge of the body: lower on the first page, which has the film's title. */
export function bodyTop(setup: Setup, first: boolean): number {
  return setup.top + (first ? setup.title.height + 11 : RUNNING_HEAD)
}

/**
 * Adds headers and footers, now that the page count is known, and leaves the pages that were asked for.
 * @param tight What else of the document does not fit; '' for nothing.
 */
export function finishPages(setup: Setup, sheets: readonly Sheet[], tight = ''): Page[] {
  const times = footTimes(sheets)
  const pages = sheets.map((sheet, index) => {
    const count = `Page ${index + 1} of ${sheets.length}`
    const head = index === 0 ? titleBoxes(setup.measure, setup.title, setup, count) : runningHead(setup, count)
    const { width, height } = setup
    return {
      width,
      height,
      boxes: [...head, ...sheet.boxes, ...foot(setup, sheet, times[index]!)],
      outline: sheet.outline,
      label: String(index + 1),
    }
  })
  const chosen = pagesChosen(setup.options.pages, pages.length)
  const printed = pages.filter((_, index) => chosen.has(index))
  const covered = setup.options.cover && setup.options.kind !== 'worksheet'
  const cover = covered ? [bare(setup, coverBoxes(setup)), ...contentsPages(setup, printed)] : []
  const veil = watermark(setup.measure, setup.options.recipient, setup)
  const unmet = [tight, pagesUnmet(setup.options.pages, pages.length)].filter(Boolean).join(' ')
  return [...cover, ...printed].map((page) => ({
    ...page,
    boxes: [...page.boxes, ...veil],
    ...(unmet === '' ? {} : { tight: unmet }),
  }))
}

function bare({ width, height }: Setup, boxes: Box[]): Page {
  return { width, height, boxes, outline: [], label: 'Cover' }
}

/** Each page's time in seconds, so rounded to hundredths that they add up to the film's. */
function footTimes(sheets: readonly Sheet[]): number[] {
  let sum = 0
  return sheets.map(({ seconds }) => {
    const before = hundredths(sum)
    sum += seconds
    return (hundredths(sum) - before) / 100
  })
}

/** Sums of thirds are a little off: what is half of one up to a millionth counts as half. */
function hundredths(seconds: number): number {
  return Math.round(Math.round(seconds * 1e8) / 1e6)
}

function runningHead(setup: Setup, count: string): Box[] {
  const { measure, left, right, top } = setup
  const quiet = style(7)
  const y = top + 4
  // The draft alone may be shortened: it stands whole on the first page.
  const around = [documentTitle(setup.options, setup.selection), setup.date, count]
  const [kind, ...rest] = around
  const draft = oneLine(filmOf(setup.board).draft)
  const room = (right - left) * 0.6 - measure.width(`${around.join('  ·  ')}  ·  `, quiet.size, quiet.weight)
  const shown = draft === '' ? '' : ellipsed(measure, draft, quiet, Math.max(0, room))
  const words = [kind, shown.length > 4 ? shown : '', ...rest].filter(Boolean).join('  ·  ')
  const side = textBox(measure, words, quiet, { x: right, y, align: 'right', role: 'header', tag: '' })
  const strong = style(8, 'strong')
  const name = ellipsed(measure, filmOf(setup.board).title || 'Untitled film', strong, side.x - left - 16)
  return [
    textBox(measure, name, strong, { x: left, y, role: 'header', tag: '' }),
    side,
    ruleAcross(left, top + 9.5, right - left, INK, 0.6),
  ]
}

function foot(setup: Setup, sheet: Sheet, seconds: number): Box[] {
  const { measure, left, right, board, selection } = setup
  // A report and a blank sheet run no time.
  if (setup.options.kind === 'disclosure' || setup.options.kind === 'worksheet') return []
  const y = setup.bottom + 8 + FOOT.size * LEADING
  const all = tallyOf(
    board,
    selection.scenes.flatMap(({ shots }) => shots),
  ).seconds
  const total = `This page ${clockLabel(seconds)}  ·  ${selection.whole ? 'Film' : 'Selection'} ${clockLabel(hundredths(all) / 100)}`
  const time = textBox(measure, total, FOOT, { x: right, y, align: 'right', role: 'footer', tag: '' })
  const boxes: Box[] = [ruleAcross(left, setup.bottom + 8, right - left, HAIR), time]
  const scenes = [...new Set(sheet.scenes)]
  if (scenes.length === 0) return boxes
  const span = scenes.length === 1 ? `${scenes[0]}` : `${scenes[0]} to ${scenes.at(-1)}`
  const said = isByDay(setup.options) ? span : `Scene${scenes.length === 1 ? '' : 's'} ${span}`
  const place = { x: left, y, role: 'footer', tag: '' } as const
  return [...boxes, textBox(measure, ellipsed(measure, said, FOOT, time.x - left - 12), FOOT, place)]
}
