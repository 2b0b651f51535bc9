import { expect, it } from 'vitest'
import { withoutRow } from '#shared/document/table.ts'
import { addCard } from '#shared/document/commands/film.ts'
import { editScene } from '#shared/document/commands/scenes.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { filmShots, panelsOf, scenesOf } from '#shared/document/select.ts'
import { allShownShots, shownShots, tallyOf, tallyWords } from '#shared/document/whatCounts.ts'
import { csv } from '#shared/interchange/csv/csv.ts'
import { disclosureTable } from '#shared/interchange/csv/disclosureTable.ts'
import { disclosureOf } from '#shared/jobs/disclosureOf.ts'
import { rowName, shotsWords } from '#shared/records/disclosure.ts'
import { compareFilms } from '#shared/versions/compareFilms.ts'
import { layPages } from '#shared/pages/layPages.ts'
import type { Measure } from '#shared/pages/measure.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { filterChoices, filterCount, NO_FILTER, shotsPassing } from '../renderer/features/board/find/filter.ts'
import { findOnBoard } from '../renderer/features/board/find/findOnBoard.ts'
import { layBoard } from '../renderer/features/board/layout/layout.ts'
import { usesOf } from '../renderer/features/cards/usesOf.ts'
import { panelsNamed } from '../electron/cli/panelsNamed.ts'
import { listOfShots } from '../electron/cli/shotsCommand.ts'
import { wallChoices } from '../renderer/features/takes/wall/WallFilters.tsx'
import { findPlaces } from '../renderer/features/palette/findPlaces.ts'
import { listRows } from '../renderer/features/shotlist/listRows.ts'
import { testFilm, testIds } from './support/testFilm.ts'

/** Three shots of which the second is cut and the third has no panel; an omitted scene of two; a scene without a shot. */
function oddFilm() {
  const bare = testFilm([[1, 1, 1], [1, 1], []])
  const [, cut, empty] = filmShots(bare)
  const cutOne = editShot(bare, cut!.id, { status: 'cut', seconds: 30 })
  const board = editScene(cutOne, scenesOf(bare)[1]!.id, { omitted: true })
  return { ...board, panel: withoutRow(board.panel, panelsOf(board, empty!.id)[0]!.id) }
}

const film = oddFilm()
const SHOWN = ['1', '1A', '1B']

const measure: Measure = {
  width: (text, size) => text.length * size * 0.5,
  runs: (text, size) => (text === '' ? [] : [{ font: 'test', text, width: text.length * size * 0.5 }]),
  breaks: (text) => [{ at: text.length, must: false }],
}
const paper: ExportOptions = {
  ...USUAL_OPTIONS,
  kind: 'storyboard',
  paper: 'A4',
  landscape: true,
  perPage: 6,
  show: 'drawing',
}

function printed(kind: ExportOptions['kind']) {
  const pages = layPages(film, { ...paper, kind }, measure, '4 Mar 2026')
  const boxes = pages.flatMap((page) => page.boxes)
  const words = boxes.flatMap((box) => (box.kind === 'text' ? [box.runs.map(({ text }) => text).join('')] : []))
  return { boxes, words }
}

it('counts what is neither cut nor of an omitted scene', () => {
  const [first, omitted, bare] = scenesOf(film)
  expect(tallyOf(film, shownShots(film, first!))).toEqual({ shots: 2, seconds: 4 })
  expect(tallyOf(film, shownShots(film, omitted!))).toEqual({ shots: 0, seconds: 0 })
  expect(tallyOf(film, shownShots(film, bare!))).toEqual({ shots: 0, seconds: 0 })
  expect(tallyWords(tallyOf(film, allShownShots(film)))).toBe('2 shots · 0:04')
})

it('shows and counts the same on the board and in the shot list', () => {
  const layout = layBoard(film, 4)
  expect(layout.cells.map(({ number }) => number)).toEqual(SHOWN)
  expect(layout.bands.map(({ title }) => title)).toEqual(['Untitled scene', 'OMITTED', 'Untitled scene'])
  const rows = listRows(film, { filter: '', sort: null })
  expect(rows.flatMap((row) => (row.kind === 'shot' ? [row.number] : []))).toEqual(SHOWN)
  expect(
    rows.flatMap((row) => (row.kind === 'scene' ? [{ shots: row.tally.shots, seconds: row.tally.seconds }] : [])),
  ).toEqual(layout.bands.map(({ tally }) => tally))
  expect(listRows(film, { filter: '', sort: { column: 'seconds', descending: true } })).toHaveLength(3)
})

