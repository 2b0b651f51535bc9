import { describe, expect, it } from 'vitest'
import { matchScenes } from './matchScenes.ts'
import type { SceneFacts } from './sceneFacts.ts'

const BY_ITSELF = { byScript: new Map<number, number | null>() }

function scene(number: string, heading: string, words: string): SceneFacts {
  return { number, headings: [heading], words: words.split(' '), fromScript: true, omitted: false }
}

/** Of each of the script's scenes: the film's, or null for a new one. */
function matched(film: readonly SceneFacts[], script: readonly SceneFacts[]): readonly (number | null)[] {
  const matches = matchScenes(film, script, BY_ITSELF)
  return script.map((_, at) => {
    const mine = matches.filter((match) => match.script === at)
    expect(mine.length).toBeLessThan(2)
    return mine[0]?.film ?? null
  })
}

const ROPE = 'Mara coils the wet rope on the quay and counts the boats that have not come home tonight'
const LAMP = 'Tom lights the lamp in the window above the stairs and waits for the knock that never falls'

describe('scenes that are matched', () => {
  it('follow their text where the numbers were handed out anew, though part of it is the other’s too', () => {
    const [rope, lamp] = [`${ROPE} ${LAMP.slice(0, 40)}`, `${LAMP} ${ROPE.slice(0, 40)}`]
    const film = [scene('1', 'EXT QUAY', rope), scene('2', 'EXT QUAY', lamp)]
    expect(matched(film, [scene('1', 'EXT QUAY', lamp), scene('2', 'EXT QUAY', rope)])).toEqual([1, 0])
  })

  it('are each of one scene of the script at most: what was copied and changed is new', () => {
    const film = [scene('1', 'EXT QUAY', ROPE)]
    const copied = ROPE.replace('wet', 'torn').replace('tonight', 'again')
    for (const script of [
      [scene('1', 'EXT QUAY', ROPE), scene('2', 'EXT QUAY', copied)],
      [scene('2', 'EXT QUAY', copied), scene('1', 'EXT QUAY', ROPE)],
    ])
      expect(matched(film, script)).toEqual(script.map(({ number }) => (number === '1' ? 0 : null)))
  })

  it('are found by their number alone where the script says that they were cut, unless their text is elsewhere', () => {
    const film = [scene('1', 'EXT QUAY', ROPE), scene('2', 'INT LOFT', LAMP)]
    const cut = (number: string): SceneFacts => ({ ...scene(number, '', ''), headings: [], words: [], omitted: true })
    expect(matched(film, [scene('1', 'EXT QUAY', ROPE), cut('2')])).toEqual([0, 1])
    expect(matched(film, [scene('1', 'EXT QUAY', ROPE), cut('2'), scene('3', 'INT LOFT', LAMP)])).toEqual([0, null, 1])
    expect(matched([...film.slice(0, 1), cut('2')], [scene('1', 'EXT QUAY', ROPE), cut('3')])).toEqual([0, null])
    const byHand = { ...film[1]!, fromScript: false }
    expect(matched([film[0]!, byHand], [scene('1', 'EXT QUAY', ROPE), cut('2')])).toEqual([0, null])
  })
})
