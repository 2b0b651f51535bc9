import { assert, array, constantFrom, integer, property, record, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFountain } from './fountain/readFountain.ts'
import { LINES_A_PAGE } from './pageColumns.ts'
import { paginate } from './paginate.ts'
import type { ScriptPage } from './paginate.ts'
import type { PrintedLine } from './printedLine.ts'
import { textOf } from './screenplay.ts'
import type { Screenplay } from './screenplay.ts'
import { workOf } from '../../tests/support/workOf.ts'

/** The page as it prints, row by row. */
function printed(script: Screenplay, { lines }: ScriptPage): string[] {
  const rows: string[] = []
  for (const line of lines) {
    const text = line.added ?? textOf(script.elements[line.element]!).slice(line.from, line.to)
    rows[line.row] = (rows[line.row] ?? '').padEnd(line.x) + text
  }
  return Array.from(rows, (row) => row ?? '')
}

const words = (count: number, word = 'salt'): string => Array.from({ length: count }, () => word).join(' ')

const filled = (rows: number): string => Array.from({ length: rows }, () => 'Wind.').join('\n')

describe('a screenplay page', () => {
  it('has every element at its own column', () => {
    const script = readFountain(
      `INT. SALT HOUSE - NIGHT\n\n${words(14)}\n\nMARA\n(low)\n${words(8)}\n\n> THE END <\n\nCUT TO:\n\nEXT. QUAY - DAY\n\nGulls.`,
    )
    expect(printed(script, paginate(script)[0]!)).toEqual([
      '               INT. SALT HOUSE - NIGHT',
      '',
      `               ${words(12)}`,
      `               ${words(2)}`,
      '',
      '                                     MARA',
      '                               (low)',
      `                         ${words(7)}`,
      '                         salt',
      '',
      '                                         THE END',
      '',
      '                                                                    CUT TO:',
      '',
      '',
      '               EXT. QUAY - DAY',
      '',
      '               Gulls.',
    ])
  })

  it('sets two speeches side by side', () => {
    const script = readFountain('A\nOne.\n\nB ^\nTwo.\n\nC.')
    expect(printed(script, paginate(script)[0]!)).toEqual([
      '                         A                              B',
      '               One.                           Two.',
      '',
      '               C.',
    ])
  })

  it('leaves out what is not for paper, and begins anew where the writer breaks it', () => {
    const script = readFountain('# Act\n= Syn\n\nOne. [[note]]\n\n===\n\n===\n\nTwo.')
    expect(paginate(script).map((page) => [printed(script, page), page.rows])).toEqual([
      [['               One.'], 1],
      [['               Two.'], 1],
    ])
    expect(paginate(readFountain(''))).toEqual([{ number: 1, lines: [], rows: 0 }])
  })
})

describe('the foot of a page', () => {
  it('is never a heading', () => {
    const script = readFountain(`${filled(51)}\n\nINT. A - DAY\n\nOne.\n\nTwo.`)
    expect(printed(script, paginate(script)[1]!)).toEqual([
      '               INT. A - DAY',
      '',
      '               One.',
      '',
      '               Two.',
    ])
  })

  it('is no heading under a heading, however many stand on one another', () => {
    for (const filling of [46, 47, 48, 49, 50, 51, 52])
      for (const headings of [2, 3, 4]) {
        const scenes = Array.from({ length: headings }, () => 'INT. A - DAY').join('\n\n')
        const [first] = paginate(readFountain(`${filled(filling)}\n\n${scenes}\n\nOne.`))
        expect(first!.lines.at(-1)!.kind, `${headings} below ${filling} lines`).toBe('action')
      }
  })

  it('is no cue; a speech that goes on says so', () => {
    const speech = `MARA (O.S.)\n${words(49)}`
    const whole = readFountain(`${filled(52)}\n\n${speech}`)
    expect(printed(whole, paginate(whole)[1]!)).toHaveLength(8)
    const parted = readFountain(`${filled(48)}\n\n${speech}`)
    const [first, second] = paginate(parted)
    expect(
      printed(parted, first!)
        .slice(49)
        .map((row) => row.trim()),
    ).toEqual(['MARA (O.S.)', words(7), words(7), words(7), words(7), '(MORE)'])
    expect(printed(parted, second!).map((row) => row.trim())).toEqual([
      "MARA (O.S.) (CONT'D)",
      words(7),
      words(7),
      words(7),
    ])
  })

  it('is no parenthetical either: it goes over with what is said after it', () => {
    const speech = `MARA\n${words(21)}\n(to Tom)\n${words(21)}`
    const parted = readFountain(`${filled(48)}\n\n${speech}`)
    const [first, second] = paginate(parted).map((page) => printed(parted, page).map((row) => row.trim()))
    expect(first!.slice(49)).toEqual(['MARA', words(7), words(7), words(7), '(MORE)'])
    expect(second).toEqual(["MARA (CONT'D)", '(to Tom)', words(7), words(7), words(7)])
  })

  it('leaves two lines of a paragraph on either page', () => {
    const script = readFountain(`${filled(52)}\n\n${words(12 * 4)}`)
    expect(paginate(script).map((page) => page.lines.length)).toEqual([54, 2])
  })
})