it.each(['storyboard', 'shot-list'] as const)('shows and counts the same in print: %s', (kind) => {
  const { boxes, words } = printed(kind)
  expect(words.filter((word) => /^\d[A-Z]?$/.test(word) && SHOWN.includes(word)).length).toBeGreaterThanOrEqual(3)
  expect(words).not.toContain('2A')
  expect(words.filter((word) => word.includes('OMITTED')).length).toBeGreaterThan(0)
  expect(words.filter((word) => word.includes('Untitled scene')).length).toBeGreaterThan(0)
  const sums = words.filter((word) => /\d+ shots?\b/.test(word))
  expect(sums.every((word) => word.includes('2 shots') || word.includes('0 shots'))).toBe(true)
  expect(words.join(' ')).toMatch(/est\. 0:04/)
  expect(words.join(' ')).not.toMatch(/0:3\d/)
  // Only the cut shot's number is struck.
  const number = boxes.find((box) => box.kind === 'text' && box.runs.map(({ text }) => text).join('') === '1A')!
  const struck = boxes.filter(
    (box) => box.kind === 'rule' && Math.abs(box.x - (number.x - 1)) < 0.01 && box.y > number.y - 5 && box.y < number.y,
  )
  expect(struck).toHaveLength(1)
})

it('shows the same in a table and to a search', () => {
  const rows = csv.text!.write(film, { ...csv.start(''), columns: ['scene', 'heading', 'shot'], mark: false })
  expect(rows.trimEnd().split('\r\n').slice(1)).toEqual([
    '1,Untitled scene,1',
    '1,Untitled scene,1A',
    '1,Untitled scene,1B',
    '2,OMITTED,',
    '3,Untitled scene,',
  ])
  expect(findPlaces(film, '2A', 9).filter(({ kind }) => kind === 'shot')).toEqual([])
})

it('finds and filters by words only what is shown, and counts it alike', () => {
  const [, cut, , gone] = filmShots(film)
  const scene = scenesOf(film)[1]!
  const said = editScene(editShot(film, gone!.id, { subject: 'The quay' }), scene.id, { location: 'QUAY' })
  expect(findOnBoard(said, 'quay')).toEqual([])
  expect(shotsPassing(said, { ...NO_FILTER, text: 'quay' })).toEqual(new Set())
  expect(filterChoices(said).locations).toEqual([])
  expect(filterCount(film, null)).toBe('2 shots')
  expect(filterCount(film, new Set([cut!.id, gone!.id]))).toBe('0 of 2 shots, 1 cut')
})

it('calls scenes the same where versions are compared and takes are looked for', () => {
  const titles = ['Untitled scene', 'OMITTED', 'Untitled scene']
  expect(compareFilms(film, film, new Set()).scenes.map(({ heading }) => heading)).toEqual(titles)
  expect(wallChoices(film, []).scenes.map(({ note }) => note)).toEqual(titles)
})

it('counts the shots of a card as those of the film', () => {
  const newId = testIds()
  const mara = newId('card')
  const cast = filmShots(film).reduce(
    (next, { id }) => editShot(next, id, { castIds: [mara] }),
    addCard(film, mara, 'cast', 'Mara'),
  )
  expect(usesOf(cast).get(mara)).toBe(2)
})

it('shows and counts the same in the terminal', () => {
  const { text, json } = listOfShots(film)
  expect(json.map(({ shot }) => shot)).toEqual(SHOWN)
  const lines = text.slice(0, -1).filter((line) => /^\d/.test(line))
  expect(lines.map((line) => line.replace(/ .*/, ''))).toEqual(['1', '1', '1A', '1B', '2', '3'])
  expect(text).toContain('2  OMITTED')
  expect(text).toContain('3  Untitled scene')
  expect(text.at(-1)).toBe('2 shots, 0:04')
})

it('makes takes in the terminal of what is shown and not cut, unless a shot is named', () => {
  expect(panelsNamed(film, []).map(({ panel }) => panel)).toEqual(['1'])
  expect(panelsNamed(film, ['1a', '2A']).map(({ panel }) => panel)).toEqual(['1A', '2A'])
})

it('marks in the disclosure what is no longer part of the film, and counts it apart', () => {
  const disclosure = disclosureOf(film, [], () => [])
  expect(disclosure.rows.map((row) => rowName(row))).toEqual([
    '1',
    '1A, cut',
    '1B',
    '2, scene omitted',
    '2A, scene omitted',
  ])
  expect(shotsWords(disclosure.rows)).toBe('2 shots in 1 panel, and 3 shots in 3 panels that are cut or omitted')
  expect(disclosureTable(disclosure).map((cells) => [cells[1], cells.at(-3)])).toEqual([
    ['Shot', 'Not in the film'],
    ['1', ''],
    ['1A', 'cut'],
    ['1B', ''],
    ['2', 'scene omitted'],
    ['2A', 'scene omitted'],
    ['In all', ''],
  ])
})
