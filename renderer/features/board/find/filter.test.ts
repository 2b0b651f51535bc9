import { describe, expect, it } from 'vitest'
import { patch } from '#shared/document/board.ts'
import { addCard } from '#shared/document/commands/film.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots, scenesOf } from '#shared/document/select.ts'
import { testFilm, testIds } from '../../../../tests/support/testFilm.ts'
import { filterChoices, filterCount, NO_FILTER, placeKey, shotsPassing } from './filter.ts'

const newId = testIds()
const [mara, quay] = [newId('card'), newId('card')]
const bare = testFilm([[1, 1], [1]])
const [one, two, three] = filmShots(bare).map((shot) => shot.id)
const cards = addCard(addCard(bare, mara, 'cast', 'Mara'), quay, 'location', 'Quay')
const placed = editScene(cards, scenesOf(cards)[1]!.id, { location: 'QUAY ' })
const film = editShot(
  editShot(editShot(placed, three!, { dialogue: 'Ahoy!' }), one!, {
    castIds: [mara],
    status: 'approved',
    action: 'She waits for the ferry.',
  }),
  two!,
  { locationId: quay, notes: 'Ferry horn' },
)
const passing = (filter: Partial<typeof NO_FILTER>): string[] => [
  ...(shotsPassing(film, { ...NO_FILTER, ...filter }) ?? ['all']),
]

describe('the filter of the board', () => {
  it('lets everything through while nothing is asked for', () => {
    expect(passing({})).toEqual(['all'])
    expect(passing({ text: '  ' })).toEqual(['all'])
  })

  it('asks for cast and status', () => {
    expect(passing({ cast: mara })).toEqual([one])
    expect(passing({ status: 'approved' })).toEqual([one])
    expect(passing({ cast: mara, status: 'shot' })).toEqual([])
  })

  it('knows a place by its scene’s heading and by its card, however they are written', () => {
    expect(passing({ location: placeKey('Quay') })).toEqual([two, three])
    expect(passing({ location: placeKey('Cellar') })).toEqual([])
    expect(filterChoices(film).locations).toHaveLength(1)
    const headed = editScene(film, scenesOf(film)[0]!.id, { location: 'Cellar' })
    expect([...shotsPassing(headed, { ...NO_FILTER, location: 'cellar' })!]).toEqual([one, two])
    expect(filterChoices(film).cast).toEqual([{ value: mara, label: 'Mara' }])
  })

  it('finds all of the words, in any field and in the number', () => {
    expect(passing({ text: 'ferry' })).toEqual([one, two])
    expect(passing({ text: 'FERRY horn' })).toEqual([two])
    expect(passing({ text: '1a' })).toEqual([two])
    expect(passing({ text: 'mara' })).toEqual([one])
    expect(passing({ text: 'ahoy' })).toEqual([three])
  })

  it('finds a shot by a number that it had', () => {
    const renumbered = patch(film, 'shot', three!, { formerNumbers: ['47C'] })
    expect([...shotsPassing(renumbered, { ...NO_FILTER, text: '47c' })!]).toEqual([three])
  })

  it('counts what passes apart from what was cut', () => {
    const board = editShot(film, two!, { status: 'cut' })
    expect(filterCount(board, null)).toBe('2 shots')
    expect(filterCount(board, shotsPassing(board, { ...NO_FILTER, text: 'ferry' }))).toBe('1 of 2 shots, 1 cut')
  })
})
