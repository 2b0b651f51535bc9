import { expect, it } from 'vitest'
import { filmPanels } from '#shared/document/select.ts'
import { panelName } from '#shared/jobs/manyPlan.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { isMany, manyPanels } from './manyPanels.ts'

/** Scene 1 with shots 1 of two panels, 1A and 1B; scene 2 with shots 2 and 2A. */
const film = testFilm([
  [2, 1, 1],
  [1, 1],
])
const named = (values: Record<string, string[] | boolean>): string[] => {
  const ids = new Set(manyPanels(film, { positionals: ['Film'], values }))
  return filmPanels(film)
    .filter(({ id }) => ids.has(id))
    .map((panel) => panelName(film, panel))
}

it('a scene, shots from one to another and the film are named as people name them', () => {
  expect(named({ scene: ['2'] })).toEqual(['2', '2A'])
  expect(named({ shots: ['1a-2, 2A'] })).toEqual(['1A', '1B', '2', '2A'])
  expect(named({ shots: ['1B'], scene: ['2'], shot: ['1'] })).toEqual(['1 panel 1', '1 panel 2', '1B', '2', '2A'])
  expect(named({ scene: ['1-2'] })).toHaveLength(6)
  expect(named({ film: true })).toHaveLength(6)
  expect([
    isMany({ positionals: [], values: { shot: ['1'] } }),
    isMany({ positionals: [], values: { film: true } }),
  ]).toEqual([false, true])
})

it('what is not in the film, or runs backwards, is said', () => {
  expect(() => named({ scene: ['7'] })).toThrow('no scene 7')
  expect(() => named({ shots: ['1A-77'] })).toThrow('no shot 77')
  expect(() => named({ shots: ['2-1'] })).toThrow('shot 1 comes before 2')
})
