import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { clockLabel } from '../film/clockLabel.ts'
import { ratioLabel } from '../film/ratios.ts'
import { policyLine } from '../records/aiPolicy.ts'
import { tallyOf } from '../document/whatCounts.ts'
import { castLegend } from './castList.ts'
import { ruleAcross, textBox } from './boxes.ts'
import { INK, LEADING, style } from './look.ts'
import type { TextStyle } from './look.ts'
import type { Measure } from './measure.ts'
import { isByDay } from './model.ts'
import type { Box, ExportOptions, TextBox } from './model.ts'
import { oneLine, wrap } from './paragraph.ts'
import type { Selection } from './selection.ts'
import { daysIn } from './shotListParts.ts'
import { counted } from './words.ts'

/** A line of the first page's head. */
interface HeadLine {
  readonly text: string
  readonly style: TextStyle
  readonly role: TextBox['role']
  readonly tag: string
  /** Baseline, in points from the head's top. */
  readonly y: number
}

/** The first page's head: the film at the left, the document at the right, nothing of either cut. */
export interface TitleBlock {
  readonly left: readonly HeadLine[]
  readonly right: readonly HeadLine[]
  readonly height: number
}

export interface TitleNeeds {
  readonly board: Board
  readonly options: ExportOptions
  readonly measure: Measure
  readonly selection: Selection
  readonly date: string
  /** Between the margins, in points. */
  readonly width: number
}

const BETWEEN = 18
const QUIET = style(7.6)
/** What the page count takes, which is not known yet. */
const COUNT = 'Page 0000 of 0000'

export function layTitle(needs: TitleNeeds): TitleBlock {
  const side = Math.min(220, Math.max(120, needs.width * 0.26))
  const left = filmLines(needs, needs.width - side - BETWEEN)
  const right = documentLines(needs, side)
  const deepest = Math.max(left.at(-1)!.y, right.at(-1)!.y)
  return { left, right, height: deepest + 4 }
}

/** Stacks paragraphs, each as many lines as it needs. */
function stack(
  measure: Measure,
  width: number,
  paragraphs: readonly (Pick<HeadLine, 'style' | 'role' | 'tag' | 'text'> & { readonly above: number })[],
): HeadLine[] {
  const lines: HeadLine[] = []
  let y = 0
  for (const { above, text, ...each } of paragraphs) {
    for (const [index, line] of wrap(measure, text, each.style, width).entries()) {
      y += (index === 0 ? above : 0) + each.style.size * (lines.length === 0 ? 0.86 : LEADING)
      lines.push({ ...each, text: line, y })
    }
  }
  return lines
}

function filmLines(needs: TitleNeeds, room: number): HeadLine[] {
  const { board, measure } = needs
  const name = oneLine(filmOf(board).title) || 'Untitled film'
  const sizes = [21, 15, 11.5].map((size) => style(size, 'strong'))
  const title = sizes.find((size) => wrap(measure, name, size, room).length <= 2) ?? sizes.at(-1)!
  return stack(measure, room, [
    { text: name, style: title, role: 'title', tag: 'Sect/H1', above: 0 },
    ...(needs.selection.whole
      ? []
      : [
          {
            text: `Selection: ${needs.selection.says}`,
            style: style(8.4, 'strong'),
            role: 'caption',
            tag: 'Sect/P:selection',
            above: 3,
          } as const,
        ]),
    { text: summary(needs), style: QUIET, role: 'caption', tag: 'Sect/P:summary', above: 2 },
    { text: legend(needs), style: QUIET, role: 'caption', tag: 'Sect/P:cast', above: 0 },
    { text: policyLine(filmOf(board)), style: QUIET, role: 'caption', tag: 'Sect/P:policy', above: 0 },
  ])
}

/** "Cast: 1 Mara · 2 Ilo", where the cast stands by number. */
function legend({ board, options, selection }: TitleNeeds): string {
  if (options.kind !== 'shot-list' || !options.castNumbers || !options.columns.includes('cast')) return ''
  const said = castLegend(
    board,
    selection.scenes.flatMap(({ shots }) => shots),
  )
  return said === '' ? '' : `Cast: ${said}`
}

function documentLines({ board, options, measure, selection, date }: TitleNeeds, side: number): HeadLine[] {
  const draft = oneLine(filmOf(board).draft)
  return stack(measure, side, [
    {
      text: documentTitle(options, selection),
      style: style(10, 'strong'),
      role: 'caption',
      tag: 'Sect/P:kind',
      above: 0,
    },
    {
      text: [draft, revisionWords(options)].filter(Boolean).join(' · '),
      style: QUIET,
      role: 'caption',
      tag: 'Sect/P:edition',
      above: 1,
    },
    { text: date, style: QUIET, role: 'caption', tag: 'Sect/P:date', above: 0 },
    { text: COUNT, style: QUIET, role: 'header', tag: '', above: 0 },
  ])
}

/** "Blue revision"; '' for the first, white draft. */
export function revisionWords({ revision }: Pick<ExportOptions, 'revision'>): string {
  return revision === 'white' ? '' : `${revision[0]!.toUpperCase()}${revision.slice(1)} revision`
}

/** "Storyboard". */
export function documentName({ kind }: Pick<ExportOptions, 'kind'>): string {
  return {
    storyboard: 'Storyboard',
    'shot-list': 'Shot list',
    'contact-sheet': 'Contact sheet',
    worksheet: 'Worksheet',
    disclosure: 'Disclosure',
    'lined-script': 'Lined script',
  }[kind]
}

/** "Shot list in shooting order, selection". */
export function documentTitle(
  options: Pick<ExportOptions, 'kind' | 'order'>,
  { whole }: Pick<Selection, 'whole'>,
): string {
  return `${documentName(options)}${isByDay(options) ? ' in shooting order' : ''}${whole ? '' : ', selection'}`
}

/** What counts (see `Tally`), and an omitted scene does not: "3 scenes · 42 shots · est. 4:35 · 2.39 · 24 fps". */
function summary({ board, options, selection }: TitleNeeds): string {
  const film = filmOf(board)
  const days = isByDay(options) ? daysIn(board, selection) : 0
  const { shots, seconds } = tallyOf(
    board,
    selection.scenes.flatMap((each) => each.shots),
  )
  return [
    days > 0 ? counted(days, 'day') : '',
    counted(selection.scenes.filter(({ scene }) => !scene.omitted).length, 'scene'),
    counted(shots, 'shot'),
    `est. ${clockLabel(seconds)}`,
    ratioLabel(film.ratio),
    `${Math.round(film.frameRate * 1000) / 1000} fps`,
    oneLine(film.author),
  ]
    .filter(Boolean)
    .join('  ·  ')
}

export function titleBoxes(
  measure: Measure,
  block: TitleBlock,
  place: { readonly left: number; readonly right: number; readonly top: number },
  count: string,
): Box[] {
  const { left, right, top } = place
  const box = (line: HeadLine, x: number, align: 'left' | 'right') => {
    const text = line.text === COUNT ? count : line.text
    return textBox(measure, text, line.style, { x, y: top + line.y, role: line.role, tag: line.tag, align })
  }
  return [
    ...block.left.map((line) => box(line, left, 'left')),
    ...block.right.map((line) => box(line, right, 'right')),
    ruleAcross(left, top + block.height + 4, right - left, INK, 1.1),
  ]
}
