import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { sha256 } from '#host/project/mediaStore.ts'
import { newTestFolder } from '../support/film.ts'
import { makePicture, pngChunk, withOrientation } from '../support/pictures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { value } from '../contract/contract.ts'

let place: ReturnType<typeof temporaryFolder>
let open: OwnedFolder
beforeEach(async () => {
  place = temporaryFolder()
  open = await newTestFolder(place.path)
})
afterEach(async () => {
  await open.close()
  place.remove()
})

const fileOf = (hash: string, extension: string) =>
  path.join(open.folder, 'media', hash.slice(0, 2), `${hash}.${extension}`)

const text = (said: string) => new TextEncoder().encode(said)

describe('media', () => {
  it.each([
    ['png', 'image/png', 'png'],
    ['jpeg', 'image/jpeg', 'jpg'],
    ['webp', 'image/webp', 'webp'],
  ] as const)('keeps a %s under the hash of its bytes, untouched', async (kind, type, extension) => {
    const bytes = await makePicture(kind, 61, 37)
    const row = value(await open.media.add(bytes, 'C:\\Users\\ada\\Boat 1.picture'))
    const hash = sha256(bytes)
    expect(row).toEqual({
      id: `media_${hash}`,
      type,
      bytes: bytes.length,
      width: 61,
      height: 37,
      name: 'Boat 1.picture',
    })
    expect(readFileSync(fileOf(hash, extension)).equals(bytes)).toBe(true)
    expect(Buffer.from((await open.media.read(row.id))!).equals(bytes)).toBe(true)
  })

  it('keeps a picture of megabytes like a small one, and again where its file was damaged', async () => {
    const small = await makePicture('png', 8, 8)
    const end = small.length - 12
    const filler = pngChunk('teXt', Buffer.alloc(5_000_000, 'film '))
    const bytes = Buffer.concat([small.subarray(0, end), filler, small.subarray(end)])
    const { id } = value(await open.media.add(bytes, 'Large'))
    const file = fileOf(sha256(bytes), 'png')
    expect([id, readFileSync(file).equals(bytes)]).toEqual([`media_${sha256(bytes)}`, true])
    writeFileSync(file, Buffer.alloc(bytes.length))
    expect(value(await open.media.add(bytes, 'Large')).id).toBe(id)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('gives the same row for the same bytes and leaves one file and no leftovers', async () => {
    const bytes = await makePicture('png', 8, 8)
    const first = value(await open.media.add(bytes, 'a.png'))
    expect(value(await open.media.add(bytes, 'b.png')).id).toBe(first.id)
    expect(readdirSync(path.dirname(fileOf(sha256(bytes), 'png')))).toEqual([`${sha256(bytes)}.png`])
  })

  it.each([
    ['jpeg', 1, 40, 20],
    ['jpeg', 3, 40, 20],
    ['jpeg', 6, 20, 40],
    ['jpeg', 8, 20, 40],
    ['png', 4, 40, 20],
    ['png', 6, 20, 40],
    ['webp', 2, 40, 20],
    ['webp', 5, 20, 40],
  ] as const)(
    'measures a %s as it is shown: orientation %i makes 40 × 20 %i × %i',
    async (kind, lies, width, height) => {
      const picture = await makePicture(kind, 40, 20)
      for (const little of [true, false])
        expect(value(await open.media.add(withOrientation(picture, lies, little), 'x'))).toMatchObject({
          width,
          height,
        })
    },
  )

  it('refuses what is empty, unknown, cut short, damaged or too large, and says why', async () => {
    const png = await makePicture('png', 300, 200)
    const jpeg = await makePicture('jpeg', 300, 200)
    const webp = await makePicture('webp', 300, 200)
    const flipped = Buffer.from(png)
    flipped[flipped.length - 20]! ^= 0xff
    const wide = await makePicture('png', 20_000, 1)
    const size = Buffer.alloc(13)
    size.writeUInt32BE(30_000, 0)
    size.writeUInt32BE(30_000, 4)
    size.set([8, 6], 8)
    const bomb = Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', size), png.subarray(33)])
    const area = Buffer.from(size)
    area.writeUInt32BE(12_000, 0)
    area.writeUInt32BE(12_000, 4)
    const heavy = Buffer.concat([png.subarray(0, 8), pngChunk('IHDR', area), png.subarray(33)])
    const cases: [Uint8Array, RegExp][] = [
      [new Uint8Array(), /empty/],
      [text('a letter that was named boat.png'), /not a PNG, JPEG or WebP/],
      [text('GIF89a, or so it says'), /a GIF; save it as PNG/],
      [text('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'), /an SVG drawing/],
      [text('%PDF-1.7'), /a PDF/],
      [text('\0\0\0\x1cftypavif'), /an AVIF picture/],
      [text('\0\0\0\x1cftypheic'), /a HEIC picture/],
      [text('\0\0\0\x1cftypisom'), /a video/],
      [png.subarray(0, png.length - 30), /cut short/],
      [jpeg.subarray(0, jpeg.length - 30), /cut short/],
      [webp.subarray(0, webp.length - 30), /cut short/],
      [jpeg.subarray(0, 2), /cut short/],
      [png.subarray(0, 9), /cut short/],
      [flipped, /damaged/],
      [wide, /20000 × 1 .* 16,384; make it smaller/],
      [bomb, /30000 × 30000 pixels/],
      [heavy, /12000 × 12000 .* over 120 million/],
    ]
    for (const [bytes, why] of cases)
      expect(await open.media.add(bytes, 'boat.png')).toMatchObject({
        ok: false,
        failure: { kind: 'picture-unreadable', name: 'boat.png', detail: expect.stringMatching(why) as unknown },
      })
    expect(readdirSync(path.join(open.folder, 'media'))).toEqual([])
  })

  it('heals a file whose bytes went bad, and keeps the bad bytes beside it', async () => {
    const bytes = await makePicture('png', 50, 50)
    const row = value(await open.media.add(bytes, 'a.png'))
    const file = fileOf(sha256(bytes), 'png')
    writeFileSync(file, 'rot')
    expect(value(await open.media.add(bytes, 'a.png'))).toEqual(row)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    const aside = readdirSync(path.dirname(file)).find((name) => name.includes('damaged'))!
    expect(readFileSync(path.join(path.dirname(file), aside), 'utf8')).toBe('rot')
  })

  it('keeps a staged sketch only when it is asked to', async () => {
    const bytes = await makePicture('jpeg', 64, 27)
    const staged = value(await open.media.stage(bytes, 'Sketch'))
    const file = fileOf(sha256(bytes), 'jpg')
    expect(existsSync(file)).toBe(false)
    expect(Buffer.from((await open.media.read(staged.id))!).equals(bytes)).toBe(true)
    expect(value(await open.media.keep(staged.id))).toMatchObject({ id: staged.id, width: 64, height: 27 })
    expect(value(await open.media.keep(staged.id)).id).toBe(staged.id)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('reads nothing by a name that is no hash', async () => {
    for (const id of ['../board.sqlite', 'media_../../board', `${'a'.repeat(64)}/../x`, ''])
      expect(await open.media.read(id)).toBeNull()
    expect(await open.media.keep(`media_${'a'.repeat(64)}` as never)).toMatchObject({ failure: { kind: 'not-found' } })
  })
})
