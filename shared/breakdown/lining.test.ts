import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import type { Board } from '../document/board.ts'
import { addCard } from '../document/commands/film.ts'
import { addShootDay, scheduleShots } from '../document/commands/shooting.ts'
import { editShot } from '../document/commands/shots.ts'
import { newPanelIds } from '../document/newProject.ts'
import { scenesOf, shotOf, shotsOf } from '../document/select.ts'
import { shootingOrder } from '../document/shooting.ts'
import { textOf } from '../script/screenplay.ts'
import type { Screenplay, ScriptElement } from '../script/screenplay.ts'
import { coverageOf, nextUncovered, nextUncoveredText, coverWords } from './coverage.ts'
import { coverWith, linedStretches, mergeLines, shotFromLines, splitLine } from './lining.ts'
import type { DraftText } from './lining.ts'
import { onCameraLines, partsOf, stretchesOf, withEndAt, withLines, withoutLines } from './stretches.ts'
import type { Stretch, TextLine } from './stretches.ts'

const newId = testIds()
const draftId = newId('draft')

function element(kind: ScriptElement['kind'], text: string): ScriptElement {
  return { kind, runs: [{ text }], line: 1, lastLine: 1 }
}

/** Two scenes; each element is one printed line, but for the first action, which is two. */
const SCRIPT: Screenplay = {
  titlePage: [],
  unread: [],
  elements: [
    element('heading', 'EXT. QUAY - NIGHT'),
    element('action', 'Mara waits for the ferry that will not come.'),
    element('character', 'MARA (CONT’D)'),
    element('parenthetical', '(barely)'),
    element('dialogue', 'Nobody is coming.'),
    element('character', 'JONAS (O.S.)'),
    element('dialogue', 'I am.'),
    element('heading', 'INT. CELLAR - DAY'),
    element('action', 'Empty shelves.'),
  ],
}
const LINES: readonly TextLine[] = SCRIPT.elements.flatMap((each, at): TextLine[] => {
  const text = textOf(each)
  const whole = { element: at, from: 0, to: text.length, kind: each.kind }
  return at === 1
    ? [
        { ...whole, to: 25 },
        { ...whole, from: 25 },
      ]
    : [whole]
})
const draft: DraftText = { draftId, script: SCRIPT, lines: LINES }
const on = (first: number, last: number): Stretch => ({ first, last, onCamera: true })
const off = (first: number, last: number): Stretch => ({ first, last, onCamera: false })
const [mara, jonas] = [newId('card'), newId('card')]
const film = addCard(addCard(testFilm([[], []], 2.39, newId), mara, 'cast', 'Mara'), jonas, 'cast', 'jonas ')
const [quay] = scenesOf(film)

function lined(board: Board, stretches: readonly Stretch[]) {
  const shotId = newId('shot')
  const next = shotFromLines(board, draft, { shotId, ...newPanelIds(board, newId) }, quay!.id, stretches)
  return { board: next, shotId }
}

