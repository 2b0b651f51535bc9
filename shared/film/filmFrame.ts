import type { Rect } from '../geometry/rect.ts'

/**
 * The part of a panel that the film shows, in panel px: as wide as the paper (common width, as a film is masked for another
 * ratio) and centred on it. A wider ratio than the paper's crops top and bottom, a taller one opens room above and below.
 * Marks are never changed, so a later ratio brings back what an earlier one cropped.
 */
export function filmFrame(panel: { readonly width: number; readonly height: number }, ratio: number): Rect {
  // A panel's size is whole px: a ratio that only rounding parts from the paper's is the paper's.
  if (Math.abs(panel.width / ratio - panel.height) < 1) return { x: 0, y: 0, width: panel.width, height: panel.height }
  const height = Math.round(panel.width / ratio)
  return { x: 0, y: (panel.height - height) / 2, width: panel.width, height }
}
