import { describe, expect, it } from 'vitest'
import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { MediaId } from '../document/ids.ts'
import { filmPanels } from '../document/select.ts'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { besidePictures, contactTakes, takeBeside, whyNotBeside } from './besidePictures.ts'
import { pictureLines } from './words.ts'
import { winsWords } from './winsWords.ts'

const newId = testIds()
/** Shot 1 of two panels, shot 1A of one, shot 1B of two; then another scene. */
const bare = testFilm([[2, 1, 2], [1]])
const panels = filmPanels(bare)
const [one, two, alone, four, five, other] = panels.map(({ id }) => id)

function withTakes(
  ...taken: readonly (readonly [at: number, number: number, kept: boolean, struck?: boolean])[]
): Board {
  return taken.reduce<Board>((board, [at, number, kept, struck = false]) => {
    const mediaId = `media_${String(at)}${String(number)}${'0'.repeat(62)}` as MediaId
    return put(board, 'take', { ...makeTake(panels[at]!.id, mediaId, number), id: newId('take'), kept, struck })
  }, bare)
}
const at = (board: Board, panelId: string, side: 'before' | 'after'): string | null => {
  const take = takeBeside(board, panelId, side)
  return take ? `${panels.findIndex(({ id }) => id === take.panelId)}/T${take.number}` : null
}

describe('the kept take beside a panel', () => {
  it('is the nearest of the shot before and after, at the end that meets this one', () => {
    const film = withTakes([0, 1, true], [1, 1, true], [3, 1, true], [4, 1, true])
    expect([at(film, alone!, 'before'), at(film, alone!, 'after')]).toEqual(['1/T1', '3/T1'])
  })

  it('is of the shot itself where another panel of it has one', () => {
    const film = withTakes([0, 1, true], [2, 1, true])
    expect([at(film, two!, 'before'), at(film, one!, 'after')]).toEqual(['0/T1', '2/T1'])
  })

  it('is the latest of several, never one that is not kept, was struck, or lies a shot further', () => {
    expect(at(withTakes([1, 1, true], [1, 2, true], [1, 3, false]), alone!, 'before')).toBe('1/T2')
    expect(at(withTakes([1, 1, false], [0, 2, true, true]), alone!, 'before')).toBeNull()
    expect(at(withTakes([0, 1, true], [1, 1, true]), four!, 'before')).toBeNull()
    expect(at(withTakes([4, 1, true]), other!, 'before')).toBe('4/T1')
  })

  it('says why there is none', () => {
    expect(whyNotBeside(bare, one!, 'before')).toBe('No take is kept of the shot before this one.')
    expect(whyNotBeside(bare, one!, 'contact')).toBe('No other shot of this scene has a kept take.')
    expect(whyNotBeside(withTakes([4, 1, true]), one!, 'contact')).toBeNull()
    expect(whyNotBeside(bare, one!, 'staging')).toBeNull()
  })
})

describe('a contact sheet', () => {
  it('has the kept take of each other panel of the scene, in film order', () => {
    const film = withTakes([4, 1, true], [0, 2, true], [0, 1, true], [1, 1, false], [2, 1, true], [5, 1, true])
    const shown = (panelId: string) => contactTakes(film, panelId).map(({ mediaId }) => mediaId.slice(6, 8))
    expect(shown(alone!)).toEqual(['02', '41'])
    expect(shown(five!)).toEqual(['02', '21'])
  })

  it('has twelve at most, those nearest to the panel', () => {
    const long = testFilm([Array.from({ length: 30 }, () => 1)])
    const film = filmPanels(long).reduce<Board>(
      (board, { id }, place) =>
        put(board, 'take', {
          ...makeTake(id, `media_${String(place).padStart(2, '0')}${'0'.repeat(62)}` as MediaId, 1),
          id: newId('take'),
          kept: true,
        }),
      long,
    )
    const shown = contactTakes(film, filmPanels(film)[20]!.id).map(({ mediaId }) => Number(mediaId.slice(6, 8)))
    expect(shown).toEqual([14, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26])
  })
})

describe('pictures beside the sketch', () => {
  const film = withTakes([1, 2, true], [3, 1, true])
  const sheet = `media_${'c'.repeat(64)}` as MediaId

  it('go along by choice, each with what it is for', () => {
    const made = { contact: sheet, staging: sheet }
    expect(besidePictures(film, alone!, [], made)).toEqual([])
    const all = besidePictures(film, alone!, ['staging', 'contact', 'after', 'before'], made)
    expect(pictureLines(all)).toEqual([
      'Picture 1 is T2 of Shot 1, the picture before this one: keep its light and colours, and what everyone wears and holds.',
      'Picture 2 is T1 of Shot 1B, the picture after this one: keep its light and colours, and what everyone wears and holds.',
      'Picture 3 is a contact sheet of this scene: match its people, light and colours, and make one frame, not a sheet.',
      'Picture 4 is a staging of this shot with mannequins: take the camera, the lens and where everyone stands from it, and nothing of its look.',
    ])
    expect(besidePictures(film, alone!, ['contact', 'staging'], { contact: null })).toEqual([])
  })

  it.each([
    [['sketch'], 'closely', ''],
    [['cast', 'cast'], 'closely', ''],
    [
      ['sketch', 'cast', 'location'],
      'loosely',
      'Where pictures differ, the sketch decides the composition and the pictures of people and places decide what they look like',
    ],
    [
      ['sketch', 'before', 'staging'],
      'closely',
      'Where pictures differ, the sketch decides the composition, the staging what the sketch leaves open and the other frames of the film decide light and colour',
    ],
    [
      ['sketch', 'staging', 'style'],
      'mood',
      'Where pictures differ, the sketch decides only the mood, the staging decides the composition and the pictures of style decide the look',
    ],
  ] as const)('say of %j, followed %s, which wins', (roles, follow, said) => {
    expect(
      winsWords(
        roles.map((role) => ({ role })),
        follow,
      ),
    ).toBe(said)
  })
})
