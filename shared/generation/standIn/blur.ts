/**
 * The picture (RGBA, premultiplied) blurred by a disc of this diameter in px, with clamped edges. Wide blurs run at
 * half size.
 */
export function blurred(pixels: Uint8ClampedArray, width: number, height: number, diameter: number): Uint8ClampedArray {
  const radius = Math.round(diameter / 3)
  if (radius < 1) return pixels
  if (radius < 3) return boxed(pixels, width, height, radius)
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const small = boxed(halved(pixels, width, height, w, h), w, h, Math.round(radius / 2))
  return doubled(small, w, h, width, height)
}

/** Two box blurs per direction: the falloff is round enough. */
function boxed(pixels: Uint8ClampedArray, width: number, height: number, radius: number): Uint8ClampedArray {
  let from = pixels
  for (let pass = 0; pass < 2; pass += 1) {
    const across = new Uint8ClampedArray(pixels.length)
    for (let y = 0; y < height; y += 1) alongRow(from, across, y * width * 4, width, radius)
    from = downColumns(across, width, height, radius)
  }
  return from
}

function alongRow(from: Uint8ClampedArray, to: Uint8ClampedArray, start: number, count: number, radius: number): void {
  const k = 1 / (radius * 2 + 1)
  const last = start + (count - 1) * 4
  for (let channel = 0; channel < 4; channel += 1) {
    let sum = from[start + channel]! * radius
    for (let i = 0; i <= radius; i += 1) sum += from[Math.min(last, start + i * 4) + channel]!
    for (let at = start; at <= last; at += 4) {
      to[at + channel] = sum * k
      sum += from[Math.min(last, at + (radius + 1) * 4) + channel]! - from[Math.max(start, at - radius * 4) + channel]!
    }
  }
}

/** Row by row with a running sum per column, so that memory is read in order. */
function downColumns(from: Uint8ClampedArray, width: number, height: number, radius: number): Uint8ClampedArray {
  const to = new Uint8ClampedArray(from.length)
  const stride = width * 4
  const k = 1 / (radius * 2 + 1)
  const sums = new Float64Array(stride)
  const row = (y: number) => Math.min(height - 1, Math.max(0, y)) * stride
  for (let y = -radius; y <= radius; y += 1) {
    const start = row(y)
    for (let i = 0; i < stride; i += 1) sums[i]! += from[start + i]!
  }
  for (let y = 0; y < height; y += 1) {
    const [here, leaving, coming] = [y * stride, row(y - radius), row(y + radius + 1)]
    for (let i = 0; i < stride; i += 1) {
      to[here + i] = sums[i]! * k
      sums[i]! += from[coming + i]! - from[leaving + i]!
    }
  }
  return to
}

function halved(from: Uint8ClampedArray, width: number, height: number, w: number, h: number): Uint8ClampedArray {
  const to = new Uint8ClampedArray(w * h * 4)
  for (let y = 0; y < h; y += 1) {
    const [upper, lower] = [y * 2 * width * 4, Math.min(height - 1, y * 2 + 1) * width * 4]
    for (let x = 0; x < w; x += 1) {
      const [left, right] = [x * 8, Math.min(width - 1, x * 2 + 1) * 4]
      for (let i = 0; i < 4; i += 1)
        to[(y * w + x) * 4 + i] =
          (from[upper + left + i]! + from[upper + right + i]! + from[lower + left + i]! + from[lower + right + i]!) / 4
    }
  }
  return to
}

function doubled(from: Uint8ClampedArray, w: number, h: number, width: number, height: number): Uint8ClampedArray {
  const to = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const near = (y >> 1) * w
    const far = Math.min(h - 1, Math.max(0, (y >> 1) + ((y & 1) === 1 ? 1 : -1))) * w
    for (let x = 0; x < width; x += 1) {
      const a = x >> 1
      const b = Math.min(w - 1, Math.max(0, a + ((x & 1) === 1 ? 1 : -1)))
      const at = (y * width + x) * 4
      for (let i = 0; i < 4; i += 1)
        to[at + i] =
          from[(near + a) * 4 + i]! * 0.5625 +
          (from[(near + b) * 4 + i]! + from[(far + a) * 4 + i]!) * 0.1875 +
          from[(far + b) * 4 + i]! * 0.0625
    }
  }
  return to
}
