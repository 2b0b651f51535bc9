import { describe, expect, it } from 'vitest'
import { editScene } from '#shared/document/commands/scenes.ts'
import { scenesOf } from '#shared/document/select.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { addPlaceAt, eachAddPlaceIn } from './addPlaces.ts'
import type { AddPlace } from './addPlaces.ts'
import { layBoard } from './layout.ts'
import type { BoardLayout } from './layout.ts'
import { hitBoard } from './hitBoard.ts'

const bare = testFilm([[1, 2, 1], [], [1, 2], [1]])
const film = editScene(bare, scenesOf(bare)[3]!.id, { omitted: true })

function all(layout: BoardLayout): AddPlace[] {
  const found: AddPlace[] = []
  eachAddPlaceIn(layout, { x: -1000, y: -1000, width: 1e6, height: 1e6 }, (place) => found.push(place))
  return found
}

describe('where something can be added', () => {
  it.each(['scenes', 'filmstrip'] as const)(
    'is the end of every scene but an omitted one, and of the film: %s',
    (kind) => {
      const layout = layBoard(film, 3, kind)
      const places = all(layout)
      expect(places.map(({ adds, band }) => `${adds} ${band.number}`)).toEqual([
        'shot 1',
        'shot 2',
        'shot 3',
        'scene 4',
      ])
      for (const { rect } of places) {
        expect(rect.x + rect.width).toBeLessThanOrEqual(layout.width)
        expect(rect.y + rect.height).toBeLessThanOrEqual(layout.height)
        for (const cell of layout.cells) {
          const apart =
            rect.x >= cell.x + layout.frame.width ||
            rect.x + rect.width <= cell.x ||
            rect.y >= cell.y + layout.frame.height ||
            rect.y + rect.height <= cell.y
          expect(apart).toBe(true)
        }
      }
    },
  )

  it('is hit where it is seen, before the heading beside it', () => {
    const layout = layBoard(film, 3)
    for (const place of all(layout)) {
      const middle = { x: place.rect.x + place.rect.width / 2, y: place.rect.y + place.rect.height / 2 }
      expect(addPlaceAt(layout, middle)).toEqual(place)
      expect(hitBoard(layout, middle)).toEqual({ kind: 'add', place })
    }
  })

  it('is not in the midst of a grid that all scenes flow through, nor in a film without scenes', () => {
    expect(all(layBoard(film, 3, 'contact')).map(({ adds }) => adds)).toEqual(['scene'])
    expect(all(layBoard(testFilm([]), 3))).toEqual([])
  })
})
