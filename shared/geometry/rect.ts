/** An axis-aligned rectangle, in px of the user's choice; `x`, `y` is its top-left corner. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** The smallest rectangle around both; if one is null, the other. */
export function unionRect(a: Rect | null, b: Rect | null): Rect | null {
  if (!a || !b) return a ?? b
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** The intersection; null if they do not meet. */
export function meetRect(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}

/** The rectangle grown by `by` px on every side. */
export function growRect(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by }
}

/** The centred crop of a picture of this size with the shape of `rect`: what remains when it fills `rect`. */
export function coverCrop(width: number, height: number, rect: Rect): Rect {
  const factor = Math.min(width / rect.width, height / rect.height)
  const part = { width: rect.width * factor, height: rect.height * factor }
  return { x: (width - part.width) / 2, y: (height - part.height) / 2, ...part }
}