const element = record({
  form: constantFrom('INT. A - DAY', 'Action', 'MARA\n', 'MARA\n(low)\n', 'TOM ^\n', '===', '> x <', 'CUT TO:', '# s'),
  length: integer({ min: 1, max: 700 }),
})
const scripts = tuple(array(element, { maxLength: 40 }), integer({ min: 1, max: 12 })).map(([parts, letters]) =>
  parts
    .map(({ form, length }) =>
      /\n$|Action/.test(form) ? form + words(Math.ceil(length / (letters + 1)), 'x'.repeat(letters)) : form,
    )
    .join('\n\n'),
)

describe('any screenplay', () => {
  it('prints each word once and in order, within its page and its margins, with nothing that must not stand at a foot', () => {
    assert(
      property(scripts, (text) => {
        const script = readFountain(text)
        const pages = paginate(script)
        const last = new Map<number, number>()
        for (const page of pages) {
          for (const line of page.lines) follows(script, last, line)
          const foot = page.lines.filter(({ row }) => row === Math.max(...page.lines.map((line) => line.row)))
          const next = pages[page.number]?.lines[0]
          // Where the writer ends a page, it ends with what stands there.
          const between = script.elements.slice(foot[0]?.element, next?.element)
          if (next && !between.some(({ kind }) => kind === 'pageBreak'))
            for (const { kind, added } of foot) if (!added) expect(kind).not.toMatch(/heading|character|shot/)
        }
        script.elements.forEach((each, index) => {
          if (!/section|pageBreak|note/.test(each.kind)) expect(last.get(index)).toBe(textOf(each).length)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('of 120 pages is set in well under a second', async () => {
    const scene = `INT. SALT HOUSE - NIGHT\n\n${words(60)}\n\nMARA\n${words(30)}\n\nTOM\n${words(12)}\n\n`
    const script = readFountain(scene.repeat(340))
    const { value: pages, ms } = await workOf(() => paginate(script))
    expect(pages.length).toBeGreaterThan(100)
    expect(ms).toBeLessThan(500)
  })

  it.each([
    ['a paragraph', words(600_000)],
    ['a speech', `MARA\n${words(600_000)}`],
    ['two speeches side by side', `MARA\n${words(300_000)}\n\nTOM ^\n${words(300_000)}`],
  ])('are as many as it takes, and set in a time that grows with the length alone: %s', async (_, text) => {
    const script = readFountain(text)
    const { value: pages, ms } = await workOf(() => paginate(script))
    expect(pages.length).toBeGreaterThan(700)
    expect(ms).toBeLessThan(3000)
  })
})

/** Each line goes on where the one before it of the same element ended, but for spaces. */
function follows(script: Screenplay, last: Map<number, number>, line: PrintedLine): void {
  expect(line.row).toBeLessThan(LINES_A_PAGE)
  if (line.added) return
  const text = textOf(script.elements[line.element]!)
  const from = last.get(line.element) ?? 0
  expect(text.slice(from, line.from).trim()).toBe('')
  expect(line.x + line.to - line.from).toBeLessThanOrEqual(75)
  last.set(line.element, line.to)
}
