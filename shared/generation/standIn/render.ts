import type { Backdrop } from './backdrop.ts'
import { country } from './backdrop.ts'
import { blurred } from './blur.ts'
import { shadowMap } from './light.ts'
import type { ShadowMap } from './light.ts'
import { BAND, SAMPLES, bandBuffer, fillBand, screened } from './rasterise.ts'
import type { BandBuffer, Screened } from './rasterise.ts'
import { interior } from './room.ts'
import { shaderFor } from './shade.ts'
import type { Shader } from './shade.ts'
import type { Stage, SetLayer } from './staged.ts'

/** RGBA, 8 bits each, rows from the top. */
export interface RenderedPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8ClampedArray
}

/** Paints a stage band by band, yielding the progress (0..1) after each, so that the caller can yield to other work or stop. */
export function* render(stage: Stage, width: number, height: number): Generator<number, RenderedPicture> {
  const shadows = shadowMap(
    stage.layers.filter((layer) => layer.part !== 'behind').map((layer) => layer.mesh),
    stage.light.key,
    stage.shadowed.centre,
    stage.shadowed.reach,
  )
  const backdrop: Backdrop = stage.room
    ? interior(stage.light, shadows, stage.room)
    : country(stage.light, shadows, stage.seed)
  let pixels: Uint8ClampedArray = new Uint8ClampedArray(width * height * 4)
  const rows = Math.ceil(height / BAND)
  for (let band = 0; band < rows; band += 1) {
    paintBackdrop(stage, backdrop, pixels, width, height, band)
    yield (0.35 * (band + 1)) / rows
  }
  let done = 0.35
  for (const layer of stage.layers) {
    if (layer.part === 'front' && layer.blur > 0) {
      const apart = new Uint8ClampedArray(width * height * 4)
      yield* paintLayer(stage, layer, shadows, apart, width, height, done)
      lay(pixels, blurred(apart, width, height, layer.blur * width))
    } else {
      yield* paintLayer(stage, layer, shadows, pixels, width, height, done)
      if (layer.blur > 0) pixels = blurred(pixels, width, height, layer.blur * width)
    }
    done += 0.6 / stage.layers.length
    yield done
  }
  return { width, height, pixels }
}

