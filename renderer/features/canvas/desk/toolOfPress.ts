import { eraserTool } from '../tools/eraser.ts'
import { eyedropperTool } from '../tools/eyedropper.ts'
import { handTool } from '../tools/hand.ts'
import type { Tool } from '../tools/tool.ts'

type Press = Pick<PointerEvent, 'button' | 'buttons' | 'pointerType' | 'altKey'>

/** `buttons` of a pen's tail end (Pointer Events, chorded buttons). */
const TAIL_END = 32

/**
 * The tool that a press means: the one in hand, unless the hand says otherwise. Space or the middle button moves the paper,
 * a pen's tail end erases, Alt and a pen's barrel button pick a colour, unless the tool in hand has a use of its own for them.
 * null: a press that means nothing here.
 */
export function toolOfPress(press: Press, inHand: Tool, space: boolean): Tool | null {
  if (press.button === 1 || space) return handTool
  if (press.pointerType === 'pen') {
    if (press.button === 5 || (press.buttons & TAIL_END) !== 0) return eraserTool
    if (press.button === 2) return inHand.ownAlt ? inHand : eyedropperTool
  }
  if (press.button !== 0) return null
  return press.altKey && inHand.draws ? eyedropperTool : inHand
}
