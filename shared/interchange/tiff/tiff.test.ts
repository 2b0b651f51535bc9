import { describe, expect, it } from 'vitest'
import type { FileLike, Pixels, Reading } from '../importer.ts'
import { isTiff } from './tiffDirectory.ts'
import { UNPACK } from './tiffPacking.ts'
import { tiff } from './tiff.ts'

/** As Pillow (libtiff) writes them; 3 × 2 but for the inks, which are 2 × 1. */
const FILES = {
  lzw: 'SUkqABoAAACAP8AQOBQQFBQPCgZDx/w2AgAKAAABAwABAAAAAwAAAAEBAwABAAAAAgAAAAIBAwADAAAAmAAAAAMBAwABAAAABQAAAAYBAwABAAAAAgAAABEBBAABAAAACAAAABUBAwABAAAAAwAAABYBAwABAAAAAgAAABcBBAABAAAAEQAAABwBAwABAAAAAQAAAAAAAAAIAAgACAA=',
  inks: 'SUkqABYAAAB4nGP4/58BCBoADXsCfwoAAAEDAAEAAAACAAAAAQEDAAEAAAABAAAAAgEDAAQAAACUAAAAAwEDAAEAAAAIAAAABgEDAAEAAAAFAAAAEQEEAAEAAAAIAAAAFQEDAAEAAAAEAAAAFgEDAAEAAAABAAAAFwEEAAEAAAAOAAAAHAEDAAEAAAABAAAAAAAAAAgACAAIAAgA',
  pages:
    'SUkqAAgAAAAKAAABBAABAAAAAwAAAAEBBAABAAAAAgAAAAIBAwADAAAAhgAAAAMBAwABAAAAAQAAAAYBAwABAAAAAgAAABEBBAABAAAAjAAAABUBAwABAAAAAwAAABYBBAABAAAAAgAAABcBBAABAAAAEgAAABwBAwABAAAAAQAAAKgAAAAIAAgACAD/AAAA/wAAAP8KFB4oMjz///8AAElJKgAIAAAACgAAAQQAAQAAAAMAAAABAQQAAQAAAAIAAAACAQMAAwAAACYBAAADAQMAAQAAAAEAAAAGAQMAAQAAAAIAAAARAQQAAQAAACwBAAAVAQMAAQAAAAMAAAAWAQQAAQAAAAIAAAAXAQQAAQAAABIAAAAcAQMAAQAAAAEAAAAAAAAACAAIAAgA/wAAAP8AAAD/ChQeKDI8////AAA=',
  turned:
    'SUkqAAgAAAALAAABBAABAAAAAwAAAAEBBAABAAAAAgAAAAIBAwADAAAAkgAAAAMBAwABAAAAAQAAAAYBAwABAAAAAgAAABEBBAABAAAAmAAAABIBAwABAAAABgAAABUBAwABAAAAAwAAABYBBAABAAAAAgAAABcBBAABAAAAEgAAABwBAwABAAAAAQAAAAAAAAAIAAgACAD/AAAA/wAAAP8KFB4oMjz///8=',
} as const

/** As it was drawn: red, green, blue; two greys of their own, white. */
const COLORS = ['ff0000', '00ff00', '0000ff', '0a141e', '28323c', 'ffffff']

const bytesOf = (file: keyof typeof FILES): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(FILES[file]), (letter) => letter.charCodeAt(0))

interface Read {
  readonly reading: Reading<FileLike>
  readonly pixels: Pixels | null
  readonly profile: Uint8Array | undefined
}

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Read> {
  let pixels: Pixels | null = null
  let profile: Uint8Array | undefined
  const tools = {
    png(name: string, made: Pixels, kept?: Uint8Array) {
      ;[pixels, profile] = [made, kept]
      return Promise.resolve(new File([], name))
    },
    decoded: () => Promise.reject(new Error('not of the system')),
  }
  const frame = { x: 0, y: 0, width: 160, height: 90 }
  const reading = await tiff.read(new File([bytes], 'scan.tif'), bytes, frame, tools)
  return { reading, pixels, profile }
}

function hexOf(pixels: Pixels | null): string[] {
  const { data } = pixels!
  return Array.from({ length: data.length / 4 }, (_, i) =>
    [...data.subarray(i * 4, i * 4 + 3)].map((value) => value.toString(16).padStart(2, '0')).join(''),
  )
}

