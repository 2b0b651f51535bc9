import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { ratioLabel } from '../film/ratios.ts'
import { ruleAcross, textBox } from './boxes.ts'
import { HAIR, INK, LEADING, MARGIN, QUIET, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import { PAPERS } from './model.ts'
import type { Box, ExportOptions, Page } from './model.ts'
import { ellipsed, oneLine, wrap } from './paragraph.ts'
import { clockLabel } from '../film/clockLabel.ts'
import { policyLine } from '../records/aiPolicy.ts'
import { chosenScenes, counted } from './words.ts'
import { shownShots, tallyOf } from '../document/whatCounts.ts'
import type { Tally } from '../document/whatCounts.ts'

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
  /** Bottom edge of the body. */
  readonly bottom: number
  readonly title: readonly string[]
  readonly titleStyle: TextStyle
}

/** One page while it is being filled. */
export interface Sheet {
  readonly boxes: Box[]
  readonly outline: { title: string; y: number }[]
  /** Numbers of the scenes on it, for the footer. */
  readonly scenes: string[]
  /** Seconds of the shots that begin on it. */
  seconds: number
}

const SIDE_COLUMN = 168
const RUNNING_HEAD = 16
/** Height of the line on the title page that says what the film lets a model do. */
const POLICY_LINE = 10
const FOOT = style(6.8, 'regular', QUIET)

export function setUp(board: Board, options: ExportOptions, measure: Measure, date: string): Setup {
  const paper = PAPERS[options.paper]
  const width = options.landscape ? paper.height : paper.width
  const height = options.landscape ? paper.width : paper.height
  const room = width - 2 * MARGIN.side - SIDE_COLUMN - 18
  const name = oneLine(filmOf(board).title) || 'Untitled film'
  const sizes = [21, 15, 11.5].map((size) => style(size, 'strong'))
  const titleStyle = sizes.find((size) => wrap(measure, name, size, room).length <= 2) ?? sizes.at(-1)!
  return {
    board,
    options,
    measure,
    date,
    width,
    height,
    left: MARGIN.side,
    right: width - MARGIN.side,
    bottom: height - MARGIN.bottom - 8,
    title: wrap(measure, name, titleStyle, room),
    titleStyle,
  }
}

export function newSheet(): Sheet {
  return { boxes: [], outline: [], scenes: [], seconds: 0 }
}

/** Top edge of the body: lower on the first page, which has the film's title. */
export function bodyTop(setup: Setup, first: boolean): number {
  if (!first) return MARGIN.top + RUNNING_HEAD
  return MARGIN.top + Math.max(titleHeight(setup) + 13, 36) + 11 + POLICY_LINE
}

function titleHeight(setup: Setup): number {
  return setup.title.length * setup.titleStyle.size * 1.16
}

/** Adds headers and footers, now that the page count is known. */
export function finishPages(setup: Setup, sheets: readonly Sheet[]): Page[] {
  return sheets.map((sheet, index) => {
    const count = `Page ${index + 1} of ${sheets.length}`
    const head = index === 0 ? titleBlock(setup, count) : runningHead(setup, count)
    const { width, height } = setup
    return { width, height, boxes: [...head, ...sheet.boxes, ...foot(setup, sheet)], outline: sheet.outline }
  })
}

/** "Storyboard". */
export function documentName({ kind }: Pick<ExportOptions, 'kind'>): string {
  return { storyboard: 'Storyboard', 'shot-list': 'Shot list', disclosure: 'Disclosure' }[kind]
}

/** "Draft 3 · 4 Mar 2026". */
function edition(setup: Setup): string {
  return [oneLine(filmOf(setup.board).draft), setup.date].filter(Boolean).join(' · ')
}

/** "3 scenes · 42 shots · est. 4:35 · 2.39 · 24 fps". */
function summary(setup: Setup): string {
  const film = filmOf(setup.board)
  const scenes = chosenScenes(setup.board, setup.options.sceneIds)
  const { shots, seconds } = filmTally(setup)
  return [
    counted(scenes.length, 'scene'),
    counted(shots, 'shot'),
    `est. ${clockLabel(seconds)}`,
    ratioLabel(film.ratio),
    `${Math.round(film.frameRate * 1000) / 1000} fps`,
    oneLine(film.author),
  ]
    .filter(Boolean)
    .join('  ·  ')
}

