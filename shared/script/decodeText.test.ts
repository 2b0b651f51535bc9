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

  it.each([
    ['shift_jis', 'gZuNYIFFlukKidSOcYF1guCCpI1zgq2CzIFIgXYK', '○港・夜\n花子「もう行くの？」\n'],
    ['euc_jp', 'ofu5waGmzOsKsta70qHWpOKkprnUpK+kzqGpodcK', '○港・夜\n花子「もう行くの？」\n'],
    ['iso2022_jp', 'GyRCIXs5QSEmTGsbKEIKGyRCMlY7UiFWJGIkJjlUJC8kTiEpIVcbKEIK', '○港・夜\n花子「もう行くの？」\n'],
    [
      'gb18030',
      'MS4gxNq+sCCz+Le/IMjVCtChw/ejus7S1NrV4sDvo6zE48C0wcuhowo=',
      '1. 内景 厨房 日\n小明：我在这里，你来了。\n',
    ],
    ['big5', 'MS4gpLq0uiC8cKnQIKTpCqRwqfqhR6fapmKzb7jMoUGnQajTpEahQwo=', '1. 內景 廚房 日\n小明：我在這裡，你來了。\n'],
    ['cp949', 'UyMxLiCwxb3HIC8gueMKuc689jogv9Ygvsggv9S+7j8K', 'S#1. 거실 / 밤\n민수: 왜 안 왔어?\n'],
    [
      'cp1251',
      'yM3SLiDK09XN3yAtIMTFzdwKCszg8Oj/IO7y6vD74uDl8iDu6u3uLgo=',
      'ИНТ. КУХНЯ - ДЕНЬ\n\nМария открывает окно.\n',
    ],
    [
      'koi8_r',
      '6e70LiDr9eju8SAtIOTl7vgKCu3B0snRIM/Uy9LZ18HF1CDPy87PLgo=',
      'ИНТ. КУХНЯ - ДЕНЬ\n\nМария открывает окно.\n',
    ],
    [
      'cp1250',
      'V04uIERPTSAtIERaSUXRCgqj82SfIJxwaS4gRHpp6mt1auosIL9lZ25haiwgbWmzYS4K',
      'WN. DOM - DZIEŃ\n\nŁódź śpi. Dziękuję, żegnaj, miła.\n',
    ],
    [
      'iso8859_2',
      'V04uIERPTSAtIERaSUXRCgqj82S8ILZwaS4gRHpp6mt1auosIL9lZ25haiwgbWmzYS4K',
      'WN. DOM - DZIEŃ\n\nŁódź śpi. Dziękuję, żegnaj, miła.\n',
    ],
    ['utf-16-le', 'yyUvbvswHFkKALGCUFsMMIIwRjBMiE8wbjAf/w0wCgA=', '○港・夜\n花子「もう行くの？」\n'],
    [
      'cp1252',
      'SU5ULiBDQUbJIC0gyVTJCgqTx2EgdmEsIHNl8W9yIE38bGxlcj8gvSCjNZQK',
      'INT. CAFÉ - ÉTÉ\n\n“Ça va, señor Müller? ½ £5”\n',
    ],
  ])('is decoded as %s, which nothing in it says', (_, bytes, text) => {
    expect(decodeText(Buffer.from(bytes, 'base64'))).toBe(text)
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
