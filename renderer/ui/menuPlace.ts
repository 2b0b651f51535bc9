/** Of the window, px; a `DOMRect` is one. */
export interface MenuBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How far into its row a menu opens, px: the row shows on both sides of its corner. */
const INSET = 16

/**
 * Where a menu opens that was asked for by key: under the start of what the keyboard is on, within what is seen of the list
 * around it. null: what it is on is out of sight, or not a part of the list that lies anywhere.
 */
export function menuPlace(on: MenuBox | null, list: MenuBox): { readonly x: number; readonly y: number } | null {
  if (!on || on.right - on.left < 2 || on.bottom - on.top < 2) return null
  if (on.bottom <= list.top || on.top >= list.bottom || on.right <= list.left || on.left >= list.right) return null
  const left = Math.max(on.left, list.left)
  const right = Math.min(on.right, list.right)
  return { x: Math.min(left + INSET, (left + right) / 2), y: Math.min(on.bottom, list.bottom) }
}
