import { LOST_LOOK, lostSign } from '#shared/paint/lostPicture.ts'

/** The crossed frame as a picture of its own, of any shape, for where the window shows pictures by their address. */
export const LOST_SIGN = `data:image/svg+xml,${encodeURIComponent(signOf(64))}`

function signOf(size: number): string {
  const { lines } = lostSign({ x: 0, y: 0, width: size, height: size }, 0)
  const path = lines.map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`).join('')
  const line = `stroke="${LOST_LOOK.line}" stroke-width="1.25" vector-effect="non-scaling-stroke"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" preserveAspectRatio="none"><rect width="${size}" height="${size}" fill="${LOST_LOOK.fill}"/><path d="${path}" fill="none" ${line}/></svg>`
}