describe('the stretches of a shot', () => {
  it('are the lines under its parts and become the same parts again', () => {
    const stretches = [on(1, 2), off(4, 6), on(9, 9)]
    const parts = partsOf(stretches, LINES)
    expect(parts[0]).toEqual({ from: { element: 1, at: 0 }, to: { element: 1, at: 44 }, onCamera: true })
    expect(stretchesOf(parts, LINES)).toEqual(stretches)
  })

  it('count a line of which a part is covered, and none that is only touched', () => {
    const part = { from: { element: 1, at: 20 }, to: { element: 1, at: 25 }, onCamera: true }
    expect(stretchesOf([part], LINES)).toEqual([on(1, 1)])
    expect(stretchesOf([{ ...part, to: { element: 1, at: 27 } }], LINES)).toEqual([on(1, 2)])
    expect(stretchesOf([{ ...part, from: { element: 40, at: 0 }, to: { element: 41, at: 1 } }], LINES)).toEqual([])
  })

  it('join what touches and stay apart where straight meets wavy', () => {
    expect(withLines([on(1, 2)], 3, 4)).toEqual([on(1, 4)])
    expect(withLines([on(1, 2), off(4, 5)], 1, 6)).toEqual([on(1, 3), off(4, 5), on(6, 6)])
    expect(onCameraLines([on(1, 6)], 3, 4, false)).toEqual([on(1, 2), off(3, 4), on(5, 6)])
    expect(withoutLines([on(1, 6)], 3, 4)).toEqual([on(1, 2), on(5, 6)])
  })

  it('move at either end, down to one line and across gaps', () => {
    expect(withEndAt([on(3, 5)], 'foot', 8)).toEqual([on(3, 8)])
    expect(withEndAt([off(3, 5)], 'head', 1)).toEqual([off(1, 5)])
    expect(withEndAt([on(3, 5)], 'foot', 0)).toEqual([on(3, 3)])
    expect(withEndAt([on(3, 5)], 'head', 9)).toEqual([on(5, 5)])
    expect(withEndAt([on(1, 2), on(5, 6)], 'foot', 3)).toEqual([on(1, 2)])
    expect(withEndAt([on(1, 2), on(5, 6)], 'head', 4)).toEqual([on(5, 6)])
  })
})

describe('a new shot from lines', () => {
  it('has their action and dialogue, and the cast who speak on camera', () => {
    const { board, shotId } = lined(film, [on(1, 5), off(6, 7)])
    expect(shotOf(board, shotId)).toMatchObject({
      action: 'Mara waits for the ferry that will not come.',
      dialogue: 'MARA (CONT’D)\n(barely)\nNobody is coming.\n\nJONAS (O.S.)\nI am.',
      castIds: [mara],
    })
  })

  it('names the speaker of a speech whose cue it does not cover', () => {
    const { board, shotId } = lined(film, [on(7, 7)])
    expect(shotOf(board, shotId)).toMatchObject({ dialogue: 'JONAS (O.S.)\nI am.', action: '', castIds: [jonas] })
  })

  it('stands among the shots of its scene where its text does', () => {
    const later = lined(film, [on(5, 7)])
    const first = lined(later.board, [on(1, 2)])
    const middle = lined(first.board, [on(3, 5)])
    expect(shotsOf(middle.board, quay!.id).map(({ id }) => id)).toEqual([first.shotId, middle.shotId, later.shotId])
  })

  it('is not made of nothing', () => {
    expect(lined(film, []).board).toBe(film)
  })
})

describe('what a shot covers', () => {
  const { board, shotId } = lined(film, [on(1, 5)])

  it('fills its words anew until a hand has written them', () => {
    const fewer = coverWith(board, draft, shotId, [on(1, 1)])
    expect(shotOf(fewer, shotId)).toMatchObject({ action: 'Mara waits for the ferry', dialogue: '', castIds: [] })
    const written = editShot(board, shotId, { action: 'She waits.', castIds: [mara, jonas] })
    expect(shotOf(coverWith(written, draft, shotId, [on(1, 2)]), shotId)).toMatchObject({
      action: 'She waits.',
      dialogue: '',
      castIds: [jonas],
    })
    const emptied = editShot(board, shotId, { action: '' })
    expect(shotOf(coverWith(emptied, draft, shotId, [on(1, 2)]), shotId)?.action).toBe('')
  })

  it('is nothing once its last line is taken', () => {
    const bare = coverWith(board, draft, shotId, [])
    expect(shotOf(bare, shotId)).toMatchObject({ covers: null, action: '', dialogue: '', castIds: [] })
  })

  it('is the same board where nothing changes', () => {
    expect(coverWith(board, draft, shotId, [on(1, 5)])).toBe(board)
    expect(coverWith(board, draft, newId('shot'), [on(1, 5)])).toBe(board)
  })

  it('splits into two shots with the same camera, each with its own words, and merges again', () => {
    const wide = editShot(board, shotId, { size: 'ls' })
    const ids = { shotId: newId('shot'), ...newPanelIds(wide, newId) }
    const two = splitLine(wide, draft, ids, shotId, 3)
    const [head, rest] = shotsOf(two, quay!.id)
    expect([head!.id, rest!.id]).toEqual([shotId, ids.shotId])
    expect(rest).toMatchObject({
      size: 'ls',
      action: '',
      dialogue: 'MARA (CONT’D)\n(barely)\nNobody is coming.',
      castIds: [mara],
    })
    expect(head).toMatchObject({ action: 'Mara waits for the ferry that will not come.', dialogue: '', castIds: [] })
    expect(splitLine(wide, draft, ids, shotId, 1)).toBe(wide)
    const dated = scheduleShots(addShootDay(wide, 'day'), [shotId], 'day', 0)
    const [day] = shootingOrder(splitLine(dated, draft, ids, shotId, 3))
    expect(
      day?.shots.map(({ id }) => id),
      'the same set-up is shot on the same day',
    ).toEqual([shotId, ids.shotId])
    const one = mergeLines(two, draft, [ids.shotId, shotId])
    expect(shotsOf(one, quay!.id).map(({ id }) => id)).toEqual([shotId])
    expect(shotOf(one, shotId)).toMatchObject({
      action: shotOf(board, shotId)!.action,
      dialogue: shotOf(board, shotId)!.dialogue,
    })
    expect(linedStretches(draft, shotOf(one, shotId)!)).toEqual([on(1, 5)])
  })
})

