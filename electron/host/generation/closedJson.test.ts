import { describe, expect, it } from 'vitest'
import { closedJson } from './closedJson.ts'
import { workOf } from '../../../tests/support/workOf.ts'

const WHOLE = JSON.stringify({
  a: [1, -2.5e3, true, null, 'x"\\', { b: {}, c: [] }],
  'n{[,:': { deep: ['}', ']'], last: 'é' },
  end: false,
})

const words = (value: unknown): string[] => JSON.stringify(value).match(/"(?:[^"\\]|\\.)*"|[\w.+-]+/g) ?? []

describe('JSON that broke off', () => {
  it('at any place is JSON again, with nothing in it that had not come whole', () => {
    const all = words(JSON.parse(WHOLE))
    let most = 0
    for (let length = 1; length <= WHOLE.length; length += 1) {
      const came = words(JSON.parse(closedJson(WHOLE.slice(0, length))))
      expect(came).toEqual(all.slice(0, came.length))
      expect(came.length).toBeGreaterThanOrEqual(most)
      most = came.length
    }
    expect(closedJson(WHOLE)).toBe(WHOLE)
  })

  it.each([
    ['[1,2', '[1]'],
    ['[1,2 ', '[1,2]'],
    ['{"a":"b', '{}'],
    ['{"a":"b"', '{"a":"b"}'],
    ['{"a":NaN,"b":1}', '{}'],
    ['{"a":1,"b":Infinity}', '{"a":1}'],
    ['{"a":1,}', '{"a":1}'],
    ['[1,,2]', '[1]'],
    ['{"a":1 "b":2}', '{"a":1}'],
    ['{"a":1]', '{"a":1}'],
    ['{"a":}', '{}'],
    ['{a:1}', '{}'],
    ['{"a":1}{"b":2}', '{"a":1}'],
    ['{"a":1} and more', '{"a":1}'],
    ['', ''],
    ['  ', ''],
    ['"text"', ''],
    ['<p>', ''],
  ])('%s becomes %s', (text, closed) => {
    expect(closedJson(text)).toBe(closed)
  })

  it('is closed in no time, however deep and long it is', async () => {
    const deep = `${'[{"a":'.repeat(50_000)}"${'x'.repeat(5_000_000)}`
    const { value: closed, ms } = await workOf(() => closedJson(deep))
    expect(closed.length).toBeGreaterThan(300_000)
    expect(ms).toBeLessThan(2000)
  })
})