/** The whole picture in one go. */
export function renderAll(stage: Stage, width: number, height: number): RenderedPicture {
  const steps = render(stage, width, height)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function paintBackdrop(
  stage: Stage,
  backdrop: Backdrop,
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  band: number,
): void {
  const out = new Float32Array(3)
  const { right, up, forward, focal, at: eye } = stage.camera
  const fine = 1 / (focal * width)
  const ray: [number, number, number] = [0, 0, 0]
  const last = Math.min(height, (band + 1) * BAND)
  for (let y = band * BAND; y < last; y += 1)
    for (let x = 0; x < width; x += 1) {
      const across = (x + 0.5 - width / 2) * fine
      const upward = (height / 2 - y - 0.5) * fine
      const size = 1 / Math.sqrt(1 + across * across + upward * upward)
      for (let i = 0; i < 3; i += 1) ray[i] = (forward[i]! + right[i]! * across + up[i]! * upward) * size
      backdrop(eye, ray, fine, out)
      const at = (y * width + x) * 4
      const grain = GRAIN[(y & 7) * 8 + (x & 7)]!
      for (let i = 0; i < 3; i += 1) pixels[at + i] = shown(out[i]!) + grain
      pixels[at + 3] = 255
    }
}

function* paintLayer(
  stage: Stage,
  layer: SetLayer,
  shadows: ShadowMap,
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  done: number,
): Generator<number, void> {
  if (layer.mesh.tones.length === 0) return
  const view = screened(layer.mesh, stage.camera, width, height)
  const shade = shaderFor(view, stage.camera, stage.light, shadows, layer.dim)
  const buffer = bandBuffer(width)
  for (let band = 0; band < view.bands.length; band += 1) {
    if (view.bands[band]!.length === 0) continue
    fillBand(view, band, buffer)
    resolveBand(view, band, buffer, shade, pixels)
    yield done
  }
}

/** Four samples per px: shaded once if one surface fills it, else separately. Colours go in premultiplied. */
function resolveBand(view: Screened, band: number, buffer: BandBuffer, shade: Shader, pixels: Uint8ClampedArray): void {
  const { width, height } = view
  const columns = width * SAMPLES
  const out = new Float32Array(3)
  const rows = Math.min(BAND, height - band * BAND)
  const { triangles } = buffer
  for (let row = 0; row < rows; row += 1)
    for (let x = 0; x < width; x += 1) {
      const first = row * SAMPLES * columns + x * SAMPLES
      const below = first + columns
      if ((triangles[first]! | triangles[first + 1]! | triangles[below]! | triangles[below + 1]!) === 0) continue
      const at = ((band * BAND + row) * width + x) * 4
      const [px, py] = [x + 0.5, band * BAND + row + 0.5]
      if (alike(view, buffer, first, columns)) {
        shade(triangles[first]! - 1, px, py, out)
        for (let i = 0; i < 3; i += 1) pixels[at + i] = shown(out[i]!)
        pixels[at + 3] = 255
      } else mixSamples(triangles, first, columns, shade, px, py, pixels, at)
    }
}

function mixSamples(
  triangles: Uint32Array,
  first: number,
  columns: number,
  shade: Shader,
  px: number,
  py: number,
  pixels: Uint8ClampedArray,
  at: number,
): void {
  const out = new Float32Array(3)
  let [red, green, blue, part] = [0, 0, 0, 0]
  for (let i = 0; i < 4; i += 1) {
    const triangle = triangles[first + (i & 1) + (i >> 1) * columns]!
    if (triangle === 0) continue
    shade(triangle - 1, px, py, out)
    red += shown(out[0]!) / 4
    green += shown(out[1]!) / 4
    blue += shown(out[2]!) / 4
    part += 0.25
  }
  pixels[at] = red + pixels[at]! * (1 - part)
  pixels[at + 1] = green + pixels[at + 1]! * (1 - part)
  pixels[at + 2] = blue + pixels[at + 2]! * (1 - part)
  pixels[at + 3] = 255 * part + pixels[at + 3]! * (1 - part)
}

/** Whether one surface fills the px: no empty sample, no other tone, no other depth. */
function alike(view: Screened, buffer: BandBuffer, first: number, columns: number): boolean {
  const { triangles, nears } = buffer
  const near = nears[first]!
  const tone = view.mesh.tones[triangles[first]! - 1]
  for (let i = 0; i < 4; i += 1) {
    const sample = first + (i & 1) + (i >> 1) * columns
    const triangle = triangles[sample]!
    if (triangle === 0 || view.mesh.tones[triangle - 1] !== tone) return false
    if (Math.abs(nears[sample]! - near) > near * 0.006) return false
  }
  return true
}

/** Composites a premultiplied picture over another. */
function lay(under: Uint8ClampedArray, over: Uint8ClampedArray): void {
  for (let at = 0; at < under.length; at += 4) {
    const rest = 1 - over[at + 3]! / 255
    for (let i = 0; i < 4; i += 1) under[at + i] = over[at + i]! + under[at + i]! * rest
  }
}

const LEVELS = 4096
const SHOWN = Float32Array.from({ length: LEVELS + 1 }, (_, i) => 255 * (i / LEVELS) ** (1 / 2.2))

/** Linear light to a display value, 0..255; highlights roll off. */
function shown(light: number): number {
  const soft = light < 0.7 ? light : 0.7 + (1 - Math.exp(-(light - 0.7) / 0.34)) * 0.3
  return SHOWN[Math.max(0, Math.min(LEVELS, Math.round(soft * LEVELS)))]!
}

/** An 8 × 8 ordered dither of under one step, so that skies do not band. */
const GRAIN = Float32Array.from({ length: 64 }, (_, i) => {
  const [x, y] = [i & 7, i >> 3]
  let value = 0
  for (let bit = 0; bit < 3; bit += 1) value = value * 4 + ((((x ^ y) >> bit) & 1) * 2 + ((y >> bit) & 1))
  return (value / 64 - 0.5) * 1.4
})