describe('the coverage of a draft', () => {
  const master = lined(film, [on(1, 4)])
  const single = lined(master.board, [on(4, 5)])
  const last = lined(single.board, [on(7, 7)])
  const shots = shotsOf(last.board, quay!.id)
  const coverage = coverageOf(LINES, draftId, shots)

  it('stands overlapping shots side by side and uses a lane again below', () => {
    expect(coverage.shots.map(({ first, lane }) => [first, lane])).toEqual([
      [1, 0],
      [4, 1],
      [7, 0],
    ])
    expect(coverage.lanes).toBe(2)
  })

  it('counts the lines of each scene that have no shot; cues and headings need none', () => {
    expect(coverage.scenes).toEqual([
      { heading: 0, last: 7, lines: 5, uncovered: 0, omitted: false },
      { heading: 8, last: 9, lines: 1, uncovered: 1, omitted: false },
    ])
    expect(coverWords(coverage.scenes, 1, '12')).toBe('1 line of scene 12 has no shot')
    expect(coverWords([{ uncovered: 2 }], 0, '12')).toBe('2 lines of scene 12 have no shot')
    expect(coverWords(coverage.scenes, 0, '12')).toBe('Every line of scene 12 has a shot')
    expect(coverWords(coverage.scenes.slice(0, 1), 0, '12')).toBe('Every line has a shot')
    expect(nextUncovered(coverage, LINES.length, 2)).toBe(9)
    expect(nextUncovered(coverage, LINES.length, 9)).toBe(9)
    expect(nextUncoveredText(coverage, LINES, 2)).toEqual({ first: 9, last: 9 })
    const bare = coverageOf(LINES, draftId, [])
    const next = (line: number) => nextUncoveredText(bare, LINES, line)
    expect([next(0), next(2), next(5)]).toEqual([
      { first: 1, last: 2 },
      { first: 3, last: 5 },
      { first: 6, last: 7 },
    ])
  })

  it('leaves out what is cut: a cut shot covers nothing, and an omitted scene waits for none', () => {
    const cut = shots.map((shot) => (shot.id === last.shotId ? { ...shot, status: 'cut' as const } : shot))
    const left = coverageOf(LINES, draftId, cut, new Set([LINES[8]!.element]))
    expect(left.shots.map((shot) => shot.cut)).toEqual([false, false, true])
    expect(left.scenes).toMatchObject([{ uncovered: 1 }, { lines: 0, uncovered: 0, omitted: true }])
    expect(nextUncovered(left, LINES.length, 7)).toBe(7)
  })

  it('is of one draft: lines of another draft count for nothing', () => {
    expect(coverageOf(LINES, newId('draft'), shots)).toMatchObject({ shots: [], lanes: 0 })
  })
})
