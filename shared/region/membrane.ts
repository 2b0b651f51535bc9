/**
 * Spreads values that are known in some places smoothly over all of them: averages are passed down to ever coarser
 * grids until every place has one, and back up. `known`: how sure each value is, 0 for none. Returns new values; the
 * known ones stay nearly what they are.
 */
export function spread(values: Float32Array, known: Float32Array, width: number, height: number): Float32Array {
  if (width <= 1 && height <= 1) return values.slice()
  const [wide, high] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const coarse = new Float32Array(wide * high)
  const sure = new Float32Array(wide * high)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const weight = known[y * width + x]!
      if (weight === 0) continue
      const to = (y >> 1) * wide + (x >> 1)
      coarse[to]! += weight * values[y * width + x]!
      sure[to]! += weight
    }
  for (let at = 0; at < coarse.length; at += 1) {
    if (sure[at]! > 0) coarse[at]! /= sure[at]!
    sure[at] = Math.min(1, sure[at]!)
  }
  const below = spread(coarse, sure, wide, high)
  const made = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const weight = Math.min(1, known[at]!)
      made[at] = weight * values[at]! + (1 - weight) * between(below, wide, high, x / 2 - 0.25, y / 2 - 0.25)
    }
  return made
}

function between(plane: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = Math.max(0, Math.min(width - 1, x))
  const cy = Math.max(0, Math.min(height - 1, y))
  const [left, top] = [Math.floor(cx), Math.floor(cy)]
  const right = Math.min(width - 1, left + 1)
  const lower = Math.min(height - 1, top + 1)
  const [fx, fy] = [cx - left, cy - top]
  const one = plane[top * width + left]! * (1 - fx) + plane[top * width + right]! * fx
  const other = plane[lower * width + left]! * (1 - fx) + plane[lower * width + right]! * fx
  return one * (1 - fy) + other * fy
}
