import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { sha256 } from '#host/project/mediaStore.ts'
import { newTestFolder } from '../support/film.ts'
import { makePicture } from '../support/pictures.ts'
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

/** An EXIF segment that says how the camera was held (TIFF 6.0; tag 0x0112), put right after the start of a JPEG. */
function withOrientation(jpeg: Buffer, orientation: number, littleEndian: boolean): Buffer {
  const tiff = littleEndian
    ? [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
    : [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)])
  const head = Buffer.from([0xff, 0xe1, 0, data.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}

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

  it('gives the same row for the same bytes and leaves one file and no leftovers', async () => {
    const bytes = await makePicture('png', 8, 8)
    const first = value(await open.media.add(bytes, 'a.png'))
    expect(value(await open.media.add(bytes, 'b.png')).id).toBe(first.id)
    expect(readdirSync(path.dirname(fileOf(sha256(bytes), 'png')))).toEqual([`${sha256(bytes)}.png`])
  })

  it.each([
    [1, 40, 20],
    [3, 40, 20],
    [6, 20, 40],
    [8, 20, 40],
  ])('measures a JPEG as it is shown: orientation %i makes 40 × 20 %i × %i', async (orientation, width, height) => {
    const jpeg = await makePicture('jpeg', 40, 20)
    for (const little of [true, false])
      expect(value(await open.media.add(withOrientation(jpeg, orientation, little), 'x'))).toMatchObject({
        width,
        height,
      })
  })

  it('refuses what is empty, unknown, cut short, damaged or too large, and says why', async () => {
    const png = await makePicture('png', 300, 200)
    const jpeg = await makePicture('jpeg', 300, 200)
    const webp = await makePicture('webp', 300, 200)
    const flipped = Buffer.from(png)
    flipped[flipped.length - 20]! ^= 0xff
    const wide = await makePicture('png', 20_001, 1)
    const cases: [Uint8Array, RegExp][] = [
      [new Uint8Array(), /empty/],
      [new TextEncoder().encode('GIF89a, or so it says'), /not a PNG, JPEG or WebP/],
      [png.subarray(0, png.length - 30), /cut short/],
      [jpeg.subarray(0, jpeg.length - 30), /cut short/],
      [webp.subarray(0, webp.length - 30), /cut short/],
      [jpeg.subarray(0, 2), /cut short/],
      [png.subarray(0, 9), /cut short/],
      [flipped, /damaged/],
      [wide, /20001 × 1/],
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
