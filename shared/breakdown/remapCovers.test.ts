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
