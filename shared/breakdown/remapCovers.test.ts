import { expect, it } from 'vitest'
import { readFountain } from '../script/fountain/readFountain.ts'
import { textOf } from '../script/screenplay.ts'
import { alignDrafts } from './alignElements.ts'
import { remapCovers } from './remapCovers.ts'

const HEADING = 'EXT. QUAY - DAY'
const ROPE = 'Mara coils the wet rope on the quay.'
const LAMP = 'Tom lights the lamp above the stairs.'
const GULLS = 'Gulls fall upon the empty crates.'

const script = (...paragraphs: readonly string[]) => readFountain([HEADING, ...paragraphs].join('\n\n'))

it('a line covers what was written between its text, and not what was moved there from elsewhere', () => {
  const old = script(GULLS, ROPE, LAMP)
  const [from, to] = [2, 3].map((element) => ({ element, at: 0 })) as [Place, Place]
  const part = { from, to: { ...to, at: LAMP.length }, onCamera: true }
  const covered = (...paragraphs: readonly string[]): readonly string[][] => {
    const next = script(...paragraphs)
    const { parts } = remapCovers([part], old, next, alignDrafts(old, next, new Map([[0, 0]])))
    return parts.map((each) => next.elements.slice(each.from.element, each.to.element + 1).map(textOf))
  }
  expect(covered(GULLS, ROPE, LAMP)).toEqual([[ROPE, LAMP]])
  expect(covered(GULLS, ROPE, 'A bell, far out.', LAMP)).toEqual([[ROPE, 'A bell, far out.', LAMP]])
  expect(covered(ROPE, GULLS, LAMP)).toEqual([[ROPE], [LAMP]])
})

interface Place {
  readonly element: number
  readonly at: number
}

it('a line follows its text into a scene that was split off, where its capitals and signs were edited on the way', () => {
  const old = script(GULLS, ROPE, LAMP)
  const part = { from: { element: 3, at: 0 }, to: { element: 3, at: LAMP.length }, onCamera: true }
  const edited = 'Tom lights the Lamp, above the stairs!'
  const next = script(GULLS, ROPE, 'INT. LOFT - NIGHT', 'Dust.', edited)
  const { parts, lost } = remapCovers([part], old, next, alignDrafts(old, next, new Map([[0, 0]])))
  expect(lost).toEqual([])
  expect(parts.map(({ from, to }) => next.elements.slice(from.element, to.element + 1).map(textOf))).toEqual([[edited]])
})

it('a line stays on short words of a scene that a draft merged with the one before it', () => {
  const talk = ['MARA\nYes.', 'TOM\nNo.', 'MARA\nYes.', 'TOM\nGo then.']
  const old = script(GULLS, ROPE, 'INT. LOFT - NIGHT', ...talk, 'INT. HUT - DAY', LAMP)
  const words = (said: typeof old, from: number, to: number) => said.elements.slice(from, to + 1).map(textOf)
  const first = old.elements.findIndex((element) => textOf(element) === 'No.')
  const part = { from: { element: first, at: 0 }, to: { element: first + 2, at: 4 }, onCamera: true }
  const next = script(GULLS, ROPE, ...talk, 'INT. HUT - DAY', LAMP)
  const { parts, lost } = remapCovers([part], old, next, alignDrafts(old, next, new Map()))
  expect(lost).toEqual([])
  expect(parts.map(({ from, to }) => words(next, from.element, to.element))).toEqual([words(old, first, first + 2)])
  expect(parts[0]!.from.element).toBe(first - 1)
})

it('a scene that was cut leaves nothing to a new one in its place in which somebody says the same', () => {
  const old = script(GULLS, ROPE, 'INT. LOFT - NIGHT', 'MARA\nYes.', 'INT. HUT - DAY', LAMP)
  const part = { from: { element: 4, at: 0 }, to: { element: 5, at: 4 }, onCamera: true }
  const next = script(GULLS, ROPE, 'EXT. ROAD - DAY', 'MARA\nYes.', 'A cart comes by.', 'INT. HUT - DAY', LAMP)
  expect(remapCovers([part], old, next, alignDrafts(old, next, new Map())).lost).toEqual(['MARA', 'Yes.'])
})
