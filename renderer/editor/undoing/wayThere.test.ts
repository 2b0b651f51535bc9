import { expect, it } from 'vitest'
import { panelsOf, scenesOf, shotsOf } from '#shared/document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { createSession } from '../session.ts'
import { keysOfSpot } from './spot.ts'
import type { Spot } from './spot.ts'
import { goThere, nameOfPlace, selectedNow } from './wayThere.ts'

const film = testFilm([[2, 1], [1]])
const [quay, boat] = scenesOf(film)
const [first, second] = shotsOf(film, quay!.id)
const [third] = shotsOf(film, boat!.id)
const field = (shotId: string): Spot => ({ kind: 'shot', shotId, field: 'action' })

it('a place is named by its shot, by its panel where the shot has several, and by their number where it is several shots', () => {
  const panels = panelsOf(film, first!.id)
  const named = (...spots: [Spot, ...Spot[]]) => nameOfPlace(film, spots)
  expect(named({ kind: 'panel', panelId: panels[1]!.id })).toBe('Shot 1, panel 2')
  expect(named({ kind: 'takes', panelId: panelsOf(film, second!.id)[0]!.id })).toBe('the takes of Shot 1A')
  expect(named(field(first!.id), field(third!.id))).toBe('2 shots')
  expect(named(field(third!.id), field(third!.id))).toBe('Shot 2')
})

it('what is written about a scene is led to unless all chosen shots are of it', () => {
  const session = createSession(first!.id, null)
  session.selectShots(film, [first!.id, third!.id])
  session.set({ tab: 'takes', bare: true })
  const spot: Spot = { kind: 'scene', sceneId: quay!.id, field: 'notes' }
  goThere(film, session, [spot])
  expect(session.state()).toMatchObject({ shotIds: [first!.id], tab: 'shot', bare: false })
  session.selectShots(film, [first!.id, second!.id])
  goThere(film, session, [spot])
  expect(session.state().shotIds).toEqual([first!.id, second!.id])
})

it('a field of a chosen shot is in sight while the side shows it, and its frame wherever it is chosen', () => {
  const session = createSession(first!.id, null)
  session.selectShots(film, [first!.id])
  const sees = (spot: Spot) => selectedNow(session.state())(spot)
  const frame: Spot = { kind: 'frame', shotId: first!.id, panelId: null, whole: true }
  session.set({ tab: 'shot', bare: false })
  expect([field(first!.id), field(second!.id), frame].map(sees)).toEqual([true, false, true])
  session.set({ bare: true })
  expect([field(first!.id), frame].map(sees)).toEqual([false, true])
  session.set({ tab: 'cards', bare: false })
  expect(sees(field(first!.id))).toBe(false)
})

it('what only an unfolded part shows is looked for in that part, and a whole shot by its own place as well', () => {
  expect(keysOfSpot({ kind: 'card', cardId: 'c', part: 'looks' })).toEqual(['card:c/looks'])
  expect([keysOfSpot({ kind: 'card', cardId: 'c' }), keysOfSpot({ kind: 'card', cardId: null })]).toEqual([
    ['card:c'],
    ['cards'],
  ])
  expect(keysOfSpot({ kind: 'frame', shotId: 's', panelId: 'p', whole: true })).toEqual(['frame:p', 'frame:s'])
  expect(keysOfSpot({ kind: 'frame', shotId: 's', panelId: 'p', whole: false })).toEqual(['frame:p'])
})
