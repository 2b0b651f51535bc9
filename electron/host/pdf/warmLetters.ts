import type { Board } from '#shared/document/board.ts'
import { filmShots } from '#shared/document/select.ts'
import type { Measure } from '#shared/pages/measure.ts'

/** Maximum blocking time in ms. */
const TURN = 12

/**
 * Shapes the film's text once, with pauses in between. Shaping is most of the cost of a first layout; afterwards,
 * laying out a long film takes one short turn, and drawing in the window stays smooth.
 */
export async function warmLetters(board: Board, measure: Measure): Promise<void> {
  let began = performance.now()
  for (const shot of filmShots(board)) {
    for (const text of [shot.action, shot.dialogue, shot.sound, shot.vfx, shot.notes, shot.subject]) {
      let from = 0
      for (const { at } of measure.breaks(text)) {
        measure.width(text.slice(from, at), 1, 'regular')
        from = at
      }
    }
    if (performance.now() - began < TURN) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    began = performance.now()
  }
}
