import type { AnyTool } from '#shared/tools/index.ts'
import { toolCalledBy } from '#shared/tools/toolbox.ts'

type Press = Pick<PointerEvent, 'button' | 'buttons' | 'pointerType' | 'altKey'>

/** `buttons` of a pen's eraser end (Pointer Events, chorded buttons). */
const TAIL_END = 32
const BARREL = 2
/** The bit that each `button` has in `buttons`. */
const BITS = [1, 4, 2, 8, 16, 32] as const

/**
 * The tool that a press means: the current one, with these exceptions. Space or the middle button pans the paper, a
 * pen's tail end erases, Alt and a pen's barrel button pick a colour, unless the current tool has its own use for them.
 * null: a press that means nothing here.
 */
export function toolOfPress(press: Press, inHand: AnyTool, space: boolean): AnyTool | null {
  if (press.button === 1 || space) return toolCalledBy('space')
  if (press.pointerType === 'pen') {
    if (press.button === 5 || (press.buttons & TAIL_END) !== 0) return toolCalledBy('tail')
    if (isBarrel(press)) return inHand.ownAlt ? inHand : toolCalledBy('alt')
  }
  if (press.button !== 0) return null
  return press.altKey && inHand.draws ? toolCalledBy('alt') : inHand
}

/** A pen's barrel button; some pens report it along with the tip. */
export function isBarrel({ button, buttons, pointerType }: Omit<Press, 'altKey'>): boolean {
  return pointerType === 'pen' && (button === 2 || (button === 0 && (buttons & BARREL) !== 0))
}

/**
 * Whether a moving pointer no longer holds what its gesture began with. If a mouse releases one button while another is
 * down, only a move reports it; a pen's barrel button may come and go during a line.
 */
export function letsGo(move: Pick<PointerEvent, 'buttons' | 'pointerType'>, button: number): boolean {
  if (move.pointerType === 'mouse') return (move.buttons & (BITS[button] ?? 0)) === 0
  return move.buttons === 0
}
