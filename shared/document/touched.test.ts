import { expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import type { Board } from './board.ts'
import { addCard } from './commands/film.ts'
import { putMark } from './commands/layers.ts'
import { linkCard, unlinkCard } from './commands/shotCards.ts'
import { shareLayer } from './commands/sharedLayers.ts'
import { moveShots } from './commands/shots.ts'
import { diffBoards } from './diff.ts'
import { filmPanels, filmShots, layersOf, scenesOf } from './select.ts'
import { leanedOnBy, touchedBy } from './touched.ts'

const newId = testIds()
const film = testFilm([[1, 1], [1]], 2.39, newId)
const [one, two, three] = filmShots(film)
const touched = (before: Board, after: Board) => touchedBy(before, after, diffBoards(before, after))

it('a line on ink that panels share touches each of them', () => {
  const [first, second] = filmPanels(film)
  const layer = layersOf(film, first!.id)[0]!
  const shared = shareLayer(film, newId, layer.id, [second!.id])
  const line = {
    id: newId('mark'),
    layerId: layer.id,
    order: 'a0',
    transform: null,
    color: '#2a2927',
    opacity: 1,
    kind: 'text',
    x: 0,
    y: 0,
    size: 20,
    text: 'tide',
  } as const
  const ids = touched(shared, putMark(shared, line))
  expect([first, second].map((panel) => ids.has(panel!.id))).toEqual([true, true])
  expect(touched(film, putMark(film, line)).has(second!.id)).toBe(false)
})

it('a card that a shot gets or loses is leaned on, and no other', () => {
  const [mara, ilse] = [newId('card'), newId('card')]
  const carded = [mara, ilse].reduce((board, id) => addCard(board, id, 'cast', 'Mara'), film)
  const both = linkCard(linkCard(carded, [one!.id], ilse), [one!.id], mara)
  const given = linkCard(both, [two!.id], mara)
  expect([...leanedOnBy(diffBoards(both, given))]).toEqual([mara])
  expect([...leanedOnBy(diffBoards(both, unlinkCard(both, [one!.id], mara)))]).toEqual([mara])
})

it('a shot that moves touches the scene whose order it changes, and both where it goes to another', () => {
  const [quay, boat] = scenesOf(film)
  const within = touched(film, moveShots(film, [two!.id], quay!.id, 0))
  expect([within.has(quay!.id), within.has(boat!.id)]).toEqual([true, false])
  const over = touched(film, moveShots(film, [three!.id], quay!.id, 0))
  expect([over.has(quay!.id), over.has(boat!.id)]).toEqual([true, true])
})
