import { CAPTION_HEIGHT } from '../layout/spacing.ts'
import type { MeasureWords } from './measureWords.ts'

/** Text in one font on a line, CSS px from the line's start. */
export interface Run {
  readonly x: number
  readonly font: string
  readonly color: string
  readonly words: string
}

/** A line of text in canvas form, CSS px from its start on its baseline: y is negative upwards. */
export interface WordLine {
  readonly runs: readonly Run[]
  readonly strike: { readonly from: number; readonly to: number; readonly y: number; readonly color: string } | null
  readonly dot: { readonly x: number; readonly y: number; readonly radius: number; readonly color: string } | null
}

export const NO_WORDS: WordLine = { runs: [], strike: null, dot: null }

/** Captions smaller than this, CSS px, could not be read. */
const READABLE_PX = 13

/** Type size of captions in CSS px; 0 if too small to read. `room`: world units below a frame. */
export function captionFont(zoom: number, room: number = CAPTION_HEIGHT): number {
  return room * zoom < READABLE_PX ? 0 : Math.max(10, Math.min(15, 32 * zoom))
}

/** The text, truncated with an ellipsis if wider than `room` CSS px; '' if nothing fits. */
export function shortened(measure: MeasureWords, font: string, words: string, room: number): string {
  const whole = measure(font, words)
  if (whole <= room) return words
  const guess = Math.ceil((words.length * Math.max(0, room)) / whole) + 1
  for (let length = Math.min(words.length - 1, guess); length > 1; length -= 1) {
    const short = `${words.slice(0, length).trimEnd()}…`
    if (measure(font, short) <= room) return short
  }
  return ''
}

/** Where the last text of a line ends, CSS px from its start. */
export function endOf(measure: MeasureWords, { runs }: WordLine): number {
  return Math.max(0, ...runs.map(({ x, font, words }) => x + measure(font, words)))
}
