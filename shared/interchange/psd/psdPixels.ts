import type { Layer, LayerMaskData, PixelData } from 'ag-psd'

/** One layer of a Photoshop document, ready to become a picture layer; `left` and `top` in document px. */
export interface PsdLayer {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly opacity: number
  readonly blend: 'normal' | 'multiply'
  readonly visible: boolean
  /** RGBA, straight alpha. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

type Artboard = NonNullable<Layer['artboard']>
export type ArtboardRect = Artboard['rect']

/** How much shows at a point of the document, 0..255. */
type Shown = (x: number, y: number) => number

/** At eight bits a channel; reuses the reader's buffer, which nobody else reads: a copy would double the memory. */
export function ownPixels({ data }: PixelData): Uint8ClampedArray<ArrayBuffer> {
  if (data instanceof Uint16Array) return Uint8ClampedArray.from(data, (value) => value / 257)
  const { buffer, byteOffset, byteLength } = data
  return buffer instanceof ArrayBuffer
    ? new Uint8ClampedArray(buffer, byteOffset, byteLength)
    : Uint8ClampedArray.from(data)
}

export function keepWithin({ left, top, width, height, pixels }: PsdLayer, shown: Shown): void {
  for (let y = 0, at = 3; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 4)
      if (pixels[at] !== 0) pixels[at] = (pixels[at]! * shown(left + x, top + y)) / 255
}

/**
 * A layer's masks. With a user's mask and a shape together, the file has the density of both beside the shape alone.
 */
export function masksOf({ mask, realMask }: Layer): LayerMaskData[] {
  const { userMaskDensity } = mask ?? {}
  const own = realMask && userMaskDensity !== undefined ? { ...realMask, userMaskDensity } : realMask
  return [mask, own].filter((each) => each !== undefined)
}

/** A mask of less than full density lets through some of what it hides. */
export function throughMask(mask: LayerMaskData): Shown {
  const { left = 0, top = 0, defaultColor = 255, disabled, imageData } = mask
  if (disabled) return () => 255
  const density = (mask.fromVectorData ? mask.vectorMaskDensity : mask.userMaskDensity) ?? 1
  const dense = (value: number): number => 255 - density * (255 - value)
  if (!imageData) return () => dense(defaultColor)
  const { width, height, data } = imageData
  const most = data instanceof Uint16Array ? 257 : 1
  return (x, y) => {
    const [across, down] = [x - left, y - top]
    const inside = across >= 0 && down >= 0 && across < width && down < height
    return dense(inside ? data[(down * width + across) * 4]! / most : defaultColor)
  }
}

export function throughLayer({ left, top, width, height, pixels }: PsdLayer): Shown {
  return (x, y) => {
    const [across, down] = [x - left, y - top]
    const inside = across >= 0 && down >= 0 && across < width && down < height
    return inside ? pixels[(down * width + across) * 4 + 3]! : 0
  }
}

export function throughRect({ left, top, right, bottom }: ArtboardRect): Shown {
  return (x, y) => (x >= left && x < right && y >= top && y < bottom ? 255 : 0)
}

const WHITE: Rgb = [255, 255, 255]
const BLACK: Rgb = [0, 0, 0]

/** As Photoshop numbers them. */
const GROUND = { white: 1, black: 2, transparent: 3 } as const

/** The pixels of a layer; of one that is a colour all over, which has none, those of the whole document. */
export function pixelsOf(
  layer: Layer,
  sheet: { readonly width: number; readonly height: number },
): Pick<PsdLayer, 'left' | 'top' | 'width' | 'height' | 'pixels'> | null {
  const { imageData, left = 0, top = 0 } = layer
  if (hasPixels(layer)) {
    const { width, height } = imageData!
    return { left, top, width, height, pixels: ownPixels(imageData!) }
  }
  const color = solidColor(layer)
  if (!color) return null
  const { width, height } = sheet
  return { left: 0, top: 0, width, height, pixels: filled(width, height, color) }
}

export function hasPixels({ imageData }: Layer): boolean {
  return imageData !== undefined && imageData.width > 0 && imageData.height > 0
}

/** Of a layer that is one colour all over; a shape, whose edge is a path alone, is none. */
export function solidColor({ vectorFill, vectorMask, mask }: Layer): Rgb | null {
  if (vectorFill?.type !== 'color' || !('r' in vectorFill.color)) return null
  const { r, g, b } = vectorFill.color
  const cut = vectorMask !== undefined && vectorMask.disable !== true && mask?.fromVectorData !== true
  return cut ? null : [r, g, b]
}

type Rgb = readonly [red: number, green: number, blue: number]

function filled(width: number, height: number, color: Rgb): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < pixels.length; at += 4) pixels.set([...color, 255], at)
  return pixels
}

/** What an artboard has under its layers; null if nothing. */
export function artboardGround(
  { rect, backgroundType = GROUND.white, color }: Artboard,
  name = 'Artboard',
): Omit<PsdLayer, 'opacity' | 'visible'> | null {
  const [width, height] = [Math.round(rect.right - rect.left), Math.round(rect.bottom - rect.top)]
  if (backgroundType === GROUND.transparent || width < 1 || height < 1) return null
  const own: Rgb = color && 'r' in color ? [color.r, color.g, color.b] : WHITE
  const ground = backgroundType === GROUND.white ? WHITE : backgroundType === GROUND.black ? BLACK : own
  const pixels = filled(width, height, ground)
  return { name, left: rect.left, top: rect.top, width, height, blend: 'normal', pixels }
}
