import { describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import { makeStroke } from '../../../../tests/support/marks.ts'
import { MARKS_TYPE, readMarks, writeMarks } from './markClipboard.ts'

const newId = makeNewId(Math.random)
const marks = [makeStroke(newId, newId('layer'), 'a0'), makeStroke(newId, newId('layer'), 'a1')]

/** A clipboard that keeps only these types, as systems and browsers differ in. */
function clipboard(kept: readonly string[], start: Record<string, string> = {}) {
  const held = new Map(Object.entries(start))
  return {
    setData(type: string, text: string) {
      if (kept.includes(type)) held.set(type, text)
    },
    getData: (type: string) => held.get(type) ?? '',
  }
}

describe('marks on the clipboard', () => {
  it.each([[[MARKS_TYPE, 'text/html']], [['text/html']]])('come back whole where it keeps %s', (kept) => {
    const data = clipboard(kept)
    writeMarks(data, marks)
    expect(readMarks(data)).toEqual(marks)
  })

  it('are not read from what is none of ours', () => {
    expect(readMarks(clipboard([], { 'text/html': '<b>hello</b>' }))).toBeNull()
    expect(readMarks(clipboard([], { 'text/html': '<span data-framewright-marks="%7B%22version%22">' }))).toBeNull()
    expect(readMarks(clipboard([], { [MARKS_TYPE]: '{"version":1,"marks":[{"kind":"stroke"}]}' }))).toBeNull()
  })
})
