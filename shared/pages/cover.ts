import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { mediaOf } from '../document/select.ts'
import { AI_STAMP } from '../generation/providers/providerOf.ts'
import { isModelWork, keptFromExport, mustStamp, policyLine } from '../records/aiPolicy.ts'
import { ruleAcross, textBox } from './boxes.ts'
import { INK, LEADING, style } from './look.ts'
import type { Measure } from './measure.ts'
import type { Box, ExportOptions } from './model.ts'
import { oneLine, wrap } from './paragraph.ts'
import { pictureBoxes } from './picture.ts'
import type { Selection } from './selection.ts'
import { documentTitle, revisionWords } from './titleBlock.ts'

interface CoverNeeds {
  readonly board: Board
  readonly options: ExportOptions
  readonly measure: Measure
  readonly selection: Selection
  readonly date: string
  /** Edges of the words, and the page's height, in points. */
  readonly left: number
  readonly right: number
  readonly height: number
}

/** Where the words begin, as a part of the page's height, the title's size, and what the others are scaled by. */
const LOOKS = [
  { top: 0.36, title: 34, scale: 1 },
  { top: 0.36, title: 26, scale: 1 },
  { top: 0.2, title: 20, scale: 1 },
  { top: 0.1, title: 15, scale: 0.85 },
  { top: 0.04, title: 11, scale: 0.7 },
] as const
/** The least left over the logo and under the words, as parts of the page's height. */
const LEAST_OVER = 0.04
const LEAST_UNDER = 0.05

/** The film's logo over its title, as large as half the words' width and a sixth of the page allow. */
function logoBoxes({ board, options, measure, left, right, height }: CoverNeeds, bottom: number): Box[] {
  const { logo, title } = filmOf(board)
  const media = logo === null ? undefined : mediaOf(board, logo)
  if (!media || keptFromExport(board).has(media.id)) return []
  const ratio = media.width / media.height
  const room = Math.min(height / 8, bottom - height * LEAST_OVER)
  if (room <= 0) return []
  const width = Math.min((right - left) * 0.36, room * ratio)
  const place = { x: left, y: bottom - width / ratio, width, height: width / ratio }
  const stamped = (options.stamp || mustStamp(board)) && isModelWork(board, media.id)
  const picture = {
    source: { of: 'media', mediaId: media.id },
    alt: `Logo of ${oneLine(title) || 'Untitled film'}`,
    stamp: stamped ? AI_STAMP : null,
  } as const
  return pictureBoxes(measure, picture, place, 'Sect')
}

/** A page before the others: the film, what this is, its draft and date, and who it is for; smaller where names are long. */
export function coverBoxes(setup: CoverNeeds): Box[] {
  for (const look of LOOKS) {
    const { boxes, y } = wordsOf(setup, look)
    if (y <= setup.height * (1 - LEAST_UNDER)) return boxes
  }
  return wordsOf(setup, LOOKS.at(-1)!).boxes
}

function wordsOf(setup: CoverNeeds, look: (typeof LOOKS)[number]): { readonly boxes: Box[]; readonly y: number } {
  const { board, measure, options, selection, left, right } = setup
  const film = filmOf(board)
  const width = right - left
  let y = setup.height * look.top
  const boxes: Box[] = logoBoxes(setup, y)
  const say = (text: string, points: number, strong: boolean, tag: string, above = 0) => {
    const size = points * look.scale
    const type = style(size, strong ? 'strong' : 'regular')
    for (const [index, line] of wrap(measure, text, type, width).entries()) {
      y += size * LEADING + (index === 0 ? above : 0)
      boxes.push(textBox(measure, line, type, { x: left, y, role: 'title', tag: `Sect/${tag}` }))
    }
  }
  say(oneLine(film.title) || 'Untitled film', look.title / look.scale, true, 'P:cover-title')
  y += 12
  boxes.push(ruleAcross(left, y, width, INK, 1.1))
  say(documentTitle(options, selection), 16, true, 'P:cover-kind', 8)
  if (!selection.whole) say(selection.says, 10, false, 'P:cover-selection')
  say([oneLine(film.draft), revisionWords(options)].filter(Boolean).join(' · '), 11, false, 'P:cover-draft', 6)
  say(setup.date, 11, false, 'P:cover-date')
  say(oneLine(film.author), 11, false, 'P:cover-author', 6)
  say(policyLine(film), 9, false, 'P:cover-policy', 6)
  if (options.recipient.trim() !== '') say(`For ${oneLine(options.recipient)}`, 11, true, 'P:cover-for', 12)
  return { boxes, y }
}