/** A profile as short as one can be, for numbers of this kind. */
function profileOf(space: string): Uint8Array {
  const bytes = new Uint8Array(130)
  bytes.set(new TextEncoder().encode(space), 16)
  bytes.set(new TextEncoder().encode('acsp'), 36)
  return bytes
}

/** A grey picture with these tags besides; `rows` as they lie in the file. */
function grey(
  width: number,
  rows: readonly number[][],
  tags: Readonly<Record<number, number>>,
  profile?: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const all = { 256: width, 257: rows.length, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: rows.length }
  const body = rows.flat()
  const own = profile ? { 34_675: 8 + body.length } : {}
  const placed = Object.entries({ ...all, 279: body.length, ...tags, ...own }).toSorted(
    ([a], [b]) => Number(a) - Number(b),
  )
  const after = 8 + body.length + (profile?.length ?? 0)
  const at = after + (after % 2)
  const view = new DataView(new ArrayBuffer(at + 2 + placed.length * 12 + 4))
  view.setUint32(0, 0x4d4d_002a)
  view.setUint32(4, at)
  body.forEach((value, i) => view.setUint8(8 + i, value))
  new Uint8Array(view.buffer).set(profile ?? [], 8 + body.length)
  view.setUint16(at, placed.length)
  for (const [i, [tag, value]] of placed.entries()) {
    view.setUint16(at + 2 + i * 12, Number(tag))
    view.setUint16(at + 4 + i * 12, tag === '34675' ? 7 : 4)
    view.setUint32(at + 6 + i * 12, tag === '34675' ? profile!.length : 1)
    view.setUint32(at + 10 + i * 12, value)
  }
  return new Uint8Array(view.buffer)
}

