import { describe, expect, it } from 'vitest'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { layersOf } from '#shared/document/select.ts'
import { plainScene } from '../../../../tests/support/plainScene.ts'
import { testFilm } from '../../../../tests/support/testFilm.ts'
import { layBoard } from '../layout/layout.ts'
import type { BoardColors } from './boardColors.ts'
import type { BoardScene } from './boardScene.ts'
import { cardOf, joined, sameCard } from './card.ts'
import { cardScale } from './cardScale.ts'

const film = testFilm([[1, 3]])
const layout = layBoard(film, 2)
const [first, second, third, fourth] = layout.cells
const scale = cardScale(layout, 0.4, 1)
const colors = {} as BoardColors
const nothing: ReadonlySet<string> = new Set()

const scene = (more: Partial<BoardScene> = {}): BoardScene =>
  plainScene(film, layout, { camera: { x: 0, y: 0, zoom: 0.4 }, colors, ...more })

/** The film with a take as the first panel's only layer. */
function withTake(visible: boolean): Board {
  const [layer] = layersOf(film, first!.panelId!)
  const take = { ...layer!, kind: 'take' as const, visible }
  const panels = layout.cells.map((cell) => cell.panelId)
  const others = panels.slice(1).flatMap((id) => layersOf(film, id!))
  return boardFrom({ ...rowsOf(film), layer: [take, ...others] })
}

function rowsOf(board: Board): Parameters<typeof boardFrom>[0] {
  return { project: [filmOf(board)] }
}

describe('a card', () => {
  it('is clear, but for what the filter leaves out and what is carried', () => {
    const clarity = (more: Partial<BoardScene>): number => cardOf(scene(more), first!, scale).clarity
    expect(clarity({})).toBe(1)
    expect(clarity({ passing: new Set([first!.shotId]) })).toBe(1)
    const out = clarity({ passing: new Set([second!.shotId]) })
    const carried = clarity({ moving: new Set([first!.shotId]) })
    expect(out).toBeLessThan(carried)
    expect(carried).toBeLessThan(1)
    expect(clarity({ passing: nothing, moving: new Set([first!.shotId]) })).toBe(out)
  })

  it('asks for its panel’s picture as sharp as it is shown', () => {
    const asked: unknown[] = []
    cardOf(scene({ pictureOf: (...wish) => void asked.push(wish) }), first!, scale)
    expect(asked).toEqual([[first!.panelId, scale.mip]])
  })

  it('wears a badge for a take that is seen, where there is room for one', () => {
    const worn = (visible: boolean, by = scale): boolean => cardOf(scene({ board: withTake(visible) }), first!, by).take
    expect(worn(true)).toBe(true)
    expect(worn(false)).toBe(false)
    expect(worn(true, cardScale(layout, 0.1, 1))).toBe(false)
    expect(cardOf(scene(), first!, scale).take).toBe(false)
  })

  it('looks the same only where all that it is made from is the same', () => {
    const card = cardOf(scene(), first!, scale)
    expect(sameCard(card, cardOf(scene(), first!, scale))).toBe(true)
    const picture = {} as ImageBitmap
    expect(sameCard(card, cardOf(scene({ pictureOf: () => picture }), first!, scale))).toBe(false)
    expect(sameCard(card, cardOf(scene(), first!, cardScale(layout, 0.5, 1)))).toBe(false)
    expect(sameCard(card, cardOf(scene({ colors: { ...colors } }), first!, scale))).toBe(false)
  })

  it('is tied to its shot’s panel before it, unless that stands in the row above', () => {
    expect([first, second, third, fourth].map((cell) => joined(cell!))).toEqual([false, false, false, true])
  })
})
