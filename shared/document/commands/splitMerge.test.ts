import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../../tests/support/testFilm.ts'
import { diffBoards } from '../diff.ts'
import { filmPanels, filmShots, layersOf, numbersOf, panelsOf, secondsOf, shotOf } from '../select.ts'
import { addCard } from './film.ts'
import { editShot } from './shots.ts'
import { mergeShots, mergeWithNext, splitShot } from './splitMerge.ts'

const film = testFilm([[3, 1, 2], [1]])
const [first, second, third, other] = filmShots(film).map((shot) => shot.id)
const newShot = testIds()('shot')
const numbers = (board: typeof film): string[] => [...numbersOf(board).shots.values()]
const covers = (element: number) => ({
  draftId: testIds()('draft'),
  parts: [{ from: { element, at: 0 }, to: { element, at: 9 }, onCamera: true }],
})
const panelCounts = (board: typeof film): number[] => filmShots(board).map((shot) => panelsOf(board, shot.id).length)

describe('splitting a shot at a panel', () => {
  const at = panelsOf(film, first!)[1]!.id

  it('makes the panels from there a new shot right after, in their order', () => {
    const split = splitShot(film, at, newShot)
    expect(panelCounts(split)).toEqual([1, 2, 1, 2, 1])
    expect(filmShots(split)[1]!.id).toBe(newShot)
    expect(filmPanels(split).map((panel) => panel.id)).toEqual(filmPanels(film).map((panel) => panel.id))
    expect(numbers(split)).toHaveLength(5)
  })

  it('makes it the same way, and leaves what happens in it with the first', () => {
    const told = editShot(film, first!, { size: 'cu', lensMm: 35, action: 'She turns.', number: '7X' })
    const split = splitShot(told, at, newShot)
    expect(shotOf(split, newShot)).toMatchObject({ size: 'cu', lensMm: 35, action: '', number: null })
    expect(shotOf(split, first!)).toMatchObject({ size: 'cu', action: 'She turns.', number: '7X' })
    const lined = splitShot(editShot(film, first!, { covers: covers(3) }), at, newShot)
    expect([first!, newShot].map((id) => shotOf(lined, id)!.covers?.parts.length)).toEqual([1, undefined])
  })

  it('shares an estimated length out by panels, to the tenth of a second', () => {
    const split = splitShot(editShot(film, first!, { seconds: 10 }), at, newShot)
    expect(shotOf(split, first!)!.seconds).toBe(3.3)
    expect(shotOf(split, newShot)!.seconds).toBe(6.7)
    expect(shotOf(splitShot(film, at, newShot), newShot)!.seconds).toBeNull()
  })

  it('does nothing at a shot’s first panel, nor at a panel that is not there', () => {
    expect(splitShot(film, panelsOf(film, first!)[0]!.id, newShot)).toBe(film)
    expect(splitShot(film, testIds()('panel'), newShot)).toBe(film)
  })
})

describe('merging shots', () => {
  it('gives the first all panels with their layers, and takes the others away', () => {
    const merged = mergeWithNext(film, first!)
    expect(panelCounts(merged)).toEqual([4, 2, 1])
    expect(filmPanels(merged).map((panel) => panel.id)).toEqual(filmPanels(film).map((panel) => panel.id))
    for (const panel of filmPanels(merged)) expect(layersOf(merged, panel.id)).toHaveLength(1)
    expect(shotOf(merged, second!)).toBeUndefined()
  })

  it('lets the first shot’s fields win and writes the other’s words under its own', () => {
    const told = editShot(editShot(film, first!, { size: 'vws', action: 'A door.', notes: 'Night' }), second!, {
      size: 'cu',
      action: 'A hand.',
      dialogue: 'MARA\nWait.',
      notes: 'Night',
    })
    expect(shotOf(mergeWithNext(told, first!), first!)).toMatchObject({
      size: 'vws',
      action: 'A door.\nA hand.',
      dialogue: 'MARA\nWait.',
      notes: 'Night',
    })
  })

  it('joins casts, each member once, and adds estimated lengths', () => {
    const ids = testIds()
    const [mara, tom] = [ids('card'), ids('card')]
    const cards = addCard(addCard(film, mara, 'cast', 'Mara'), tom, 'cast', 'Tom')
    const told = editShot(editShot(cards, first!, { castIds: [mara], seconds: 4 }), second!, { castIds: [tom, mara] })
    const whole = secondsOf(told, shotOf(told, first!)!) + secondsOf(told, shotOf(told, second!)!)
    expect(shotOf(mergeWithNext(told, first!), first!)).toMatchObject({ castIds: [mara, tom], seconds: whole })
  })

  it('takes back what a split did', () => {
    const timed = editShot(film, first!, { seconds: 10, action: 'She turns.' })
    const split = splitShot(timed, panelsOf(timed, first!)[1]!.id, newShot)
    const merged = mergeWithNext(split, first!)
    const changed = diffBoards(timed, merged).map((change) => change.table)
    expect(shotOf(merged, first!)).toEqual(shotOf(timed, first!))
    expect(new Set(changed)).toEqual(new Set(changed.length > 0 ? ['panel'] : []))
    expect(panelsOf(merged, first!).map((panel) => panel.id)).toEqual(panelsOf(timed, first!).map((panel) => panel.id))
  })

  it('merges any run of neighbours, in whatever order they were chosen', () => {
    expect(panelCounts(mergeShots(film, [third!, first!, second!]))).toEqual([6, 1])
  })

  it('keeps the lines of the script that any of them covered', () => {
    const [one, two] = [covers(3), covers(5)]
    const lined = editShot(editShot(film, first!, { covers: two }), second!, { covers: one })
    expect(shotOf(mergeWithNext(lined, first!), first!)!.covers?.parts).toEqual([...one.parts, ...two.parts])
  })

  it('does nothing to shots that are not neighbours, to the last of a scene, and to a text that would not fit', () => {
    expect(mergeShots(film, [first!, third!])).toBe(film)
    expect(mergeShots(film, [third!, other!])).toBe(film)
    expect(mergeShots(film, [first!])).toBe(film)
    expect(mergeWithNext(film, third!)).toBe(film)
    const long = 'a'.repeat(11_000)
    const told = editShot(editShot(film, first!, { notes: long }), second!, { notes: `${long}b` })
    expect(mergeWithNext(told, first!)).toBe(told)
  })
})
