import { initializeCanvas, writePsd } from 'ag-psd'
import type { Layer } from 'ag-psd'
import { beforeAll, describe, expect, it } from 'vitest'
import { isHeic, placeInSheet, readFileForPanel } from './bringPicturesReading.ts'
import { isPsd, readPsdLayers } from './bringPicturesPsd.ts'

function makePixels(width: number, height: number): ImageData {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) } as unknown as ImageData
}

// The library asks for a way to make pixels where there is no window; plain arrays are all that is needed here.
beforeAll(() =>
  initializeCanvas(() => {
    throw new Error('no canvas is needed')
  }, makePixels),
)

function flat(width: number, height: number, color: readonly [number, number, number, number]): ImageData {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let i = 0; i < data.length; i += 1) data[i] = color[i % 4]!
  return { width, height, data } as unknown as ImageData
}

function documentOf(children: Layer[], width = 40, height = 20): ArrayBuffer {
  return writePsd({ width, height, children })
}

const FRAME = { x: 0, y: 0, width: 400, height: 200 }

describe('a Photoshop document', () => {
  it('comes in layer by layer from the bottom up, with name, place, opacity, blend and visibility', async () => {
    const bytes = documentOf([
      { name: 'Sky', left: 0, top: 0, imageData: flat(40, 20, [10, 20, 30, 255]) },
      {
        name: 'Hut',
        opacity: 0.5,
        hidden: true,
        children: [
          {
            name: 'Roof',
            left: 6,
            top: 4,
            opacity: 0.5,
            blendMode: 'multiply',
            imageData: flat(8, 4, [200, 0, 0, 255]),
          },
        ],
      },
    ])
    expect(isPsd(new Uint8Array(bytes))).toBe(true)
    const reading = await readPsdLayers(bytes)
    if ('why' in reading) throw new Error(reading.why)
    expect(reading.layers.map(({ pixels: _pixels, ...facts }) => facts)).toEqual([
      { name: 'Sky', left: 0, top: 0, width: 40, height: 20, opacity: 1, blend: 'normal', visible: true },
      {
        name: 'Roof',
        left: 6,
        top: 4,
        width: 8,
        height: 4,
        opacity: expect.closeTo(0.25, 2),
        blend: 'multiply',
        visible: false,
      },
    ])
    expect(Array.from(reading.layers[1]!.pixels.subarray(0, 4))).toEqual([200, 0, 0, 255])
  })

  it('lies on the panel as it lay in its document', () => {
    const sheet = { x: 0, y: 0, width: 400, height: 200, degrees: 0 }
    const placed = placeInSheet({ left: 6, top: 4, width: 8, height: 4 }, sheet, 40)
    expect(placed).toEqual({ x: 60, y: 40, width: 80, height: 40, degrees: 0 })
  })

  it('is refused with the reason where it is broken or far too large', async () => {
    const bytes = documentOf([{ name: 'Sky', imageData: flat(4, 4, [1, 2, 3, 255]) }])
    const cut = await readFileForPanel(new File([bytes.slice(0, 90)], 'cut.psd'), FRAME)
    expect('refusal' in cut && cut.refusal).toContain("cut.psd can't be used as a picture")
    const wide = new Uint8Array(bytes.slice(0))
    new DataView(wide.buffer).setUint32(18, 25_000)
    const reading = await readPsdLayers(wide.buffer)
    expect('why' in reading && reading.why).toContain('25000 × 20')
  })
})

describe('other files', () => {
  it('are left to the host, which looks at their bytes', async () => {
    const file = new File(['not a picture'], 'notes.txt')
    expect(await readFileForPanel(file, FRAME)).toEqual({ pictures: [{ file, fields: {} }] })
  })

  it('are refused as HEIC, with what to do, where this computer decodes none', async () => {
    const start = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0])
    expect(isHeic(start)).toBe(true)
    const reading = await readFileForPanel(new File([start], 'IMG_1.HEIC'), FRAME)
    expect('refusal' in reading && reading.refusal).toContain('JPEG or PNG')
  })
})
