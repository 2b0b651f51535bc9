import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { strFromU8 } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addShootDay, editShootDay, scheduleShots } from '#shared/document/commands/shooting.ts'
import { addShots, editShot } from '#shared/document/commands/shots.ts'
import { diffBoards, writesBetween } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newPanelIds } from '#shared/document/newProject.ts'
import { filmShots, numbersOf, scenesOf } from '#shared/document/select.ts'
import { exporterOf } from '#shared/interchange/exporters.ts'
import { startInProcess } from '../support/inProcess.ts'
import { readSheet } from '../support/readSheet.ts'
import { value } from '../support/value.ts'

const session = startInProcess()
let project: string
let board: Board
const ODD = [
  '=1+1',
  'a\u0001b',
  '_x0041_',
  '<&>"\'',
  '  both ends  ',
  '007',
  '🎬 مرحبا',
  'half \ud83d',
  'TRUE',
  '@SUM(A1)',
]

beforeAll(async () => {
  const folder = path.join(session.folder, 'Tare.framewright')
  const made = value(await session.client.call('projects.create', { folder, title: 'Tare', ratio: 2.39 }))
  project = made.project
  const before = boardFrom(made.rows)
  const newId = makeNewId(Math.random)
  const ids = [1, 2].map(() => ({ ...newPanelIds(before, newId), shotId: newId('shot') }))
  let next = addShots(before, ids, scenesOf(before)[0]!.id, 1)
  const [first, second, third] = filmShots(next)
  next = editShot(next, first!.id, { notes: ODD.join('\n'), subject: '=HYPERLINK("http://x")', setup: '007' })
  next = editShot(next, second!.id, { lensMm: 24, lensToMm: 70, seconds: 2.5, frameRate: 48 })
  next = editShootDay(addShootDay(next, 'day1'), 'day1', { label: 'Day 1', date: '2026-03-04' })
  board = scheduleShots(next, [third!.id], 'day1', 0)
  const writes = writesBetween(before, board, diffBoards(before, board))
  value(await session.client.call('board.save', { project: made.project, writes }))
})
afterAll(() => session.close())

async function written(own: object) {
  const to = path.join(session.folder, 'out', 'Tare.xlsx')
  const options = { ...exporterOf('xlsx')!.start(''), ...own }
  const asked = { project, exporter: 'xlsx', options, path: to, exportId: 'x' } as never
  const made = value(await session.client.call('export.run', asked))
  return { made, bytes: new Uint8Array(readFileSync(made.path)) }
}

describe('the shot list as a workbook', () => {
  it('has numbers as numbers, text as text, and nothing that runs', async () => {
    const { bytes, made } = await written({
      columns: ['scene', 'shot', 'setup', 'subject', 'lens', 'seconds', 'frameRate', 'notes'],
    })
    const { rows, formulas, name } = readSheet(bytes)
    expect([name, formulas, made.count, rows.length]).toEqual(['Shots', 0, 3, 4])
    expect(rows[0]).toEqual(['Scene', 'Shot', 'Panel', 'Set-up', 'Subject', 'Lens', 'Frame rate', 'Seconds', 'Notes'])
    expect(rows[1]!.slice(0, 5)).toEqual(['1', '1', null, '007', '=HYPERLINK("http://x")'])
    expect(rows[2]!.slice(5, 8)).toEqual(['24–70', 48, 2.5])
    expect(rows[1]![7]).toBe(2)
    expect(rows[1]![8]).toContain('a_x0001_b\n_x005F_x0041_\n<&>"\'\n  both ends  ')
    expect(rows[1]![8]).toContain('half \ufffd')
  })

  it('is read by another reader, cell by cell and with its pictures', async () => {
    const { bytes } = await written({ columns: ['scene', 'shot', 'seconds', 'notes'] })
    const [sheet] = (await readXlsx(bytes)).sheets
    expect(sheet!.rows).toHaveLength(4)
    expect(sheet!.rows[1]!.slice(0, 4)).toEqual(['1', '1', null, 2])
    expect(sheet!.rows[1]![4]).toBe(ODD.join('\n').replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    expect(sheet!.images).toHaveLength(3)
    expect(sheet!.images![2]!.anchor.from).toEqual({ row: 3, col: 2 })
    const picture = await loadImage(Buffer.from(sheet!.images![0]!.data))
    expect(picture.width / picture.height).toBeCloseTo(filmOf(board).ratio, 1)
    expect(Buffer.from(sheet!.images![0]!.data).toString('latin1')).toContain('digitalsourcetype/digitalCreation')
  })

  it('keeps its head and the numbers in view, and prints the head on every page', async () => {
    const { bytes } = await written({ columns: ['scene', 'shot', 'notes'], show: 'none' })
    const { parts } = readSheet(bytes)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    expect(sheet).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>')
    expect(sheet).toContain('<autoFilter ref="A1:C4"/>')
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain(`>'Shots'!$1:$1<`)
    expect(Object.keys(parts).filter((name) => /media|drawing/.test(name))).toEqual([])
  })

  it('says that it is a selection, and which', async () => {
    const [first, second] = filmShots(board)
    const { bytes } = await written({ columns: ['shot'], show: 'none', shotIds: [first!.id, second!.id] })
    const { name, rows, parts } = readSheet(bytes)
    expect([name, rows.length]).toEqual(['Selection', 3])
    expect(strFromU8(parts['docProps/core.xml']!)).toContain('<dc:title>Tare - Selection: Shots 1, 1A</dc:title>')
    // As every export does, it says what the film's policy on generated pictures is.
    expect(strFromU8(parts['docProps/core.xml']!)).toMatch(/<dc:description>AI policy: /)
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toMatch(/<oddHeader>&amp;RAI policy: /)
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('Selection: Shots 1, 1A')
  })

  it('stands in shooting order with the day of each shot', async () => {
    const { bytes } = await written({ columns: ['shot'], show: 'none', order: 'shooting' })
    const third = numbersOf(board).shots.get(filmShots(board)[2]!.id)
    expect(readSheet(bytes).rows.slice(0, 3)).toEqual([
      ['Shooting day', 'Shot'],
      ['Day 1 2026-03-04', third],
      [null, '1'],
    ])
  })
})
