import { describe, expect, it } from 'vitest'
import { coverageOf } from '#shared/breakdown/coverage.ts'
import { partsOf } from '#shared/breakdown/stretches.ts'
import type { Stretch } from '#shared/breakdown/stretches.ts'
import { readFountain } from '#shared/script/fountain/readFountain.ts'
import { testIds } from '../../../tests/support/testFilm.ts'
import { changeNear, placeAmong } from './compare/beside.ts'
import { findInScript } from './findInScript.ts'
import { piecesOn } from '#shared/breakdown/linePieces.ts'
import { linePath } from './linePaths.ts'
import { movedTo, rangeOf, sceneAt, sceneStep } from './lineSelection.ts'
import { scriptPages } from '#shared/breakdown/scriptPages.ts'
import { SHEET, laneX, lineNear, sheetShape, topOf } from './sheet.ts'

const SCENE = `INT. SALT HOUSE - NIGHT

Mara counts the *last* sacks. The lamp gutters and the wind finds the one loose board there is.

MARA
Forty-one.

JONAS ^
Forty-two.

`
const script = readFountain(SCENE.repeat(12))
const pages = scriptPages(script)
const newId = testIds()
const draftId = newId('draft')
const textOfLine = (at: number): string => {
  const { element, from, to } = pages.lines[at]!
  return script.elements[element]!.runs.map(({ text }) => text)
    .join('')
    .slice(from, to)
}

function lined(...stretches: readonly Stretch[]) {
  const id = newId('shot')
  const coverage = coverageOf(pages.lines, draftId, [
    { id, covers: { draftId, parts: partsOf(stretches, pages.lines) } },
  ])
  return { coverage, line: coverage.shots[0]! }
}

describe('the lines of a script', () => {
  it('are all of its text, once and in order, whatever the pages add', () => {
    expect(pages.pages.length).toBeGreaterThan(1)
    const shown = pages.pages.flatMap(({ lines }) => lines.filter(({ text }) => text >= 0).map(({ text }) => text))
    expect(shown.toSorted((a, b) => a - b)).toEqual(pages.lines.map((_, at) => at))
    const { lines } = pages
    expect(
      lines.every((line, at) => at === 0 || line.element > lines[at - 1]!.element || line.from >= lines[at - 1]!.to),
    ).toBe(true)
  })

  it('keep the emphasis of their words', () => {
    const [, action] = pages.pages[0]!.lines
    expect(action!.runs).toEqual([
      { text: 'Mara counts the ' },
      { text: 'last', italic: true },
      { text: expect.any(String) },
    ])
  })

  it('are found by their words, whatever the case, and across the break of a line', () => {
    const found = findInScript({ script, lines: pages.lines }, 'FORTY-ONE')
    expect(found).toHaveLength(12)
    expect(textOfLine(found[0]!)).toBe('Forty-one.')
    const [, first, second] = [0, 1, 2].map(textOfLine)
    const across = `${first!.split(' ').at(-1)} ${second!.split(' ')[0]}`
    expect(findInScript({ script, lines: pages.lines }, across)[0]).toBe(1)
    expect(findInScript({ script, lines: pages.lines }, '  ')).toEqual([])
  })
})

describe('a place on the page', () => {
  const shape = sheetShape(2)

  it('is the line under it, or the nearest', () => {
    for (const at of [0, 1, 7, pages.lines.length - 1]) {
      const { dual } = pages.places[at]!
      const x = shape.text + (dual === 'right' ? SHEET.width - 1 : 1)
      expect(lineNear(pages, shape, x, topOf(pages.places[at]!) + 5)).toBe(at)
    }
    expect(lineNear(pages, shape, 0, -500)).toBe(0)
    expect(lineNear(pages, shape, shape.width, 1e6)).toBe(pages.lines.length - 1)
  })

  it('tells apart two who speak at once', () => {
    const left = pages.places.findIndex(({ dual }) => dual === 'left')
    const right = pages.places.findIndex(({ dual }) => dual === 'right')
    const y = topOf(pages.places[left]!) + 5
    expect(lineNear(pages, shape, shape.text + 10, y)).toBe(left)
    expect(lineNear(pages, shape, shape.text + SHEET.width - 10, y)).toBe(right)
  })

  it('has room for any number of lines side by side, apart from each other and from the text', () => {
    for (const lanes of [0, 1, 3, 8, 30]) {
      const at = sheetShape(lanes)
      for (let lane = 0; lane < lanes; lane += 1) {
        expect(laneX(at, lane)).toBeLessThan(at.text)
        expect(laneX(at, lane)).toBeGreaterThan(30)
      }
    }
  })
})

