import { describe, expect, it } from 'vitest'
import { filmShots } from '#shared/document/select.ts'
import { testFilm } from '../../../tests/support/testFilm.ts'
import { listRows } from './listRows.ts'
import { hiddenFrom, stillListed } from './stillListed.ts'

const film = testFilm([[1, 1, 1]])
const [one, two, three] = filmShots(film).map(({ id }) => id)
const filtered = (filter: string) => listRows(film, { filter, sort: null })

describe('what a filter hides', () => {
  it('is selected no longer; what is left stays so, and else the first row is', () => {
    expect(stillListed(filtered('1B'), [one!, three!])).toEqual([three])
    expect(stillListed(filtered('1A'), [one!, three!])).toEqual([two])
    expect(stillListed(filtered('no such shot'), [one!])).toEqual([])
    expect(stillListed(filtered('1A'), [two!])).toBeNull()
  })

  it('is told from what only lies further down', () => {
    expect(hiddenFrom(filtered('1A'), [one!, two!])).toEqual([one])
    expect(hiddenFrom(filtered(''), [one!, two!, three!])).toEqual([])
  })
})
