import { expect, it } from 'vitest'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { scopesOf } from './manyScopes.ts'

const film = testFilm([[2, 1, 1], [1], []])
const shots = filmShots(film).map(({ id }) => id)
const said = (shotIds: readonly string[], sceneId: string | null = null) =>
  scopesOf(film, { shotIds, sceneId }).map(({ label, panelIds }) => `${label}: ${panelIds.length}`)

it('takes can be made of what is selected, of all its scene, or of the film, each with all of its panels', () => {
  expect(said([shots[0]!])).toEqual(['Shot 1: 2', 'Scene 1: 4', 'Film: 5'])
  expect(said([shots[1]!, shots[3]!])).toEqual(['2 shots: 2', 'Scene 2: 1', 'Film: 5'])
  expect(said([], scenesOf(film)[2]!.id)).toEqual(['Film: 5'])
})
