import { describe, expect, it } from 'vitest'
import { joined, latin, utf8, fromUtf8 } from './bytes.ts'
import { makePicture } from '../../../tests/support/pictures.ts'
import { exifMarks } from './exifMarks.ts'
import { iptcMarks } from './iptcMarks.ts'
import { jpegIptc } from './jpegMarks.ts'
import { marked, marksIn } from './marks.ts'
import { chunk as pngChunk } from './pngChunks.ts'
import { iptcResource, xmpPacket } from './pictureRecord.ts'
import type { PictureRecord } from './pictureRecord.ts'
import { modelWorkOf, sourceTypeFor, sourceTypeOf, sourceUri } from './sourceType.ts'
import type { MadeOf } from './sourceType.ts'

const record: PictureRecord = {
  sourceType: 'trainedAlgorithmicMedia',
  film: 'Łódź & <Tar> \u{1F3AC}',
  author: 'Ada "A" Lind',
  what: 'Shot 12A, panel 2 of 3',
  models: ['Gemini, Nano Banana 2.1'],
  policy: 'AI policy: allowed, not changed since the film began',
  at: '2026-03-04T10:00:00.000Z',
}

/** The smallest that a reader takes: a start, a frame, a scan, an end. */
const JPEG = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  7,
  0x4a,
  0x46,
  0x49,
  0x46,
  0,
  0xff,
  0xdb,
  0,
  3,
  1,
  0xff,
  0xda,
  0,
  2,
  0x11,
  0xff,
  0xd9,
)

describe('the marks in a JPEG', () => {
  it('are read back, stand behind what has to be first, and leave the picture as it was', () => {
    const once = marked(JPEG, record)
    expect(marksIn(once)).toEqual({
      sourceUri: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      sourceType: 'trainedAlgorithmicMedia',
      credit: '',
      tool: 'Framewright',
      credential: false,
    })
    expect(once.subarray(0, 11)).toEqual(JPEG.subarray(0, 11))
    expect(once.subarray(-12)).toEqual(JPEG.subarray(-12))
    expect(jpegIptc(once)).toEqual(iptcResource(record))
  })

  it('take the place of earlier ones', () => {
    const twice = marked(marked(JPEG, record), { ...record, sourceType: 'digitalCreation' })
    expect(twice).toEqual(marked(JPEG, { ...record, sourceType: 'digitalCreation' }))
  })

  it('are not written into what breaks off', () => {
    const torn = JPEG.subarray(0, 9)
    expect(marked(torn, record)).toBe(torn)
    for (let size = 0; size < JPEG.length; size += 1) expect(() => marksIn(JPEG.subarray(0, size))).not.toThrow()
  })
})

describe('the record as text', () => {
  it('holds no sign that would end its XML, and every letter of the names', () => {
    const xmp = xmpPacket({ ...record, film: 'a\u0000b\ud800c</dc:title>' })
    expect(xmp).toContain('a b c&lt;/dc:title&gt;, Shot 12A')
    expect(xmpPacket(record)).toContain('Łódź &amp; &lt;Tar&gt; \u{1F3AC}')
    expect(xmpPacket(record)).toContain('Ada &quot;A&quot; Lind')
    expect(fromUtf8(utf8(record.film))).toBe(record.film)
    for (const text of ['', 'aé', '雨\u07ff\u0800\uffff', '🎬\ud83c', '\udfac🎬'])
      expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)])
    expect(fromUtf8(Uint8Array.of(0xff, 0x41))).toBe('ÿA')
  })

  it('fits a segment, and IPTC’s own lengths, however long the names are', () => {
    const long = {
      ...record,
      film: '雪'.repeat(500),
      author: 'é'.repeat(500),
      models: Array.from({ length: 900 }, () => 'm'.repeat(90)),
    }
    expect(marksIn(marked(JPEG, long)).sourceType).toBe('trainedAlgorithmicMedia')
    const iptc = iptcResource(long)
    const author = iptc.findIndex((byte, at) => byte === 0x1c && iptc[at + 1] === 2 && iptc[at + 2] === 80)
    expect(iptc[author + 4]).toBe(32)
    expect(iptc.length % 2).toBe(0)
  })
})

