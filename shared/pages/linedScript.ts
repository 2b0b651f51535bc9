import { changedLines } from '../breakdown/changedLines.ts'
import { uncoveredWords } from '../breakdown/coverage.ts'
import { linedDraft } from '../breakdown/linedDraft.ts'
import type { LinedDraft } from '../breakdown/linedDraft.ts'
import type { PageLine } from '../breakdown/scriptPages.ts'
import type { Board } from '../document/board.ts'
import { filmOf } from '../document/board.ts'
import type { DraftRow } from '../document/schema.ts'
import { SCRIPT_PAGE } from '../script/pageColumns.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { textBox, fillBox, ruleAcross, strikeThrough } from './boxes.ts'
import { BAND, HAIR, INK, style } from './look.ts'
import { linedShape, shotLineBoxes } from './linedShots.ts'
import type { LinedShape } from './linedShots.ts'
import type { Measure } from './measure.ts'
import { PAPERS } from './model.ts'
import type { Box, ExportOptions, Page, TextBox } from './model.ts'
import { ellipsed, oneLine } from './paragraph.ts'
import { pagesChosen, pagesUnmet } from './selection.ts'
import { watermark } from './watermark.ts'
import { dateWords } from './words.ts'

/** The current draft of a film's script, as it was read, and the one before it. */
export interface ScriptToPrint {
  readonly draft: DraftRow
  readonly screenplay: Screenplay
  /** null: there is none, or it can't be read. */
  readonly before: Screenplay | null
}

/** What all pages of a lined script share. */
interface Lined extends LinedDraft {
  readonly board: Board
  readonly measure: Measure
  readonly shape: LinedShape
  readonly script: ScriptToPrint
  readonly changed: ReadonlySet<number>
  readonly height: number
  /** The day of printing, in words. */
  readonly date: string
  /** All of its pages are printed. */
  readonly whole: boolean
}

const WORDS = style(12, 'script')
const SMALL = style(7)
/** From a row's top to its baseline, in points. */
const BASELINE = 9.4
const HEAD_Y = 32

/**
 * The script as its screenplay pages, with a vertical line a shot beside the text that it covers: straight on camera, wavy
 * off, its number at its top. Text without a shot is tinted. Its pages are a screenplay's, whatever the paper: upright, with
 * as many lines as on the screen.
 */
export function layLinedScript(
  board: Board,
  options: ExportOptions,
  measure: Measure,
  date: string,
  script: ScriptToPrint | null,
): Page[] {
  const { width, height } = PAPERS[options.paper]
  const veil = watermark(measure, options.recipient, { width, height })
  const bare = (says: string): Page[] => [
    { width, height, boxes: [...sentence(measure, says), ...veil], outline: [], label: '1' },
  ]
  if (!script) return bare(NO_SCRIPT)
  const draft = linedDraft(board, script.draft.id, script.screenplay)
  const changed = changedLines(script.screenplay, script.before, draft.pages.lines)
  const shape = linedShape(width, draft.coverage.lanes)
  const chosen = pagesChosen(options.pages, draft.pages.pages.length)
  const unmet = pagesUnmet(options.pages, draft.pages.pages.length)
  const scenes = new Set(options.sceneIds)
  const all = { ...draft, board, measure, shape, script, changed, height, date, whole: true }
  const printed = draft.pages.pages.flatMap((_, at) =>
    chosen.has(at) && (scenes.size === 0 || scenesOn(all, at).some((scene) => has(all, scene, scenes))) ? [at] : [],
  )
  const lined: Lined = { ...all, whole: printed.length === draft.pages.pages.length }
  if (printed.length === 0) return bare(NO_SCENE)
  return printed.map((at) => ({
    ...sheetOf(lined, at, { width, height }, veil),
    ...(unmet === '' ? {} : { tight: unmet }),
  }))
}

function sheetOf(lined: Lined, at: number, size: Pick<Page, 'width' | 'height'>, veil: readonly Box[]): Page {
  const { number } = lined.pages.pages[at]!
  const boxes = [headBoxes(lined, number), textBoxes(lined, at), shotLineBoxes(lined, at), footBoxes(lined, at), veil]
  return { ...size, boxes: boxes.flat(), outline: outlineOf(lined, at), label: String(number) }
}

const NO_SCRIPT = 'This film has no script yet. Once one is imported, it is printed here with the lines of its shots.'
const NO_SCENE = 'No page of this draft that is chosen has one of the chosen scenes.'

const has = ({ sceneIds }: Lined, scene: number, chosen: ReadonlySet<string>): boolean =>
  chosen.has(sceneIds[scene] ?? '')

function sentence(measure: Measure, says: string): Box[] {
  return [textBox(measure, says, style(9), { x: 54, y: 72, role: 'caption', tag: 'Sect/P:empty' })]
}

/** The film and its draft at the left, the page's number where a screenplay has it. */
function headBoxes(lined: Lined, number: number): Box[] {
  const { board, measure, shape } = lined
  const folio = textBox(measure, `${number}.`, WORDS, {
    x: shape.right,
    y: HEAD_Y + 8,
    align: 'right',
    role: 'header',
    tag: '',
  })
  const first = number === 1
  const room = folio.x - shape.edge - 20
  const title = ellipsed(measure, oneLine(filmOf(board).title) || 'Untitled film', style(8, 'strong'), room)
  const head = { x: shape.edge, role: first ? 'caption' : 'header', tag: first ? 'Sect/P:edition' : '' } as const
  return [
    textBox(measure, title, style(8, 'strong'), {
      x: shape.edge,
      y: HEAD_Y,
      role: first ? 'title' : 'header',
      tag: first ? 'Sect/H1' : '',
    }),
    ...editionLines(lined, room).map((line, at) => textBox(measure, line, SMALL, { ...head, y: HEAD_Y + 10 + 9 * at })),
    folio,
  ]
}

