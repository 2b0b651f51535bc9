import type { AnyTool } from '#shared/tools/index.ts'
import { toolCalledBy } from '#shared/tools/toolbox.ts'

type Press = Pick<PointerEvent, 'button' | 'buttons' | 'pointerType' | 'altKey'>

/** `buttons` of a pen's tail end (Pointer Events, chorded buttons). */
const TAIL_END = 32
const BARREL = 2
/** The bit that each `button` has in `buttons`. */
const BITS = [1, 4, 2, 8, 16, 32] as const

/**
 * The tool that a press means: the one in hand, unless the hand says otherwise. Space or the middle button moves the paper,
 * a pen's tail end erases, Alt and a pen's barrel button pick a colour, unless the tool in hand has a use of its own for them.
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

/** A pen's barrel button; some pens tell it beside the tip's own. */
export function isBarrel({ button, buttons, pointerType }: Omit<Press, 'altKey'>): boolean {
  return pointerType === 'pen' && (button === 2 || (button === 0 && (buttons & BARREL) !== 0))
}

/**
 * Whether a pointer that moves no longer holds what its gesture began with. A mouse tells of a button that goes while another
 * is down by a move alone; a pen's barrel may come and go under a line.
 */
export function letsGo(move: Pick<PointerEvent, 'buttons' | 'pointerType'>, button: number): boolean {
  if (move.pointerType === 'mouse') return (move.buttons & (BITS[button] ?? 0)) === 0
  return move.buttons === 0
}