/** With no XMP: a program that knows none has dropped it. */
function withoutXmp(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = Buffer.from(copy).indexOf('http://ns.adobe.com/xap')
  const name = at < 0 ? Buffer.from(copy).indexOf('XML:com.adobe.xmp') : at
  copy[name] = 0x78
  return copy
}

/** A TIFF directory of these values, each beyond the directory. */
function exifOf(
  little: boolean,
  values: readonly (readonly [tag: number, type: number, data: Uint8Array])[],
): Uint8Array {
  const head = new DataView(new ArrayBuffer(8 + 2 + values.length * 12 + 4))
  head.setUint16(0, little ? 0x49_49 : 0x4d_4d)
  head.setUint16(2, 42, little)
  head.setUint32(4, 8, little)
  head.setUint16(8, values.length, little)
  let end = head.byteLength
  values.forEach(([tag, type, data], at) => {
    const entry = 10 + at * 12
    head.setUint16(entry, tag, little)
    head.setUint16(entry + 2, type, little)
    head.setUint32(entry + 4, data.length, little)
    head.setUint32(entry + 8, end, little)
    end += data.length
  })
  return joined([new Uint8Array(head.buffer), ...values.map(([, , data]) => data)])
}

describe('what a picture says of itself', () => {
  it('is found in its IPTC where it has no XMP, in a JPEG and in a PNG, and never throws for torn ones', async () => {
    for (const picture of [JPEG, await makePicture('png', 8, 8)]) {
      const bytes = withoutXmp(marked(picture, record))
      expect(marksIn(bytes)).toMatchObject({ sourceType: 'trainedAlgorithmicMedia', tool: 'Framewright' })
    }
    const whole = iptcResource(record)
    for (let size = 0; size < whole.length; size += 1) expect(() => iptcMarks(whole.subarray(0, size))).not.toThrow()
    const credit = utf8('Made with Google AI')
    const alone = joined([Uint8Array.of(0x1c, 2, 110, 0, credit.length), credit])
    expect(iptcMarks(alone)).toEqual({ sourceUri: '', credit: 'Made with Google AI', tool: '' })
  })

  it.each([
    [
      'an element',
      '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalArt</Iptc4xmpExt:DigitalSourceType>',
      'digitalCreation',
    ],
    [
      'an attribute of another prefix',
      '<rdf:Description iptcExt:DigitalSourceType="https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"/>',
      'compositeWithTrainedAlgorithmicMedia',
    ],
    [
      'an element with attributes',
      '<a:DigitalSourceType rdf:datatype="x">http://cv.iptc.org/newscodes/digitalsourcetype/composite</a:DigitalSourceType>',
      'composite',
    ],
    ['a resource', '<a:DigitalSourceType rdf:resource="trainedAlgorithmicMedia"/>', 'trainedAlgorithmicMedia'],
    ['a word of another list', '<a:DigitalSourceType>http://example.org/toString</a:DigitalSourceType>', null],
  ])('is found as %s', (_name, xmp, type) => {
    const data = joined([latin('http://ns.adobe.com/xap/1.0/\0'), utf8(xmp)])
    const length = data.length + 2
    const app1 = joined([Uint8Array.of(0xff, 0xe1, length >> 8, length & 255), data])
    expect(marksIn(joined([JPEG.subarray(0, 2), app1, JPEG.subarray(2)])).sourceType).toBe(type)
  })

  it('is found in a WebP, however it is packed, and a manifest too', () => {
    const odd = chunk('VP8 ', Uint8Array.of(1, 2, 3))
    const packet = chunk('XMP ', utf8(xmpPacket(record)))
    expect(marksIn(webp(odd, packet))).toMatchObject({
      sourceType: 'trainedAlgorithmicMedia',
      tool: 'Framewright',
      credential: false,
    })
    expect(marksIn(webp(odd, chunk('C2PA', Uint8Array.of(1)))).credential).toBe(true)
    for (let end = 0; end < 60; end += 1) expect(marksIn(webp(odd, packet).slice(0, end)).sourceType).toBeNull()
  })

  it.each([true, false])('is found in the EXIF of a WebP, a PNG and a JPEG (little-endian: %s)', async (little) => {
    const [xmp, program] = [utf8(xmpPacket(record)), latin('Some Program\0')]
    const exif = exifOf(little, [
      [0x01_31, 2, program],
      [0x02_bc, 1, xmp],
    ])
    const png = await makePicture('png', 8, 8)
    const led = joined([latin('Exif\0\0'), exif])
    const app1 = joined([Uint8Array.of(0xff, 0xe1, (led.length + 2) >> 8, (led.length + 2) & 255), led])
    for (const picture of [
      webp(chunk('EXIF', exif)),
      webp(chunk('EXIF', led)),
      joined([png.subarray(0, 33), pngChunk('eXIf', exif), png.subarray(33)]),
      joined([JPEG.subarray(0, 2), app1, JPEG.subarray(2)]),
    ])
      expect(marksIn(picture).sourceType).toBe('trainedAlgorithmicMedia')
    expect(marksIn(webp(chunk('EXIF', exifOf(little, [[0x01_31, 2, program]])))).tool).toBe('Some Program')
    const datasets = iptcResource(record).subarray(12)
    const iptc = exifOf(little, [[0x83_bb, 7, datasets]])
    expect(marksIn(webp(chunk('EXIF', iptc)))).toMatchObject({
      sourceType: 'trainedAlgorithmicMedia',
      tool: 'Framewright',
    })
    for (let at = 0; at < 60; at += 1) {
      const torn = exif.slice()
      torn[at] = 0xff
      expect(() => exifMarks(torn)).not.toThrow()
      expect(() => exifMarks(exif.subarray(0, at))).not.toThrow()
    }
  })

  it('is said in the IPTC’s words', () => {
    const none: MadeOf = { drawn: false, pictures: false, standIns: false, model: false }
    expect(sourceTypeFor(none)).toBe('digitalCreation')
    expect(sourceTypeFor({ ...none, drawn: true })).toBe('digitalCreation')
    expect(sourceTypeFor({ ...none, drawn: true, pictures: true })).toBe('composite')
    expect(sourceTypeFor({ ...none, standIns: true })).toBe('algorithmicMedia')
    expect(sourceTypeFor({ ...none, drawn: true, standIns: true })).toBe('composite')
    expect(sourceTypeFor({ ...none, model: true })).toBe('trainedAlgorithmicMedia')
    expect(sourceTypeFor({ ...none, drawn: true, model: true })).toBe('compositeWithTrainedAlgorithmicMedia')
    expect(sourceTypeOf(sourceUri('composite'))).toBe('composite')
    expect(sourceTypeOf('constructor')).toBeNull()
  })
})

it('a model’s part in a picture is told by its source type, and by no other word', () => {
  expect(modelWorkOf(sourceUri('trainedAlgorithmicMedia'))).toBe('trainedAlgorithmicMedia')
  expect(modelWorkOf('https://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic ')).toBe(
    'compositeWithTrainedAlgorithmicMedia',
  )
  for (const other of ['', 'x', 'toString', sourceUri('composite'), 'digitalCapture', 'algorithmicMedia'])
    expect(modelWorkOf(other)).toBeNull()
})

function littleEndian(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24)
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  return joined([latin(name), littleEndian(data.length), data, new Uint8Array(data.length & 1)])
}

function webp(...chunks: Uint8Array[]): Uint8Array {
  const body = joined([latin('WEBP'), ...chunks])
  return joined([latin('RIFF'), littleEndian(body.length), body])
}