/** Which draft it is and when it was printed; a draft's long name has a line of its own, so that it costs no date. */
function editionLines({ measure, script, date, whole }: Lined, room: number): readonly string[] {
  const { draft } = script
  const name = oneLine(draft.name)
  const others = [
    oneLine(draft.color),
    `imported ${dateWords(draft.importedAt)}`,
    `lined script${whole ? '' : ', selection'}, ${date}`,
  ]
  const fits = (text: string): boolean => measure.width(text, SMALL.size, SMALL.weight) <= room
  const all = [name, ...others].filter(Boolean).join('  ·  ')
  const lines = fits(all) ? [all] : [name, others.filter(Boolean).join('  ·  ')]
  return lines.map((line) => ellipsed(measure, line, SMALL, room))
}

function textBoxes(lined: Lined, page: number): Box[] {
  return lined.pages.pages[page]!.lines.flatMap((line) => lineBoxes(lined, line))
}

function lineBoxes(lined: Lined, line: PageLine): Box[] {
  const { measure, shape, coverage, changed } = lined
  const top = SCRIPT_PAGE.top + line.row * SCRIPT_PAGE.row
  const y = top + BASELINE
  const x = shape.text + (line.x - SCRIPT_PAGE.column) * SCRIPT_PAGE.character
  const added = line.text < 0
  const heading = line.kind === 'heading'
  const words = line.runs.map(({ text }) => text).join('')
  const tag = added ? '' : heading ? `Sect/H2:e${line.element}` : `Sect/P:e${line.element}`
  const box = textBox(measure, words, WORDS, { x, y, role: heading ? 'heading' : 'caption', tag })
  const tint = !added && coverage.isUncovered(line.text)
  return [
    ...(tint ? [fillBox(x - 1.5, top, box.width + 3, SCRIPT_PAGE.row, BAND)] : []),
    box,
    ...underlines(measure, line, x, y),
    ...(line.numbered ? numberBoxes(lined, line, y) : []),
    ...(!added && changed.has(line.text) ? [beside(measure, '*', shape.right + 8, y)] : []),
  ]
}

function underlines(measure: Measure, { runs }: PageLine, x: number, y: number): Box[] {
  let from = x
  return runs.flatMap(({ text, underline }) => {
    const width = measure.width(text, WORDS.size, WORDS.weight)
    const rule = ruleAcross(from, y + 1.6, width, INK, 0.6)
    from += width
    return underline === true ? [rule] : []
  })
}

/** The scene's number at both margins, struck where the film has it omitted: the words are the writer's and stay. */
function numberBoxes(lined: Lined, line: PageLine, y: number): Box[] {
  const { measure, shape, coverage, sceneNumbers } = lined
  const scene = coverage.scenes.findIndex(({ heading }) => heading === line.text)
  const number = sceneNumbers[scene] ?? ''
  if (number === '') return []
  const boxes = [beside(measure, number, shape.edge, y), beside(measure, number, shape.right + 22, y)]
  return coverage.scenes[scene]?.omitted === true ? boxes.flatMap((box) => [box, strikeThrough(box)]) : boxes
}

function beside(measure: Measure, words: string, x: number, y: number): TextBox {
  return textBox(measure, words, WORDS, { x, y, role: 'decoration', tag: '' })
}

/** Places in `coverage.scenes` of the scenes that are on a page. */
function scenesOn({ pages, coverage }: Lined, page: number): readonly number[] {
  const on = coverage.scenes.map(({ heading, last }) => {
    const [from, to] = [pages.places[heading]!.page, pages.places[last]!.page]
    return from <= page && page <= to
  })
  return on.flatMap((is, at) => (is ? [at] : []))
}

/** Which of the page's scenes still have text without a shot. */
function footBoxes(lined: Lined, page: number): Box[] {
  const { measure, shape, coverage, sceneNumbers, height } = lined
  const said = scenesOn(lined, page).map((scene) => uncoveredWords(coverage.scenes[scene]!, sceneNumbers[scene]!))
  const words = said.filter(Boolean).join('  ·  ')
  if (words === '') return []
  const y = height - 30
  const room = shape.right - shape.edge
  return [
    ruleAcross(shape.edge, y - 10, room, HAIR),
    textBox(measure, ellipsed(measure, words, SMALL, room), SMALL, { x: shape.edge, y, role: 'footer', tag: '' }),
  ]
}

function outlineOf({ pages, coverage, sceneNumbers }: Lined, page: number): Page['outline'] {
  return coverage.scenes.flatMap(({ heading }, at) => {
    const place = pages.places[heading]!
    if (place.page !== page) return []
    const line = pages.pages[page]!.lines.find(({ text }) => text === heading)
    const words = (line?.runs ?? []).map(({ text }) => text).join('')
    const title = [sceneNumbers[at]!, words].filter(Boolean).join('  ')
    return [{ title, y: SCRIPT_PAGE.top + place.row * SCRIPT_PAGE.row }]
  })
}
