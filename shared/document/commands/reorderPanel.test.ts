import { describe, expect, it } from 'vitest'
import type { Board } from '../board.ts'
import { makeNewId } from '../ids.ts'
import { newProject } from '../newProject.ts'
import { filmPanels, filmShots, numbersOf, scenesOf } from '../select.ts'
import { addPanel } from './panels.ts'
import { reorderPanel, shiftPanelBy } from './reorderPanel.ts'
import { addScene } from './scenes.ts'
import { addShot } from './shots.ts'

let last = 7
const newId = makeNewId(() => ((last = (last * 16_807 + 12_345) % 2_147_483_647), last / 2_147_483_647))

/** Scene 1: shot 1 (a), shot 1A (b, c, d); scene 2: shot 2 (e), shot 2A (f). */
function film() {
  let board: Board = newProject({ title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
  const ids = () => ({ shotId: newId('shot'), panelId: newId('panel'), layerId: newId('layer') })
  const [one, two] = [scenesOf(board)[0]!.id, newId('scene')]
  const second = ids()
  board = addShot(board, second, one, 1)
  for (const at of [1, 2])
    board = addPanel(board, { panelId: newId('panel'), layerId: newId('layer') }, second.shotId, at)
  board = addScene(board, two, 1)
  board = addShot(addShot(board, ids(), two, 0), ids(), two, 1)
  const names = new Map(filmPanels(board).map((panel, at) => [panel.id, 'abcdef'[at]!]))
  const id = (name: string) => [...names].find(([, known]) => known === name)![0]
  /** "1:a 1A:bcd 2:e 2A:f" */
  const read = (from: Board) =>
    filmShots(from)
      .map((shot) => {
        const own = filmPanels(from).filter((panel) => panel.shotId === shot.id)
        return `${numbersOf(from).shots.get(shot.id)}:${own.map((panel) => names.get(panel.id)).join('')}`
      })
      .join(' ')
  return { board, id, read }
}

describe('a panel put elsewhere on the filmstrip', () => {
  const { board, id, read } = film()
  const put = (name: string, after: string | null, before: string | null) =>
    read(
      reorderPanel(board, id(name), {
        after: after === null ? null : id(after),
        before: before === null ? null : id(before),
      }),
    )

  it('goes between its neighbours, into another shot if both are of that', () => {
    expect(read(board)).toBe('1:a 1A:bcd 2:e 2A:f')
    expect(put('d', 'b', 'c')).toBe('1:a 1A:bdc 2:e 2A:f')
    expect(put('d', 'e', 'f')).toBe('1:a 1A:bc 2:ed 2A:f')
    expect(put('c', null, 'a')).toBe('1:ca 1A:bd 2:e 2A:f')
  })

  it('stays in its own shot at that shot’s edge', () => {
    expect(put('b', 'd', 'e')).toBe('1:a 1A:cdb 2:e 2A:f')
    expect(put('d', 'a', 'b')).toBe('1:a 1A:dbc 2:e 2A:f')
  })

  it('takes its shot along if it is all of it, past a shot whose middle it was put in', () => {
    expect(put('f', null, 'a')).toBe('1:f 1A:a 1B:bcd 2:e')
    expect(put('a', 'e', 'f')).toBe('1:bcd 2:e 2A:a 2B:f')
    expect(put('e', 'b', 'c')).toBe('1:a 1A:bcd 1B:e 2:f')
    expect(put('f', 'd', 'e')).toBe('1:a 1A:bcd 2:f 2A:e')
  })

  it('is left where it is by a gap beside itself', () => {
    for (const gap of [
      { after: id('b'), before: id('c') },
      { after: id('c'), before: id('d') },
    ])
      expect(reorderPanel(board, id('c'), gap)).toBe(board)
  })
})

describe('a panel moved one place', () => {
  const { board, id, read } = film()
  const shifted = (name: string, by: -1 | 1) => read(shiftPanelBy(board, id(name), by))

  it('changes places in its shot, and leaves it at the edge', () => {
    expect(shifted('c', 1)).toBe('1:a 1A:bdc 2:e 2A:f')
    expect(shifted('b', -1)).toBe('1:ab 1A:cd 2:e 2A:f')
    expect(shifted('d', 1)).toBe('1:a 1A:bc 2:de 2A:f')
  })

  it('takes its shot along if it is all of it, over a heading too', () => {
    expect(shifted('a', 1)).toBe('1:bcd 1A:a 2:e 2A:f')
    expect(shifted('e', -1)).toBe('1:a 1A:bcd 1B:e 2:f')
  })

  it('stays at the ends of the film', () => {
    expect(shiftPanelBy(board, id('a'), -1)).toBe(board)
    expect(shiftPanelBy(board, id('f'), 1)).toBe(board)
  })
})