describe('a shot’s line', () => {
  it('goes on over pages, numbered at the head of each', () => {
    const last = pages.places.findIndex(({ page }) => page === 1) + 3
    const { line } = lined({ first: 2, last, onCamera: true })
    const [first] = piecesOn(0, line, pages.places)
    const [second] = piecesOn(1, line, pages.places)
    expect([first!.numbered, first!.head, first!.foot]).toEqual([true, true, false])
    expect([second!.numbered, second!.head, second!.foot]).toEqual([true, false, true])
    expect(second!.top).toBeCloseTo(SHEET.top + 1.5)
    expect(piecesOn(2, line, pages.places)).toEqual([])
  })

  it('is one line where straight turns into wavy, and broken over what it leaves out', () => {
    const { line } = lined(
      { first: 1, last: 2, onCamera: true },
      { first: 3, last: 4, onCamera: false },
      { first: 6, last: 6, onCamera: true },
    )
    const [straight, wavy, after] = piecesOn(0, line, pages.places)
    expect(straight!.bottom).toBe(wavy!.top)
    expect([straight!.numbered, wavy!.numbered, after!.numbered]).toEqual([true, false, true])
    expect(linePath(10, straight!)).toBe(`M10 ${straight!.top}V${straight!.bottom}`)
    expect(linePath(10, wavy!)).toMatch(/^M10 [\d.]+(?:Q-?[\d.]+ [\d.]+ 10 [\d.]+)+$/)
  })

  it('covers both who speak at once from the first of them to the last row', () => {
    const left = pages.places.findIndex(({ dual }) => dual === 'left')
    const right = pages.places.findLastIndex(({ dual, page }) => dual === 'right' && page === 0)
    const { line } = lined({ first: left, last: right, onCamera: true })
    const [piece] = piecesOn(0, line, pages.places)
    expect(piece!.bottom).toBeGreaterThan(piece!.top)
  })
})

describe('the cursor', () => {
  const { coverage } = lined({ first: 1, last: 1, onCamera: true })

  it('draws a selection after it and drops it again', () => {
    expect(rangeOf(movedTo({ anchor: 4, at: 4 }, 2, true))).toEqual({ first: 2, last: 4 })
    expect(movedTo({ anchor: 4, at: 2 }, 1, false)).toEqual({ anchor: 1, at: 1 })
  })

  it('goes from heading to heading', () => {
    const second = coverage.scenes[1]!.heading
    expect(sceneStep(coverage.scenes, 3, 1)).toBe(second)
    expect(sceneStep(coverage.scenes, second + 2, -1)).toBe(second)
    expect(sceneStep(coverage.scenes, 0, -1)).toBeNull()
    expect(sceneAt(coverage.scenes, second)).toBe(1)
  })
})

it('two drafts open at the change that is the next from where the script is read, and go on from there', () => {
  const starts = [4, 90, 91, 300]
  expect([0, 4, 5, 91, 200, 301].map((line) => changeNear(starts, line))).toEqual([0, 0, 1, 2, 3, 3])
  expect(changeNear([], 12)).toBe(-1)
  expect([0, 4, 5, 90, 299, 999].map((line) => placeAmong(starts, line))).toEqual([-0.5, 0, 0.5, 1, 2.5, 3.5])
})
