import { shortened } from '#shared/document/shortened.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { doubtOf, readings } from '#shared/readNumber.ts'
import { scaleAbout, turnAbout } from '#shared/tools/transformBox.ts'
import type { Matrix } from '#shared/tools/transformBox.ts'

/** What can be typed of a selection's box: its place and size in panel px from the frame's corner, and by how many degrees to turn it. */
export const BOX_FIGURES = ['x', 'y', 'width', 'height', 'turn'] as const
export type BoxFigure = (typeof BOX_FIGURES)[number]

/** Smaller, and it could not be enlarged again. Panel px. */
const LEAST_PX = 1

export function figureOf(figure: BoxFigure, box: Rect, frame: Rect): number {
  const value = { x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height, turn: 0 }[figure]
  return Math.round(value * 10) / 10
}

/** How the box becomes what was typed: sizes from its upper left corner, clockwise turns about its middle. */
export function typedBox(
  figure: BoxFigure,
  value: number,
  box: Rect,
  frame: Rect,
): { readonly verb: string; readonly matrix: Matrix } {
  const { x, y, width, height } = box
  const size = Math.max(LEAST_PX, value)
  switch (figure) {
    case 'x':
      return { verb: 'Move', matrix: [1, 0, 0, 1, value + frame.x - x, 0] }
    case 'y':
      return { verb: 'Move', matrix: [1, 0, 0, 1, 0, value + frame.y - y] }
    case 'width':
      return { verb: 'Scale', matrix: scaleAbout(size / Math.max(width, 0.01), 1, x, y) }
    case 'height':
      return { verb: 'Scale', matrix: scaleAbout(1, size / Math.max(height, 0.01), x, y) }
    case 'turn':
      return { verb: 'Turn', matrix: turnAbout((value * Math.PI) / 180, x + width / 2, y + height / 2) }
  }
}

/** Farther, and it would not be found again. Panel px. */
const FARTHEST = 100_000

/** "12,5" as well as "12.5"; null for what is no number, or could be two. */
export function readFigure(text: string): number | null {
  const found = figuresIn(text).filter((value) => Math.abs(value) < FARTHEST)
  return found.length === 1 ? found[0]! : null
}

/** Why a typed figure is not used, in a sentence; null if it is, and for an emptied field. */
export function figureRefusal(text: string): string | null {
  if (text.trim() === '' || readFigure(text) !== null) return null
  const found = figuresIn(text)
  const typed = `“${shortened(text.trim(), 60)}”`
  const what = doubtOf(text, found) ?? (found.length > 0 ? `${typed} is too far` : `${typed} isn’t a number`)
  return `${what}: nothing was changed.`
}

function figuresIn(text: string): readonly number[] {
  return readings(text.trim().replace(/\s*(?:°|px)$/i, ''))
}