describe('a TIFF', () => {
  it('is known by its first bytes, in either order', () => {
    expect([bytesOf('lzw'), grey(1, [[0]], {})].map(isTiff)).toEqual([true, true])
    expect(isTiff(new TextEncoder().encode('II, a word'))).toBe(false)
  })

  it('comes in as a PNG of its name, upright', async () => {
    const { reading, pixels } = await read(bytesOf('lzw'))
    expect(reading).toMatchObject({ pictures: [{ file: { name: 'scan.png' }, fields: {} }] })
    expect('note' in reading).toBe(false)
    expect(hexOf(pixels)).toEqual(COLORS)
    const turned = (await read(bytesOf('turned'))).pixels
    expect([turned!.width, turned!.height]).toEqual([2, 3])
    expect(hexOf(turned)).toEqual([3, 0, 4, 1, 5, 2].map((at) => COLORS[at]))
  })

  it('says that the colours of inks may differ, and that it shows the first of its pages', async () => {
    const inks = await read(bytesOf('inks'))
    expect(hexOf(inks.pixels)).toEqual(['ff0000', '7f7f7f'])
    expect('note' in inks.reading && inks.reading.note).toContain('scan.tif is in CMYK')
    const pages = await read(bytesOf('pages'))
    expect(hexOf(pages.pixels)).toEqual(COLORS)
    expect('note' in pages.reading && pages.reading.note).toBe('scan.tif has 2 pages: its first is shown.')
  })

  it('comes in at 1, 4 and 16 bits a channel, packed and as differences', async () => {
    const ink = grey(10, [[0b1010_0000, 0b0100_0000]], { 258: 1, 262: 0 })
    expect(hexOf((await read(ink)).pixels).map((hex) => (hex === '000000' ? 1 : 0))).toEqual([
      1, 0, 1, 0, 0, 0, 0, 0, 0, 1,
    ])
    expect(hexOf((await read(grey(3, [[0x0f, 0x80]], { 258: 4 }))).pixels)).toEqual(['000000', 'ffffff', '888888'])
    const deep = grey(2, [[0x80, 0x80, 0x7f, 0x7f]], { 258: 16, 317: 2 })
    expect(hexOf((await read(deep)).pixels)).toEqual(['808080', 'ffffff'])
    const packed = grey(5, [[0xfe, 9, 0x80, 1, 200, 100]], { 259: 32_773 })
    expect(hexOf((await read(packed)).pixels)).toEqual(['090909', '090909', '090909', 'c8c8c8', '646464'])
  })

  it('whose bytes begin with their lowest bit comes in as it was drawn', async () => {
    const plain = await read(grey(10, [[0b1010_0000, 0b0100_0000]], { 258: 1, 262: 0 }))
    const backwards = grey(10, [[0b0000_0101, 0b0000_0010]], { 258: 1, 262: 0, 266: 2 })
    expect(hexOf((await read(backwards)).pixels)).toEqual(hexOf(plain.pixels))
    const packed = grey(3, [[0b0111_1111, 144]], { 259: 32_773, 266: 2 })
    expect(hexOf((await read(packed)).pixels)).toEqual(['090909', '090909', '090909'])
  })

  it('keeps the colour profile by which its numbers are meant, and says where it can’t', async () => {
    const profile = profileOf('RGB ')
    const rgb = await read(grey(1, [[10, 200, 30]], { 258: 8, 262: 2, 277: 3 }, profile))
    expect(hexOf(rgb.pixels)).toEqual(['0ac81e'])
    expect(rgb.profile).toEqual(profile)
    expect('note' in rgb.reading).toBe(false)
    const other = await read(grey(1, [[10]], {}, profileOf('GRAY')))
    expect(other.profile).toBeUndefined()
    expect('note' in other.reading && other.reading.note).toContain('shown without its colour profile')
  })

  it.each([
    ['a fax', { 259: 4 }, 'as a fax is: save it with LZW or ZIP, or as PNG'],
    ['a JPEG', { 259: 7 }, 'as a JPEG is'],
    ['Lab', { 262: 8 }, 'convert it to RGB first'],
    ['parts of numbers', { 339: 3 }, 'convert it to 16 or 8 first'],
    ['wider than a picture may be', { 256: 20_000 }, '20000 × 1 pixels'],
    ['cut short', { 273: 99_999 }, 'the TIFF is damaged'],
    ['cut short within its pixels', { 257: 2, 278: 2 }, 'the TIFF is damaged'],
    ['cut short within packed pixels', { 257: 2, 278: 2, 259: 32_773 }, 'the TIFF is damaged'],
  ])('that is %s is refused with what to do', async (_, tags, words) => {
    const { reading } = await read(grey(1, [[0]], tags))
    expect('refusal' in reading && reading.refusal).toContain(`scan.tif can't be used as a picture: `)
    expect('refusal' in reading && reading.refusal).toContain(words)
  })

  it('that is damaged anywhere is read or refused, and never waited for', async () => {
    for (const file of ['lzw', 'inks', 'pages', 'turned'] as const)
      for (let at = 4; at < bytesOf(file).length; at += 3) {
        const bytes = bytesOf(file)
        bytes[at] = bytes[at]! ^ 0xff
        await read(bytes)
        await read(bytesOf(file).slice(0, at))
      }
  })
})

/** The other way round, by the book (TIFF 6.0, section 13). */
function packLzw(bytes: Uint8Array): Uint8Array {
  const bits: number[] = []
  let known = new Map<string, number>()
  const put = (code: number): void => {
    const width = [512, 1024, 2048].filter((most) => 258 + known.size >= most).length + 9
    for (let bit = width - 1; bit >= 0; bit -= 1) bits.push((code >> bit) & 1)
  }
  put(256)
  let run = ''
  for (const byte of bytes) {
    const longer = run + String.fromCharCode(byte)
    const codeOf = (text: string): number => (text.length === 1 ? text.charCodeAt(0) : known.get(text)!)
    if (longer.length === 1 || known.has(longer)) run = longer
    else {
      put(codeOf(run))
      known.set(longer, 258 + known.size)
      if (258 + known.size === 4095) {
        put(256)
        known = new Map()
      }
      run = longer.slice(-1)
    }
  }
  put(run.length === 1 ? run.charCodeAt(0) : known.get(run)!)
  put(257)
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    Number.parseInt(
      bits
        .slice(i * 8, i * 8 + 8)
        .join('')
        .padEnd(8, '0'),
      2,
    ),
  )
}

describe('LZW', () => {
  it('is unpacked through all widths of its codes and a table that begins anew', () => {
    let state = 7
    const bytes = Uint8Array.from({ length: 20_000 }, () => {
      state = (state * 48_271) % 2_147_483_647
      return state % 23
    })
    expect(UNPACK[5]!(packLzw(bytes), bytes.length)).toEqual(bytes)
  })
})
