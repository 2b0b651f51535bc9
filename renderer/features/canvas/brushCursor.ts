/** A ring smaller than this can't be seen, and the cross shows the pen's position. CSS px. */
const SMALLEST = 5
/** Browsers refuse cursors larger than 128 CSS px. */
const LARGEST = 124

/**
 * The nib at its true size as a cursor (a CSS value), which the window system moves without the page's help; null if it
 * is too large for a cursor. `size`: diameter in CSS px.
 */
export function brushCursor(size: number): string | null {
  const across = Math.max(SMALLEST, size)
  if (across > LARGEST) return null
  // A cursor's hot spot is a whole px: with an even side, it is the ring's centre.
  const half = Math.ceil(across / 2) + 2
  const side = 2 * half
  const ring = (radius: number, color: string, opacity: number) =>
    `<circle cx="${half}" cy="${half}" r="${radius.toFixed(2)}" fill="none" stroke="${color}" stroke-opacity="${opacity}"/>`
  const rings = ring(across / 2 + 0.5, '#000', 0.5) + ring(across / 2 - 0.5, '#fff', 0.9)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${rings}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}") ${half} ${half}, crosshair`
}
