import { describe, expect, it } from 'vitest'
import { decodeText } from './decodeText.ts'

const TEXT = 'INT. CAFÉ - NIGHT\nМАША 李明 😆 “Salt”\n'

describe('a file of text', () => {
  it('is decoded as UTF-8, with a mark or without', () => {
    expect(decodeText(Buffer.from(TEXT))).toBe(TEXT)
    expect(decodeText(Buffer.from(`\ufeff${TEXT}`))).toBe(TEXT)
    expect(decodeText(new Uint8Array())).toBe('')
  })

  it.each([true, false])('is decoded as UTF-16 of both byte orders, with a mark or without (mark: %s)', (mark) => {
    const little = Buffer.from((mark ? '\ufeff' : '') + TEXT, 'utf16le')
    expect(decodeText(little)).toBe(TEXT)
    expect(decodeText(Buffer.from(little).swap16())).toBe(TEXT)
  })

  it('is decoded as Windows-1252 where it is not UTF-8', () => {
    expect(decodeText(Buffer.from([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80]))).toBe('“Café” €')
  })

  it('may be cut off within a character', () => {
    expect(decodeText(Buffer.from('é').subarray(0, 1))).toBe('\ufffd')
    expect(decodeText(Buffer.from('abc', 'utf16le').subarray(0, 5))).toBe('ab\ufffd')
  })

  it('is decoded as any other program does, long or short', () => {
    const long = TEXT.repeat(20_000)
    expect(decodeText(Buffer.from(long))).toBe(long)
  })
})
