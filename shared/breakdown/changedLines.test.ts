import { describe, expect, it } from 'vitest'
import { textOf } from '../script/screenplay.ts'
import type { Screenplay, ScriptElement } from '../script/screenplay.ts'
import { alignment } from './alignment.ts'
import { changedLines } from './changedLines.ts'
import type { TextLine } from './stretches.ts'

function screenplay(...texts: readonly string[]): Screenplay {
  const elements = texts.map((text): ScriptElement => ({ kind: 'action', runs: [{ text }], line: 1, lastLine: 1 }))
  return { titlePage: [], unread: [], elements }
}

/** Printed lines of ten characters. */
function linesOf({ elements }: Screenplay): readonly TextLine[] {
  return elements.flatMap((element, at) => {
    const text = textOf(element)
    return Array.from({ length: Math.max(1, Math.ceil(text.length / 10)) }, (_, line) => ({
      element: at,
      from: line * 10,
      to: Math.min(text.length, line * 10 + 10),
      kind: element.kind,
    }))
  })
}

function marks(before: Screenplay, after: Screenplay): number[] {
  return [...changedLines(after, before, linesOf(after))]
}

describe('asterisks at the margin', () => {
  const old = screenplay('One two th ree four f ive six se', 'The ferry leaves.', 'The end.')

  it('stand at no line of a draft that is as it was', () => {
    expect(marks(old, old)).toEqual([])
  })

  it('stand at the lines with new words, not at the whole paragraph', () => {
    expect(marks(old, screenplay('One two th ree FOUR f ive six se', 'The ferry leaves.', 'The end.'))).toEqual([1])
  })

  it('stand at every line of a new paragraph, and where one went', () => {
    expect(
      marks(old, screenplay('One two th ree four f ive six se', 'Nothing like it.', 'The ferry leaves.', 'The end.')),
    ).toEqual([4, 5])
    expect(marks(old, screenplay('One two th ree four f ive six se', 'The end.'))).toEqual([3])
    expect(marks(old, screenplay('The ferry leaves.', 'The end.'))).toEqual([0])
  })

  it('stand where words went', () => {
    expect(marks(old, screenplay('One two th ree four f ive six se', 'The leaves.', 'The end.'))).toEqual([4])
  })

  it('stand at what the file itself marks', () => {
    const marked: Screenplay = {
      ...old,
      elements: old.elements.map((each, at) => (at === 2 ? { ...each, revised: true } : each)),
    }
    expect([...changedLines(marked, null, linesOf(marked))]).toEqual([6])
  })
})

describe('an alignment', () => {
  it('pairs equal items in order, as many as a plain comparison of all finds', () => {
    let seed = 5
    const next = (most: number): number => (seed = (seed * 16807) % 2147483647) % most
    for (let run = 0; run < 300; run += 1) {
      const a = Array.from({ length: next(14) }, () => 'abcdefgh'[next(8)]!)
      const b = a.filter(() => next(4) > 0).flatMap((item) => (next(4) === 0 ? ['x', item] : [item]))
      const pairs = alignment(a, b)
      expect(pairs.every(([one, other]) => a[one] === b[other])).toBe(true)
      expect(
        pairs.every(([one, other], at) => at === 0 || (one > pairs[at - 1]![0] && other > pairs[at - 1]![1])),
      ).toBe(true)
      // Anchors may cost a pair or two against the very longest, never the bulk.
      expect(pairs.length).toBeGreaterThanOrEqual(b.filter((item) => item !== 'x').length - 3)
    }
  })
})
