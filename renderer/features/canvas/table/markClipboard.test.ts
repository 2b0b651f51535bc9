import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { makeStroke } from '../../../../tests/support/marks.ts'
import { MARKS_TYPE, readMarks, writeMarks } from './markClipboard.ts'

const newId = makeNewId(Math.random)
const stroke = makeStroke(newId, newId('layer'), 'a0')
const marks = [stroke, makeStroke(newId, newId('layer'), 'a1')]

/** A clipboard that keeps only these types, since systems and browsers differ in this. */
function clipboard(kept: readonly string[], start: Record<string, string> = {}) {
  const held = new Map(Object.entries(start))
  return {
    setData(type: string, text: string) {
      if (kept.includes(type)) held.set(type, text)
    },
    getData: (type: string) => held.get(type) ?? '',
  }
}

const ours = (json: string) => readMarks(clipboard([], { [MARKS_TYPE]: json }))
const holding = (mark: object) => ours(JSON.stringify({ version: 1, marks: [stroke, mark] }))
const point = { x: 1, y: 1, pressure: 0.5, tilt: 0, azimuth: 0 }

describe('marks on the clipboard', () => {
  it.each([[[MARKS_TYPE, 'text/html']], [['text/html']]])('come back whole where it keeps %s', (kept) => {
    const data = clipboard(kept)
    writeMarks(data, marks)
    expect(readMarks(data)).toEqual({ marks })
  })

  it('are not looked for in what does not call itself ours', () => {
    expect(readMarks(clipboard([]))).toBeNull()
    expect(readMarks(clipboard([], { 'text/html': '<b>hello</b>', 'text/plain': '{"version":1}' }))).toBeNull()
  })

  it.each([
    ['no JSON', '{"version":1,'],
    ['no envelope', '[]'],
    ['none', '{"version":1,"marks":[]}'],
    ['a wrong kind of marks', '{"version":1,"marks":{"0":1}}'],
    ['depths', `{"version":1,"marks":[${'['.repeat(5000)}${']'.repeat(5000)}]}`],
  ])('are refused with a reason where there is %s', (_, json) => {
    expect(ours(json)).toEqual({ refusal: expect.stringContaining('can’t be read') })
  })

  it.each([
    ['of no kind', { ...stroke, kind: 'ghost' }],
    ['without points', { ...stroke, points: '' }],
    ['whose points are none', { ...stroke, points: '????' }],
    ['at 1e308', { ...stroke, transform: [1, 0, 0, 1, 1e308, 0] }],
    ['scaled out of sight', { ...stroke, transform: [1e6, 0, 0, 1e6, 0, 0] }],
    ['drawn far away', { ...stroke, points: packPoints([point, { ...point, x: 4e6 }]) }],
    ['pressed as no pen can', { ...stroke, points: packPoints([{ ...point, pressure: 1e6 }]) }],
    ['of a camera', { ...stroke, kind: 'camera', start: [0, 0, 1, 1], end: [0, 0, 1, 1], ease: 'even' }],
    ['with a colour that is none', { ...stroke, color: 'url(x)' }],
  ])('are refused with a reason where one is %s', (_, mark) => {
    expect(holding(mark)).toEqual({ refusal: expect.stringContaining('can’t be read') })
  })

  it('are refused with a reason where a newer Framewright copied them, or they are too many', () => {
    expect(ours('{"version":2,"marks":[{"kind":"hologram"}]}')).toEqual({ refusal: expect.stringContaining('newer') })
    const many = `{"version":1,"marks":[${'0,'.repeat(100_000)}0]}`
    expect(ours(many)).toEqual({ refusal: expect.stringContaining('more on the clipboard') })
  })

  it('come without what is not a mark of theirs, keys that reach for a prototype too', () => {
    const json = JSON.stringify({ version: 1, marks: [stroke] }).replace(
      '{"id"',
      '{"__proto__":{"evil":1},"toString":1,"id"',
    )
    const read = ours(json)
    expect(read).toEqual({ marks: [stroke] })
    expect('evil' in (read as { marks: object[] }).marks[0]!).toBe(false)
    expect('evil' in {}).toBe(false)
  })

  it('are read from broken HTML as from any other', () => {
    const html = '<span data-framewright-marks="%7B%22version%22%ZZ">'
    expect(readMarks(clipboard([], { 'text/html': html }))).toEqual({ refusal: expect.any(String) })
  })
})
