import { writePsd } from 'ag-psd'
import type { Layer } from 'ag-psd'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPsdLayers } from './psdLayers.ts'
import { documentOf, flat, usePlainPixels } from '../../../tests/support/psdFile.ts'

beforeAll(usePlainPixels)

async function lostOf(children: Layer[]) {
  const reading = await readPsdLayers(documentOf(children))
  return 'why' in reading ? reading.why : reading.lost
}

/** 40 × 20 px that no packing makes small. */
function noise(): ImageData {
  const picture = flat(40, 20, [1, 2, 3, 255])
  for (let i = 0; i < picture.data.length; i += 1) if (i % 4 < 3) picture.data[i] = (i * i * 31) % 251
  return picture
}

describe('a Photoshop document', () => {
  it('lets a mask of half density hide half where the layer has a shape of its own besides', async () => {
    const shape = {
      left: 0,
      top: 0,
      fromVectorData: true,
      userMaskDensity: 0.5,
      imageData: flat(4, 4, [255, 0, 0, 255]),
    }
    const user = { left: 0, top: 0, imageData: flat(4, 4, [0, 0, 0, 255]) }
    const reading = await readPsdLayers(
      documentOf([
        { name: 'Both', left: 0, top: 0, mask: shape, realMask: user, imageData: flat(4, 4, [9, 9, 9, 255]) },
      ]),
    )
    if ('why' in reading) throw new Error(reading.why)
    expect(Math.abs(reading.layers[0]!.pixels[3]! - 127)).toBeLessThan(2)
  })

  it('that is cut short is refused where pixels of it are shown that are missing, and only there', async () => {
    const merged = writePsd({ width: 40, height: 20, imageData: noise() })
    const refused = { why: 'the file is cut short' }
    expect(await readPsdLayers(merged.slice(0, merged.byteLength * 0.7))).toEqual(refused)
    const layered = writePsd({
      width: 40,
      height: 20,
      imageData: noise(),
      children: [{ name: 'Ink', imageData: noise() }],
    })
    expect(await readPsdLayers(layered.slice(0, layered.byteLength * 0.9))).toMatchObject({ layers: [{ name: 'Ink' }] })
    expect(await readPsdLayers(layered.slice(0, layered.byteLength * 0.3))).toEqual(refused)
  })

  it('shows a layer that is one colour all over, as far as its mask lets it', async () => {
    const left = { left: 0, top: 0, defaultColor: 0, imageData: flat(20, 20, [255, 255, 255, 255]) }
    const reading = await readPsdLayers(
      documentOf([
        { name: 'Sky', vectorFill: { type: 'color', color: { r: 200, g: 40, b: 10 } }, mask: left },
        { name: 'Sun', left: 3, top: 2, imageData: flat(4, 4, [9, 9, 9, 255]) },
      ]),
    )
    if ('why' in reading) throw new Error(reading.why)
    const [sky] = reading.layers
    expect(sky).toMatchObject({ name: 'Sky', left: 0, top: 0, width: 40, height: 20 })
    expect(Array.from(sky!.pixels.slice(0, 4))).toEqual([200, 40, 10, 255])
    expect(sky!.pixels[25 * 4 + 3]).toBe(0)
    expect(reading.lost).toEqual([])
  })

  it('says where fills without pixels, shapes and clipping to a group are not shown', async () => {
    const ink = flat(4, 4, [9, 9, 9, 255])
    const path: Layer['vectorMask'] = { paths: [] }
    const fade: Layer['vectorFill'] = { type: 'pattern', name: 'Dots', id: 'dots' }
    expect(await lostOf([{ name: 'Dots', vectorFill: fade }])).toEqual(['pattern and gradient fills'])
    const red: Layer['vectorFill'] = { type: 'color', color: { r: 200, g: 0, b: 0 } }
    expect(await lostOf([{ name: 'Star', vectorFill: red, vectorMask: path }])).toEqual(['shapes'])
    expect(
      await lostOf([
        { name: 'Hut', children: [{ name: 'Wall', imageData: ink }] },
        { name: 'Shade', clipping: true, imageData: ink },
      ]),
    ).toEqual(['clipping to groups'])
    expect(
      await lostOf([
        { name: 'Wall', imageData: ink },
        { name: 'Shades', clipping: true, children: [{ name: 'Shade', imageData: ink }] },
      ]),
    ).toEqual(['clipping to groups'])
    const soft: Layer['mask'] = { left: 0, top: 0, fromVectorData: true, vectorMaskFeather: 3, imageData: ink }
    expect(await lostOf([{ name: 'Soft', mask: soft, imageData: ink }])).toEqual(['soft mask edges'])
  })
})
