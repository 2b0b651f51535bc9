import type { Rect } from '../geometry/rect.ts'

/**
 * The part of a panel that the film shows, in panel px: as wide as the paper (a film is masked to other ratios at
 * common width) and centred on it. A ratio wider than the paper's crops top and bottom, a taller one adds room above
 * and below. Marks never change, so switching back restores what was cropped.
 */
export function filmFrame(panel: { readonly width: number; readonly height: number }, ratio: number): Rect {
  // Panel sizes are whole px: a ratio within rounding error of the paper's counts as the paper's.
  if (Math.abs(panel.width / ratio - panel.height) < 1) return { x: 0, y: 0, width: panel.width, height: panel.height }
  const height = Math.round(panel.width / ratio)
  return { x: 0, y: (panel.height - height) / 2, width: panel.width, height }
}
