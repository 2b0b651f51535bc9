import type { GenerationRequest } from '../document/recipe.ts'
import { isHosted } from './providers/providerOf.ts'

/** The longer side that a size is named after, px. */
const SIDE_PX: Readonly<Record<GenerationRequest['imageSize'], number>> = { '1K': 1024, '2K': 2048, '4K': 4096 }
/** Models take the name of a size loosely, but no ratio makes a side of less than this part of it. */
const FAR = 1 / 4

interface Size {
  readonly width: number
  readonly height: number
}

type Asked = Pick<GenerationRequest, 'provider' | 'imageSize'>

/** "1 × 1 px, far smaller than 1K."; null for a picture that is about as large as it was asked for. */
export function farSmallerWords(picture: Size, asked: Asked): string | null {
  const size = farSmaller(picture, asked)
  return size && `${size}, far smaller than ${asked.imageSize}.`
}

/** The same where there is room for a few letters: "1 × 1 px". Stand-ins are of one size, whatever was asked for. */
export function farSmaller({ width, height }: Size, { provider, imageSize }: Asked): string | null {
  const small = isHosted(provider) && Math.max(width, height) < SIDE_PX[imageSize] * FAR
  return small ? `${width} × ${height} px` : null
}
