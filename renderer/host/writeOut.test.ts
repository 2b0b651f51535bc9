import { describe, expect, it } from 'vitest'
import { writeOut } from './writeOut.ts'

const textOf = (written: string | Blob): Promise<string> | string =>
  typeof written === 'string' ? written : written.text()

/** Rows as a pasted list saves them: 360 characters each. */
function rows(count: number): object[] {
  return Array.from({ length: count }, (_, at) => ({
    table: 'shot',
    id: `shot_${at}`,
    row: { action: 'Sie wartet auf die Fähre. '.repeat(12), number: null, seconds: at / 2 },
  }))
}

describe('a call’s input, written out', () => {
  it.each([
    ['nothing', null],
    ['a text', 'Fähre “1”'],
    ['an object without anything', {}],
    ['a value that is not there', { a: undefined, b: 1, c: undefined, d: [undefined, null] }],
    ['lists that are empty, short and nested', { a: [], b: [[1], [[2]]], c: { d: [1, 2] }, 'é"': [''] }],
    ['rows just before, at and past a piece', { a: rows(19), b: rows(20), c: rows(21), d: rows(41) }],
    ['an object that says itself how it is written', { at: new Date(0), list: [new Date(0)] }],
    ['a list alone', rows(50)],
  ])('is what the system’s own writer makes of it: %s', async (_, input) => {
    const whole = JSON.stringify(input)
    for (const most of [1, 300, 5000]) expect(await textOf(await writeOut(input, most))).toBe(whole)
  })

  it('is a text, in the same task, as long as it is short: a page that is being left has no other', async () => {
    let tasks = 0
    setImmediate(() => (tasks += 1))
    expect(await writeOut({ writes: rows(100) }, 64_000)).toBeTypeOf('string')
    expect(tasks).toBe(0)
  })

  it('leaves other tasks their turn while it is long', async () => {
    let tasks = 0
    let over = false
    const other = (): void => {
      tasks += 1
      if (!over) setImmediate(other)
    }
    setImmediate(other)
    const written = await writeOut({ writes: rows(2000) }, 64_000)
    over = true
    expect(written).toBeInstanceOf(Blob)
    // 720,000 characters, 64,000 a task.
    expect(tasks).toBeGreaterThanOrEqual(10)
  })
})
