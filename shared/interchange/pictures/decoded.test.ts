import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { readImport } from '../importers.ts'
import type { FileLike, PictureTools } from '../importer.ts'

const FRAME = { x: 0, y: 0, width: 400, height: 200 }

function tools(decodes: (kind: string) => boolean = () => true): PictureTools<FileLike> {
  return {
    png: () => Promise.reject(new Error('it is decoded')),
    decoded: (_, name, kind) => (decodes(kind) ? Promise.resolve(new File([], name)) : Promise.reject(new Error('no'))),
  }
}

const refused = (why: string): unknown => expect.stringContaining(`can't be used as a picture: ${why}`)

async function read(name: string, bytes: Uint8Array, decodes?: (kind: string) => boolean): Promise<string> {
  const reading = await readImport<FileLike>(new File([Uint8Array.from(bytes)], name), FRAME, tools(decodes))
  if ('refusal' in reading) return reading.refusal
  return `${reading.pictures[0]!.file.name}; ${reading.note ?? ''}`
}

async function encoded(kind: 'gif' | 'avif'): Promise<Uint8Array> {
  const canvas = createCanvas(40, 30)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#d02020'
  pen.fillRect(0, 0, 40, 30)
  return kind === 'gif' ? canvas.encode('gif') : canvas.encode('avif')
}

/** Its pictures once more, as one that moves has them. */
function moving(gif: Uint8Array): Uint8Array {
  const body = gif.subarray(13 + ((gif[10]! & 0x80) === 0 ? 0 : 3 << ((gif[10]! & 7) + 1)), -1)
  return Buffer.concat([gif.subarray(0, -1), body, Uint8Array.of(0x3b)])
}

function bitmap(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(54 + Math.ceil((width * 3) / 4) * 4 * height, 0x40)
  bytes.write('BM')
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(24, 28)
  bytes.writeUInt32LE(0, 30)
  return bytes
}

describe('a GIF, a BMP or an AVIF', () => {
  it('comes in as a PNG, and one that moves says that its first picture is shown', async () => {
    const gif = await encoded('gif')
    expect(await read('Wave.gif', gif)).toBe('Wave.png; ')
    expect(await read('Wave.gif', moving(gif))).toBe('Wave.png; Wave.gif moves: its first picture is shown.')
    expect(await read('Scan.bmp', bitmap(7, 5))).toBe('Scan.png; ')
    expect(await read('Sky.avif', await encoded('avif'))).toBe('Sky.png; ')
    const asks: string[] = []
    await read('a', gif, (kind) => asks.push(kind) > 0)
    await read('b', await encoded('avif'), (kind) => asks.push(kind) > 0)
    expect(asks).toEqual(['gif', 'avif'])
  })

  it('that is damaged, cut short or too large is refused by its own name', async () => {
    const gif = await encoded('gif')
    expect(await read('a.gif', gif.subarray(0, gif.length - 6))).toEqual(refused('the file is cut short.'))
    expect(await read('a.gif', Buffer.from('GIF89a'))).toEqual(refused('the file is cut short.'))
    expect(await read('a.gif', gif, () => false)).toEqual(refused('the GIF is damaged.'))
    expect(await read('a.bmp', bitmap(70, 50).subarray(0, 900))).toEqual(refused('the file is cut short.'))
    expect(await read('a.bmp', bitmap(20_000, 1))).toEqual(refused('it is 20000 × 1 pixels'))
    expect(await read('a.avif', await encoded('avif'), () => false)).toEqual(refused('the AVIF is damaged.'))
  })

  it('is not taken for one by a text that begins as it does', async () => {
    expect(await read('BM.txt', Buffer.from('BMW, a car that is parked outside'))).toBe('BM.txt; ')
  })
})
