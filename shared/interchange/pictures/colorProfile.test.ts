import { readFileSync } from 'node:fs'
import { ImageData, createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { documentOf, flat, usePlainPixels } from '../../../tests/support/psdFile.ts'
import type { FileLike, Pixels } from '../importer.ts'
import { psd } from '../psd/psd.ts'
import { colorProfileOf, withProfile } from './colorProfile.ts'

const SRGB = new Uint8Array(
  readFileSync(new URL('../../../node_modules/pdfkit/js/data/sRGB_IEC61966_2_1.icc', import.meta.url)),
)

/** sRGB with the places of its red and green primaries exchanged: a picture meant by it shows red where it says green. */
function exchanged(): Uint8Array {
  const bytes = SRGB.slice()
  const view = new DataView(bytes.buffer)
  const entries = new Map<string, number>()
  for (let i = 0; i < view.getUint32(128); i += 1)
    entries.set(String.fromCharCode(...bytes.subarray(132 + i * 12, 136 + i * 12)), 136 + i * 12)
  const [red, green] = [entries.get('rXYZ')!, entries.get('gXYZ')!]
  const [there, here] = [view.getUint32(red), view.getUint32(green)]
  view.setUint32(red, here)
  view.setUint32(green, there)
  return bytes
}

async function encoded({ width, height, data }: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = createCanvas(width, height)
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0)
  return new Uint8Array(await canvas.encode('png'))
}

async function shown(png: Uint8Array): Promise<number[]> {
  const pen = createCanvas(1, 1).getContext('2d')
  pen.drawImage(await loadImage(png), 0, 0)
  return [...pen.getImageData(0, 0, 1, 1).data]
}

/** A document's bytes with this among its image resources, behind the others. */
function withResource(bytes: ArrayBuffer, profile: Uint8Array): ArrayBuffer {
  const view = new DataView(bytes)
  const [at, length] = [30, view.getUint32(30)]
  const block = new Uint8Array(12 + profile.length)
  block.set(new TextEncoder().encode('8BIM'))
  new DataView(block.buffer).setUint16(4, 1039)
  new DataView(block.buffer).setUint32(8, profile.length)
  block.set(profile, 12)
  const end = at + 4 + length
  const out = new Uint8Array(bytes.byteLength + block.length)
  out.set(new Uint8Array(bytes, 0, end))
  out.set(block, end)
  out.set(new Uint8Array(bytes, end), end + block.length)
  new DataView(out.buffer).setUint32(at, length + block.length)
  return out.buffer
}

/** What comes of a document of one green layer. */
async function broughtIn(profile: Uint8Array): Promise<{ colors: number[][]; note: string }> {
  usePlainPixels()
  const bytes = withResource(documentOf([{ name: 'Ink', imageData: flat(40, 20, [0, 255, 0, 255]) }]), profile)
  const pngs: Uint8Array[] = []
  const tools = {
    async png(name: string, pixels: Pixels, kept?: Uint8Array) {
      pngs.push(withProfile(await encoded(pixels), kept))
      return new File([], name)
    },
    decoded: () => Promise.reject(new Error('not of the system')),
  }
  const frame = { x: 0, y: 0, width: 160, height: 90 }
  const reading = await psd.read<FileLike>(new File([bytes], 'shot.psd'), new Uint8Array(), frame, tools)
  if ('refusal' in reading) throw new Error(reading.refusal)
  return { colors: await Promise.all(pngs.map(shown)), note: reading.note ?? '' }
}

describe('a colour profile', () => {
  it('goes along with the pixels, and is heeded where they are shown', async () => {
    const green = await encoded({ width: 1, height: 1, data: new Uint8ClampedArray([0, 255, 0, 255]) })
    expect(await shown(green)).toEqual([0, 255, 0, 255])
    expect(await shown(withProfile(green, SRGB))).toEqual([0, 255, 0, 255])
    expect(await shown(withProfile(green, exchanged()))).toEqual([255, 0, 0, 255])
    expect(withProfile(green, undefined)).toBe(green)
  })

  it('is only known for one by its header', () => {
    expect(colorProfileOf(null)).toBeNull()
    expect(colorProfileOf(SRGB)).toEqual({ rgb: SRGB })
    expect(colorProfileOf(SRGB.subarray(0, 100))).toBe('other')
    const grey = SRGB.slice()
    grey.set(new TextEncoder().encode('GRAY'), 16)
    expect(colorProfileOf(grey)).toBe('other')
  })

  it('of a Photoshop document is its layers’, and one of another kind is said to be left out', async () => {
    expect(await broughtIn(exchanged())).toEqual({ colors: [[255, 0, 0, 255]], note: '' })
    const grey = SRGB.slice()
    grey.set(new TextEncoder().encode('GRAY'), 16)
    const other = await broughtIn(grey)
    expect(other.colors).toEqual([[0, 255, 0, 255]])
    expect(other.note).toContain('shot.psd is shown without its colour profile')
  })
})
