import { describe, expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { addCard, editCard } from '../document/commands/film.ts'
import { linkCard } from '../document/commands/shotCards.ts'
import { editShots } from '../document/commands/shots.ts'
import { filmShots } from '../document/select.ts'
import { searchedInList } from './search.ts'

const bare = testFilm([[1]])
const [shot] = filmShots(bare)
const mara = 'card_000000000001' as Parameters<typeof addCard>[1]
const film = linkCard(addCard(bare, mara, 'cast', 'Mara'), [shot!.id], mara)
const textOf = (board: typeof film): string => searchedInList(board, filmShots(board)[0]!)

describe('what the filter of the shot list searches', () => {
  it('is every field as its cell shows it, and a term also by its name', () => {
    const text = textOf(editShots(film, [shot!.id], { size: 'cu', action: 'She WAITS.' }))
    for (const words of ['mara', 'close-up', 'she waits.']) expect(text).toContain(words)
  })

  it('is read anew when a card has another name, though the shot is as it was', () => {
    expect(textOf(film)).toContain('mara')
    const renamed = editCard(film, mara, { name: 'Ida' })
    expect(filmShots(renamed)[0]).toBe(filmShots(film)[0])
    expect(textOf(renamed)).toContain('ida')
    expect(textOf(renamed)).not.toContain('mara')
  })
})
