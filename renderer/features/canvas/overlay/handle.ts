import type { Corner, Edge, PicturePart } from '../helpers/pictureBoxMoves.ts'

/** What a hand can take hold of under any tool: a part of the placed picture's box, or a vanishing point (or the horizon). */
export type Handle =
  | { readonly of: 'picture'; readonly part: PicturePart }
  /** `level`: it is the horizon itself, which goes up and down. */
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

/** The part of the picture's box that an anchor of Konva's Transformer stands for; its inside for anything else. */
export function pictureHandle(anchor: string): Handle {
  return { of: 'picture', part: PARTS[anchor] ?? 'move' }
}

/** Degrees clockwise from the top at which a part is pulled. */
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

/** The cursor over a handle, as CSS. `degrees`: the turn of the picture; `flip`: it is seen the other way round. */
export function cursorOf(handle: Handle, degrees: number, flip: boolean): string {
  if (handle.of === 'point') return handle.level ? 'ns-resize' : 'grab'
  if (handle.part === 'move') return 'move'
  if (handle.part === 'turn') return 'crosshair'
  const pulled = (PULLED[handle.part] + degrees) * (flip ? -1 : 1)
  return WAYS[((Math.round(pulled / 45) % 4) + 4) % 4]!
}
