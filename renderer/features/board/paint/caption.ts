import type { PanelRow, ShotRow } from '#shared/document/schema.ts'
import { movementLabel } from '#shared/document/select.ts'
import { isCut } from '#shared/document/whatCounts.ts'
import { clockLabel, secondsLabel } from '#shared/film/clockLabel.ts'
import { FRAMINGS, SIZES, termLabel } from '#shared/film/vocabulary.ts'
import type { Cell } from '../layout/layout.ts'
import type { BoardColors } from './boardColors.ts'
import type { MeasureWords } from './measureWords.ts'
import { NO_WORDS, shortened } from './words.ts'
import type { Run, WordLine } from './words.ts'

/** What a caption is made from. `size` (of its type) and `width` (of the frame above it) in CSS px. */
export interface CaptionOf {
  readonly cell: Cell
  readonly shot: ShotRow
  readonly panel: PanelRow | undefined
  readonly size: number
  readonly width: number
  readonly colors: BoardColors
}

/** Under a frame this narrow, CSS px, the number needs the room. */
const NARROW_PX = 46

/**
 * Status, number, size and movement, time; for a shot's later panels, which of them it is. Truncated to the frame's
 * width.
 */
export function captionLine(measure: MeasureWords, caption: CaptionOf): WordLine {
  return caption.cell.part > 1 ? partLine(measure, caption) : shotLine(measure, caption)
}

function shotLine(measure: MeasureWords, { cell, shot, size, width, colors }: CaptionOf): WordLine {
  const bold = `600 ${size}px ${colors.sans}`
  const plain = `400 ${size}px ${colors.sans}`
  const radius = size * 0.3
  const dot = { x: radius, y: -size * 0.36, radius, color: statusColor(colors, shot.status) }
  const left = radius * 2 + size * (width < NARROW_PX ? 0.35 : 0.65)
  // A long number takes precedence over the rest: the time gives way to it.
  const said = cell.opens === '' ? cell.number : `${cell.opens} · ${cell.number}`
  const number = shortened(measure, bold, said, width - left)
  const numberWidth = measure(bold, number)
  const runs: Run[] = [{ x: left, font: bold, color: colors.text, words: number }]
  const struck = { from: left - 2, to: left + numberWidth + 2, y: -size * 0.33, color: colors.text }
  const strike = isCut(shot) ? struck : null
  const x = left + numberWidth + size * 0.65
  const time = cell.seconds < 100 ? secondsLabel(cell.seconds) : clockLabel(cell.seconds)
  const timeWidth = measure(plain, time)
  if (x + timeWidth > width || width < NARROW_PX) return { runs, strike, dot }
  runs.push({ x: width - timeWidth, font: plain, color: colors.faint, words: time })
  const words = shortened(measure, plain, shotWords(shot), width - timeWidth - size - x)
  runs.push({ x, font: plain, color: colors.quiet, words })
  return { runs, strike, dot }
}

function partLine(measure: MeasureWords, { cell, panel, size, width, colors }: CaptionOf): WordLine {
  const words = [cell.number, `${cell.part} of ${cell.parts}`, panel?.label ?? ''].filter(Boolean).join(' · ')
  const font = `400 ${size}px ${colors.sans}`
  return { ...NO_WORDS, runs: [{ x: 0, font, color: colors.faint, words: shortened(measure, font, words, width) }] }
}

const remembered = new WeakMap<ShotRow, string>()

/** "MCU · OTS · Dolly in": cached by row, since rows never change. */
function shotWords(shot: ShotRow): string {
  const known = remembered.get(shot)
  if (known !== undefined) return known
  const framing = termLabel(FRAMINGS, shot.framing)
  const size = termLabel(SIZES, shot.size) || framing
  const words = [size, movementLabel({ ...shot, movementNote: '' })].filter(Boolean).join(' · ')
  remembered.set(shot, words)
  return words
}

function statusColor(colors: BoardColors, status: ShotRow['status']): string {
  switch (status) {
    case 'to-board':
      return colors.todo
    case 'boarded':
      return colors.text
    case 'approved':
      return colors.ok
    case 'shot':
      return colors.quiet
    case 'cut':
      return colors.line
  }
}
