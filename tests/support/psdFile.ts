import { initializeCanvas, writePsd } from 'ag-psd'
import type { Layer } from 'ag-psd'

function makePixels(width: number, height: number): ImageData {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) } as unknown as ImageData
}

/** The library asks for a way to make pixels where there is no window; plain arrays are enough in a test. */
export function usePlainPixels(): void {
  initializeCanvas(() => {
    throw new Error('no canvas is needed')
  }, makePixels)
}

/** Pixels of one colour: red, green, blue and cover (0..255). */
export function flat(width: number, height: number, color: readonly [number, number, number, number]): ImageData {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < data.length; i += 1) data[i] = color[i % 4]!
  return { width, height, data } as unknown as ImageData
}

export function documentOf(children: Layer[], width = 40, height = 20): ArrayBuffer {
  return writePsd({ width, height, children })
}
