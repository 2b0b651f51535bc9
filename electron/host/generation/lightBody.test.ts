import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { lightBody, withPictures } from './lightBody.ts'

const bytes = randomBytes(30_000)
const base64 = bytes.toString('base64')
const bodyOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const back = (value: unknown): unknown => {
  const light = lightBody(bodyOf(value))
  return withPictures(JSON.parse(light.text), light)
}
const exact = (data: string): boolean[] => [...lightBody(bodyOf({ data })).pictures.values()].map((held) => held.exact)

describe('a body without its pictures', () => {
  it('is what is around them, and each of them decoded', () => {
    const answer = { parts: [{ text: '“Ábel”' }, { inlineData: { data: base64 } }, { inlineData: { data: base64 } }] }
    const light = lightBody(bodyOf(answer))
    expect(light.text.length).toBeLessThan(400)
    expect([...light.pictures.values()].map((held) => [held.bytes.equals(bytes), held.exact])).toEqual([
      [true, true],
      [true, true],
    ])
    expect(back(answer)).toEqual(answer)
  })

  it('keeps signatures, short data and what is not base64 through and through where they are', () => {
    for (const part of [
      { thoughtSignature: base64 },
      { data: base64.slice(0, 4000) },
      { data: `${base64.slice(0, 9000)} ${base64.slice(9000)}` },
      { data: `${base64}\n` },
      { data: `data:image/png;base64,${base64}` },
      { text: `"data":"${base64}"` },
    ]) {
      expect(lightBody(bodyOf(part)).pictures.size).toBe(0)
      expect(back(part)).toEqual(part)
    }
  })

  it('knows where the same bytes would not be the same letters again', () => {
    const odd = randomBytes(30_001).toString('base64')
    expect(exact(odd)).toEqual([true])
    expect(exact(odd.replace(/=+$/, ''))).toEqual([false])
    expect(exact(base64.replaceAll('+', '-').replaceAll('/', '_'))).toEqual([false])
    expect(exact(odd.replace(/.==$/, (end) => `${end.startsWith('B') ? 'C' : 'B'}==`))).toEqual([false])
  })

  it('is read to its end where a quote is left open', () => {
    const torn = `{"data":"${base64.slice(0, 9000)}`
    expect(lightBody(Buffer.from(torn))).toEqual({ text: torn, pictures: new Map() })
  })
})
