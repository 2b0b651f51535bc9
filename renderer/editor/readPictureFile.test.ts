import type { Layer } from 'ag-psd'
import { beforeAll, describe, expect, it } from 'vitest'
import { isHeic } from '#shared/interchange/pictures/heic.ts'
import { placeInSheet } from '#shared/interchange/psd/psd.ts'
import { isPsd, readPsdLayers } from '#shared/interchange/psd/psdLayers.ts'
import { readFileForPanel } from './readPictureFile.ts'
import { documentOf, flat, usePlainPixels } from '../../tests/support/psdFile.ts'

beforeAll(usePlainPixels)

/** A document of one RGB pixel and no layers, as Photoshop writes it. */
function plainDocument(bits: 16 | 32, channels: readonly [number, number, number]): ArrayBuffer {
  const bytes = new Uint8Array(26 + 12 + 2 + (3 * bits) / 8)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('8BPS'))
  view.setUint16(4, 1)
  view.setUint16(12, 3)
  view.setUint32(14, 1)
  view.setUint32(18, 1)
  view.setUint16(22, bits)
  view.setUint16(24, 3)
  if (bits === 16) channels.forEach((value, at) => view.setUint16(40 + 2 * at, value))
  return bytes.buffer
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

  it('lets a mask of half density hide half, and puts an artboard’s ground beneath what it cuts off', async () => {
    const dark: Layer['mask'] = { left: 0, top: 0, userMaskDensity: 0.5, imageData: flat(4, 4, [0, 0, 0, 255]) }
    const rect = { left: 2, top: 1, right: 6, bottom: 3 }
    const reading = await readPsdLayers(
      documentOf([
        { name: 'Half', left: 0, top: 0, mask: dark, imageData: flat(4, 4, [9, 9, 9, 255]) },
        {
          name: 'Board',
          artboard: { rect, backgroundType: 4, color: { r: 200, g: 40, b: 10 } },
          children: [{ name: 'Wide', left: 0, top: 0, imageData: flat(8, 4, [9, 9, 9, 255]) }],
        },
      ]),
    )
    if ('why' in reading) throw new Error(reading.why)
    const [half, ground, wide] = reading.layers
    expect(Math.abs(half!.pixels[3]! - 127)).toBeLessThan(2)
    expect(ground).toMatchObject({ name: 'Board', left: 2, top: 1, width: 4, height: 2 })
    expect(Array.from(ground!.pixels.slice(0, 4))).toEqual([200, 40, 10, 255])
    const shown = (x: number, y: number) => wide!.pixels[(y * 8 + x) * 4 + 3]
    expect([shown(1, 1), shown(2, 1), shown(5, 2), shown(6, 2), shown(3, 0)]).toEqual([0, 255, 255, 0, 0])
  })

  it('comes in at 16 bits a channel, and says what to do about more', async () => {
    const deep = await readPsdLayers(plainDocument(16, [65_535, 32_896, 257]))
    if ('why' in deep) throw new Error(deep.why)
    expect([...deep.layers[0]!.pixels]).toEqual([255, 128, 1, 255])
    const deeper = await readPsdLayers(plainDocument(32, [0, 0, 0]))
    expect('why' in deeper && deeper.why).toContain('convert it to 16 or 8 in Photoshop first')
  })

  it('keeps layer masks, masks of groups and clipping in what shows of each layer', async () => {
    const half = { left: 0, top: 0, defaultColor: 0, imageData: flat(2, 4, [255, 255, 255, 255]) }
    const top = { left: 0, top: 0, defaultColor: 0, imageData: flat(4, 2, [255, 255, 255, 255]) }
    const bytes = documentOf(
      [
        {
          name: 'Group',
          mask: top,
          children: [
            { name: 'Base', left: 0, top: 0, mask: half, imageData: flat(4, 4, [9, 9, 9, 255]) },
            { name: 'Clipped', clipping: true, left: 1, top: 0, imageData: flat(3, 4, [200, 0, 0, 255]) },
          ],
        },
      ],
      4,
      4,
    )
    const reading = await readPsdLayers(bytes)
    if ('why' in reading) throw new Error(reading.why)
    const shown = reading.layers.map(({ width, pixels }) =>
      Array.from({ length: 4 }, (_, y) =>
        Array.from({ length: width }, (__, x) => (pixels[(y * width + x) * 4 + 3]! > 0 ? '#' : '.')).join(''),
      ),
    )
    expect(shown).toEqual([
      ['##..', '##..', '....', '....'],
      ['#..', '#..', '...', '...'],
    ])
    expect(reading.lost).toEqual([])
  })

  it('says what of it has no counterpart here', async () => {
    const bytes = documentOf([
      { name: 'Glow', blendMode: 'screen', imageData: flat(4, 4, [9, 9, 9, 255]) },
      { name: 'Curve', adjustment: { type: 'invert' } },
      { name: 'Box', effects: { solidFill: [{ enabled: true }] }, imageData: flat(4, 4, [9, 9, 9, 255]) },
    ])
    const reading = await readPsdLayers(bytes)
    expect('lost' in reading && reading.lost).toEqual(['blend modes (screen)', 'adjustment layers', 'layer effects'])
  })

  it.each<[string, number, number, RegExp]>([
    ['CMYK', 24, 4, /CMYK: convert it to RGB/],
    ['Lab', 24, 9, /Lab: convert it to RGB/],
    ['32 bits a channel', 22, 32, /32 bits a channel: convert it to 16 or 8/],
  ])('is refused with what to do where it is %s', async (_what, at, value, why) => {
    const bytes = documentOf([{ name: 'Sky', imageData: flat(4, 4, [1, 2, 3, 255]) }])
    new DataView(bytes).setUint16(at, value)
    const reading = await readPsdLayers(bytes)
    expect('why' in reading && reading.why).toMatch(why)
  })

  it.each<[string, string, string]>([
    ['more letters than a name can have', 'n'.repeat(700), 'n'.repeat(700)],
    ['orders and a turned direction', 'Sky\u0001\u001b[31m\u202e!', 'Sky\u0001\u001b[31m\u202e!'],
    ['half a character', 'Sky \ud800', 'Sky \ud800'],
  ])('has a layer’s name of %s as it was given', async (_what, name, kept) => {
    const reading = await readPsdLayers(documentOf([{ name, imageData: flat(4, 4, [9, 9, 9, 255]) }]))
    if ('why' in reading) throw new Error(reading.why)
    expect(reading.layers.map((layer) => layer.name)).toEqual([kept])
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

  it('are refused as HEIC by the size they say, before anything is decoded', async () => {
    const size = new Uint8Array([
      0,
      0,
      0,
      20,
      ...new TextEncoder().encode('ispe'),
      0,
      0,
      0,
      0,
      0,
      0,
      0x30,
      0,
      0,
      0,
      0x30,
      0,
    ])
    const start = new Uint8Array([
      0,
      0,
      0,
      24,
      ...new TextEncoder().encode('ftypheic'),
      0,
      0,
      0,
      0,
      ...new TextEncoder().encode('mif1heic'),
      ...size,
    ])
    const reading = await readFileForPanel(new File([start], 'IMG_2.HEIC'), FRAME)
    expect('refusal' in reading && reading.refusal).toContain('it is 12288 × 12288 pixels, which is over 120 million')
  })

  it('are refused without being read where they are too large', async () => {
    const file = new File(['a picture'], 'wall.tif')
    Object.defineProperty(file, 'size', { value: 300 * 1024 * 1024 })
    const reading = await readFileForPanel(file, FRAME)
    expect('refusal' in reading && reading.refusal).toBe(
      'wall.tif is 300 MB, and may have up to 256 MB: save it smaller, and add that.',
    )
  })

  it('are refused with a reason where the system will not read them, as it will not read a folder', async () => {
    const file = new File(['x'], 'Locations')
    Object.defineProperty(file, 'slice', { value: () => ({ arrayBuffer: () => Promise.reject(new Error('no file')) }) })
    const reading = await readFileForPanel(file, FRAME)
    expect('refusal' in reading && reading.refusal).toMatch(/^Locations can't be read\. If it is a folder/)
  })

  it('are said to show their first picture where they move', async () => {
    const still = new File(['\x89PNG....IHDR....IDAT acTL'], 'still.png')
    expect(await readFileForPanel(still, FRAME)).toEqual({ pictures: [{ file: still, fields: {} }] })
    const bytes = new TextEncoder().encode('RIFF....WEBPVP8X....\x02......')
    const reading = await readFileForPanel(new File([bytes], 'wave.webp'), FRAME)
    expect('note' in reading && reading.note).toBe('wave.webp moves: its first picture is shown.')
  })
})
