import type { Corner, Edge, PicturePart } from '../helpers/pictureBoxMoves.ts'

/** What can be held with any tool: a part of the placed picture's box, or a vanishing point (or the horizon). */
export type Handle =
  | { readonly of: 'picture'; readonly part: PicturePart }
  /** `level`: it is the horizon itself, which moves vertically. */
  | { readonly of: 'point'; readonly index: number; readonly level: boolean }

const PARTS: Readonly<Record<string, PicturePart>> = {
  rotater: 'turn',
  'top-left': 'top left',
  'top-right': 'top right',
  'bottom-right': 'bottom right',
  'bottom-left': 'bottom left',
  'middle-left': 'left',
  'middle-right': 'right',
  'top-center': 'top',
  'bottom-center': 'bottom',
}

/** The part of the picture's box for an anchor of Konva's Transformer; its inside for anything else. */
export function pictureHandle(anchor: string): Handle {
  return { of: 'picture', part: PARTS[anchor] ?? 'move' }
}

/** The direction in which a part is pulled, degrees clockwise from the top. */
const PULLED: Readonly<Record<Corner | Edge, number>> = {
  top: 0,
  'top right': 45,
  right: 90,
  'bottom right': 135,
  bottom: 180,
  'bottom left': 225,
  left: 270,
  'top left': 315,
}
const WAYS = ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'] as const

/** The cursor over a handle, as CSS. `degrees`: the picture's rotation; `flip`: the view is flipped. */
export function cursorOf(handle: Handle, degrees: number, flip: boolean): string {
  if (handle.of === 'point') return handle.level ? 'ns-resize' : 'grab'
  if (handle.part === 'move') return 'move'
  if (handle.part === 'turn') return 'crosshair'
  const pulled = (PULLED[handle.part] + degrees) * (flip ? -1 : 1)
  return WAYS[((Math.round(pulled / 45) % 4) + 4) % 4]!
}
