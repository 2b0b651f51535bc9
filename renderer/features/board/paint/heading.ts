import type { Band } from '../layout/layout.ts'
import type { BoardColors } from './boardColors.ts'
import type { MeasureWords } from './measureWords.ts'
import { shortened } from './words.ts'
import type { Run, WordLine } from './words.ts'
import { tallyWords } from '#shared/document/whatCounts.ts'

/** What a scene's heading is made from. `size` (of its number's type) and `room` (width for all of it) in CSS px. */
export interface HeadingOf {
  readonly band: Band
  readonly size: number
  readonly room: number
  readonly atHand: boolean
  readonly colors: BoardColors
}

/** Type size of a scene's number, CSS px. */
export function headingFont(zoom: number): number {
  return Math.max(11, Math.min(19, 43 * zoom))
}

/**
 * Number, heading, and shot count and duration; a long heading gives way to what follows it, and that to the number.
 */
export function headingLine(measure: MeasureWords, { band, size, room, atHand, colors }: HeadingOf): WordLine {
  const small = Math.max(10, size * 0.82)
  const [bold, plain, medium] = [
    `600 ${size}px ${colors.sans}`,
    `400 ${small}px ${colors.sans}`,
    `500 ${small}px ${colors.sans}`,
  ]
  const numberColor = atHand ? colors.hand : band.omitted ? colors.faint : colors.text
  const runs: Run[] = [{ x: 0, font: bold, color: numberColor, words: band.number }]
  const x = measure(bold, band.number) + size * 0.7
  const shots = band.omitted ? 0 : band.shotIds.length
  const count = tallyWords(band.tally)
  const countWidth = shots === 0 ? 0 : measure(plain, count) + small
  const whole = measure(medium, band.title)
  const counted = shots > 0 && (x + whole + countWidth <= room || room - x > 4 * countWidth)
  const heading = shortened(measure, medium, band.title, room - x - (counted ? countWidth : 0))
  runs.push({ x, font: medium, color: band.omitted ? colors.faint : colors.quiet, words: heading })
  const end = x + measure(medium, heading)
  if (counted) runs.push({ x: end + small, font: plain, color: colors.faint, words: count })
  const strike = band.omitted ? { from: x, to: end, y: -small * 0.33, color: colors.faint } : null
  return { runs, strike, dot: null }
}
