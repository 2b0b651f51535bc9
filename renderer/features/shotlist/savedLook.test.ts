import { expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import { addOwnColumn, removeOwnColumn } from '#shared/document/commands/ownColumns.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { noFilter } from './columnFilter.ts'
import { withoutGone } from './savedLook.ts'

it('a list is no longer sorted, grouped or filtered by a column that the film lost, and is again once that is back', () => {
  const own = 'own_000000000001'
  const film = addOwnColumn(testFilm([[1, 1]]), own, { label: 'Crane', kind: 'tick', choices: [] })
  const size = { ...noFilter('size'), holds: 'c' }
  const view = {
    filter: 'quay',
    sort: { column: own, descending: true },
    group: own,
    filters: [{ ...noFilter(own), content: 'filled' as const }, size],
    shooting: false,
  } as const
  expect(withoutGone(filmOf(film), view)).toBe(view)
  expect(withoutGone(filmOf(removeOwnColumn(film, own)), view)).toEqual({
    filter: 'quay',
    sort: null,
    group: null,
    filters: [size],
    shooting: false,
  })
})