/** All that these options print. */
export function filmTally({ board, options }: Setup): Tally {
  const shots = chosenScenes(board, options.sceneIds).flatMap((scene) => shownShots(board, scene))
  return tallyOf(board, shots)
}

function titleBlock(setup: Setup, count: string): Box[] {
  const { measure, titleStyle, left, right } = setup
  const step = titleStyle.size * 1.16
  const boxes: Box[] = setup.title.map((line, index) =>
    textBox(measure, line, titleStyle, {
      x: left,
      y: MARGIN.top + titleStyle.size * 0.86 + index * step,
      role: 'title',
      tag: 'Sect/H1',
    }),
  )
  const quiet = style(7.6, 'regular', QUIET)
  const summaryAt = MARGIN.top + Math.max(titleHeight(setup) + 9, 32)
  const about = ellipsed(measure, summary(setup), quiet, right - left - SIDE_COLUMN - 18)
  boxes.push(textBox(measure, about, quiet, { x: left, y: summaryAt, role: 'caption', tag: 'Sect/P:summary' }))
  const policy = ellipsed(measure, policyLine(filmOf(setup.board)), quiet, right - left)
  const below = { x: left, y: summaryAt + POLICY_LINE, role: 'caption', tag: 'Sect/P:policy' } as const
  boxes.push(textBox(measure, policy, quiet, below))
  const side = { x: right, align: 'right', role: 'caption' } as const
  boxes.push(
    textBox(measure, documentName(setup.options), style(10, 'strong'), {
      ...side,
      y: MARGIN.top + 10,
      tag: 'Sect/P:kind',
    }),
  )
  const when = ellipsed(measure, edition(setup), quiet, SIDE_COLUMN)
  boxes.push(textBox(measure, when, quiet, { ...side, y: MARGIN.top + 21, tag: 'Sect/P:edition' }))
  boxes.push(textBox(measure, count, quiet, { ...side, role: 'header', y: summaryAt, tag: '' }))
  boxes.push(ruleAcross(left, bodyTop(setup, true) - 7, right - left, INK, 1.1))
  return boxes
}

function runningHead(setup: Setup, count: string): Box[] {
  const { measure, left, right } = setup
  const quiet = style(7, 'regular', QUIET)
  const y = MARGIN.top + 4
  const words = [documentName(setup.options), edition(setup), count].join('  ·  ')
  const side = textBox(measure, ellipsed(measure, words, quiet, (right - left) * 0.6), quiet, {
    x: right,
    y,
    align: 'right',
    role: 'header',
    tag: '',
  })
  const strong = style(8, 'strong')
  const name = ellipsed(measure, filmOf(setup.board).title || 'Untitled film', strong, side.x - left - 16)
  return [
    textBox(measure, name, strong, { x: left, y, role: 'header', tag: '' }),
    side,
    ruleAcross(left, MARGIN.top + 9.5, right - left, INK, 0.6),
  ]
}

function foot(setup: Setup, sheet: Sheet): Box[] {
  const { measure, left, right } = setup
  // A report runs no time.
  if (setup.options.kind === 'disclosure') return []
  const y = setup.height - MARGIN.bottom + FOOT.size * LEADING
  const total = `This page ${clockLabel(sheet.seconds)}  ·  Film ${clockLabel(filmTally(setup).seconds)}`
  const time = textBox(measure, total, FOOT, { x: right, y, align: 'right', role: 'footer', tag: '' })
  const boxes: Box[] = [ruleAcross(left, setup.height - MARGIN.bottom, right - left, HAIR), time]
  const scenes = [...new Set(sheet.scenes)]
  if (scenes.length === 0) return boxes
  const said = scenes.length === 1 ? `Scene ${scenes[0]}` : `Scenes ${scenes[0]} to ${scenes.at(-1)}`
  const place = { x: left, y, role: 'footer', tag: '' } as const
  return [...boxes, textBox(measure, ellipsed(measure, said, FOOT, time.x - left - 12), FOOT, place)]
}
