import { expect, it, vi } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { addCard, editFilm } from '../document/commands/film.ts'
import { linkCard } from '../document/commands/shotCards.ts'
import { editShot } from '../document/commands/shots.ts'
import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { MediaId } from '../document/ids.ts'
import { filmPanels, filmShots } from '../document/select.ts'
import { composeRequest } from './compose.ts'
import type { ComposeOptions } from './compose.ts'
import { SAYING, steadyComposer } from './steadyRequest.ts'

const newId = testIds()
const bare = editFilm(testFilm([[1, 1, 1]], 2.39, newId), { provider: 'gemini' })
const panels = filmPanels(bare)
const panelId = panels[1]!.id
const media = `media_${'1'.repeat(64)}` as MediaId
const BESIDE: ComposeOptions = { sketch: null, beside: ['before', 'contact'], made: { contact: media } }

function withTake(board: Board, at: number, kept: boolean): Board {
  return put(board, 'take', { ...makeTake(panels[at]!.id, media, 1), id: newId('take'), kept })
}

it('a request is composed again where it says something else, and stands still as takes land', () => {
  const compose = vi.fn(composeRequest)
  const asked = steadyComposer(compose)
  const first = asked(bare, panelId, { sketch: null })
  for (const at of [0, 1, 2]) expect(asked(withTake(bare, at, true), panelId, { sketch: null })).toBe(first)
  expect(compose).toHaveBeenCalledTimes(1)
  const edited = editShot(bare, filmShots(bare)[1]!.id, { action: 'She waits' })
  expect(asked(edited, panelId, { sketch: null })).toEqual(composeRequest(edited, panelId, { sketch: null }))
  expect(asked(edited, panelId, { sketch: media }).pictures).toHaveLength(1)
  expect(asked(edited, panels[0]!.id, { sketch: media })).not.toEqual(asked(edited, panelId, { sketch: media }))
})

it('shows a take beside the sketch, and the contact sheet, once one is kept, and follows the one that is', () => {
  const asked = steadyComposer()
  const roles = (board: Board): readonly string[] => asked(board, panelId, BESIDE).pictures.map(({ role }) => role)
  expect(roles(bare)).toEqual([])
  expect(roles(withTake(bare, 2, false))).toEqual([])
  expect(roles(withTake(bare, 2, true))).toEqual(['contact'])
  expect(roles(withTake(bare, 0, true))).toEqual(['before', 'contact'])
})

it('reads no table but those that it is composed again for', () => {
  const card = newId('card')
  const film = linkCard(addCard(bare, card, 'cast', 'Mara'), [filmShots(bare)[1]!.id], card)
  const read = new Set<PropertyKey>()
  const watched = new Proxy(film, {
    get: (board, name) => (read.add(name), Reflect.get(board, name) as unknown),
  })
  composeRequest(watched, panelId, { sketch: media })
  expect([...read].filter((name) => !(SAYING as readonly PropertyKey[]).includes(name))).toEqual([])
})
