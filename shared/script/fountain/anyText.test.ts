import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../screenplay.ts'
import { readFountain } from './readFountain.ts'
import { workOf } from '../../../tests/support/workOf.ts'

/** Pieces that mean something to the format, and text that doesn't. */
const scriptText = array(
  oneof(
    constantFrom('\n', '\n\n', '  \n', '[[', ']]', '/*', '*/', '*', '**', '_', '\\', '#', '=', '===', '>', '<', '.'),
    constantFrom('@', '^', '~', '!', '(', ')', 'INT. ', 'EXT. A', 'MARA', 'CUT TO:', 'Title: ', '#12A#', '\t', '\r'),
    string({ unit: 'binary', maxLength: 8 }),
  ),
  { maxLength: 60 },
).map((parts) => parts.join(''))

/** Its letters and digits, sorted. */
function signs(text: string): string {
  return Array.from(text.replace(/[^\p{L}\p{N}]/gu, ''))
    .toSorted()
    .join('')
}

describe('any text', () => {
  it('is a screenplay whose elements hold no control character but line ends, in the order of their lines', () => {
    assert(
      property(scriptText, (text) => {
        const { elements } = readFountain(text)
        const lines = text.split(/\r\n?|\n/).length
        for (const each of elements) {
          expect(textOf(each)).not.toMatch(/(?!\n)\p{Cc}|\p{Cs}/u)
          expect(each.line).toBeGreaterThan(0)
          expect(each.lastLine).toBeGreaterThanOrEqual(each.line)
          expect(each.lastLine).toBeLessThanOrEqual(lines)
        }
      }),
    )
  })

  it('loses no letter and no digit outside the boneyard: all land in an element, the title page, a number or what is unread', () => {
    assert(
      property(scriptText, (raw) => {
        const text = raw.replaceAll('/*', '').replaceAll('*/', '')
        const { titlePage, elements, unread } = readFountain(text)
        const landed = [
          ...titlePage.flatMap(({ key, values }) => [key, ...values]),
          ...elements.flatMap((each) => [textOf(each), each.number ?? '']),
          ...unread.map((part) => part.text),
        ]
        expect(signs(landed.join(''))).toBe(signs(text))
      }),
    )
  })

  it.each([
    ['notes that are never closed', '[['.repeat(50_000)],
    ['notes in one line', '[[a]] '.repeat(50_000)],
    ['boneyards that are never closed', `a/*${'/*'.repeat(50_000)}`],
    ['notes that are never closed, line by line', 'A\n[[\n'.repeat(100_000)],
    ['stars', '*'.repeat(300_000)],
    ['words with one star', '*a '.repeat(50_000)],
    ['parentheses', `A${'('.repeat(1_000_000)}\nb`],
    ['tags', `A${' #a'.repeat(100_000)}`],
    ['signs of a number', `INT. A ${'#1'.repeat(300_000)}#`],
    ['empty lines', '\n'.repeat(500_000)],
    ['a title page', 'a: b\n'.repeat(100_000)],
    ['a script of 1,500 pages', 'INT. A - DAY\n\nMara *walks* in and sits.\n\nMARA\nHello there.\n\n'.repeat(50_000)],
  ])('is read in a time that grows with its length alone: %s', async (_, text) => {
    const { ms } = await workOf(() => readFountain(text))
    expect(ms).toBeLessThan(5000)
  })
})
