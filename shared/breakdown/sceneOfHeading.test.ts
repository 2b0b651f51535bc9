import { describe, expect, it } from 'vitest'
import { testFilm } from '../../tests/support/testFilm.ts'
import { editScene } from '../document/commands/scenes.ts'
import { scenesOf } from '../document/select.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { sceneOfHeading } from './sceneOfHeading.ts'

function scriptOf(...heads: readonly (readonly [text: string, number?: string])[]): Screenplay {
  const elements = heads.map(([text, number]) => ({
    kind: 'heading' as const,
    runs: [{ text }],
    line: 1,
    lastLine: 1,
    ...(number === undefined ? {} : { number }),
  }))
  return { titlePage: [], unread: [], elements }
}

const bare = testFilm([[], [], []])
const ids = scenesOf(bare).map(({ id }) => id)
const film = [
  ['ext', 'Quay', 'Night'],
  ['int', 'Cellar', 'Day'],
  ['ext', 'Quay', 'Night'],
].reduce(
  (board, [intExt, location, timeOfDay], at) =>
    editScene(board, ids[at]!, { intExt: intExt as 'ext' | 'int', location: location!, timeOfDay: timeOfDay! }),
  bare,
)

function places(script: Screenplay): (number | undefined)[] {
  const found = sceneOfHeading(film, script)
  return script.elements.map((_, at) => (found.has(at) ? ids.indexOf(found.get(at)!) : undefined))
}

describe('the scene of a heading', () => {
  it('is the one with its number, wherever it stands', () => {
    expect(places(scriptOf(['EXT. ELSEWHERE', '3'], ['INT. CELLAR - DAY', '2']))).toEqual([2, 1])
  })

  it('is one’s alone: a second heading with its number has another, or none', () => {
    expect(places(scriptOf(['EXT. ELSEWHERE', '2'], ['INT. ATTIC', '2']))).toEqual([1, undefined])
  })

  it('is the one with the same heading, in order, however it is written', () => {
    expect(places(scriptOf(['EXT. QUAY - NIGHT'], ['int cellar – day'], ['EXT. QUAY - NIGHT']))).toEqual([0, 1, 2])
    expect(places(scriptOf(['INT. CELLAR - DAY'], ['EXT. QUAY - NIGHT']))).toEqual([1, 2])
  })

  it('is the one between two that were found, if its heading was changed', () => {
    expect(places(scriptOf(['EXT. QUAY - NIGHT'], ['INT. ATTIC - DAY'], ['EXT. QUAY - NIGHT']))).toEqual([0, 1, 2])
  })

  it('is none for a scene that the film does not have', () => {
    expect(
      places(scriptOf(['EXT. QUAY - NIGHT'], ['INT. CELLAR - DAY'], ['INT. ATTIC'], ['EXT. QUAY - NIGHT'])),
    ).toEqual([0, 1, undefined, 2])
  })
})
