import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FilmMemory, SavedFilm } from '#host/project/filmMemory.ts'
import { holds, newOpening } from '#host/project/lineage.ts'
import { openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { saveCopy } from '#host/project/saveCopy.ts'
import { filmShots } from '#shared/document/select.ts'
import { value } from '../contract/contract.ts'
import { newTestFolder, put, testContext } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
let known: Map<string, SavedFilm>
beforeEach(() => {
  place = temporaryFolder()
  known = new Map()
})
afterEach(() => place.remove())

/** What one computer knows. */
const computer = (films: Map<string, SavedFilm>): FilmMemory => ({
  of: (folder) => films.get(folder) ?? null,
  note: (folder, saved) => void films.set(folder, saved),
  forget: (folder) => void films.delete(folder),
})

const open = (folder: string, films = known) => openFolder(folder, { ...testContext, memory: computer(films) })

async function change(film: OwnedFolder, notes: string): Promise<void> {
  const shot = filmShots(film.store.board())[0]!
  await film.store.save([put('shot', { ...shot, notes })])
}

async function workOn(folder: string, notes: string, films = known): Promise<void> {
  const film = await open(folder, films)
  await change(film, notes)
  await film.close()
}

async function notesOf(folder: string, films = known): Promise<readonly string[]> {
  const film = await open(folder, films)
  await film.close()
  return film.notes
}

async function newFilm(name = 'Salt.framewright'): Promise<string> {
  const film = await newTestFolder(place.path, name)
  await film.close()
  await workOn(film.folder, 'first')
  return film.folder
}

const board = (folder: string) => path.join(folder, 'board.sqlite')
const aside = (name: string) => path.join(place.path, name)
const OLDER = [expect.stringMatching(/^This film is older than when it was last saved on this computer, on \d/)]

describe('a film that was put back while it was closed', () => {
  it('opens to be written, and says once that it is older', async () => {
    const folder = await newFilm()
    copyFileSync(board(folder), aside('backup.sqlite'))
    await workOn(folder, 'second')
    copyFileSync(aside('backup.sqlite'), board(folder))
    const film = await open(folder)
    expect(film).toMatchObject({ access: 'write', notes: OLDER })
    await film.close()
    expect(await notesOf(folder)).toEqual([])
    await workOn(folder, 'third')
    expect(await notesOf(folder)).toEqual([])
  })

  it('says so of a whole folder, and of a version that was put in its place by hand', async () => {
    const folder = await newFilm()
    cpSync(folder, aside('Backup'), { recursive: true })
    await workOn(folder, 'second')
    await workOn(folder, 'third')
    const [first] = readdirSync(path.join(folder, 'snapshots')).toSorted()
    copyFileSync(path.join(folder, 'snapshots', first!), board(folder))
    expect(await notesOf(folder)).toEqual(OLDER)
    await workOn(folder, 'fourth')
    rmSync(folder, { recursive: true })
    renameSync(aside('Backup'), folder)
    expect(await notesOf(folder)).toEqual(OLDER)
  })

  it('says so where another computer went on from an older state', async () => {
    const folder = await newFilm()
    cpSync(folder, aside('There'), { recursive: true })
    await workOn(folder, 'here')
    await workOn(aside('There'), 'there', new Map())
    rmSync(folder, { recursive: true })
    renameSync(aside('There'), folder)
    expect(await notesOf(folder)).toEqual(OLDER)
  })

  it('names the film that lay there before, where it is another', async () => {
    const folder = await newFilm()
    const other = await newFilm('Pepper.framewright')
    copyFileSync(board(other), board(folder))
    expect(await notesOf(folder)).toEqual([
      expect.stringMatching(/^This is another film than the one that was saved in this folder on .*, “Salt”\.$/),
    ])
    expect(await notesOf(folder)).toEqual([])
  })
})

describe('nothing is said of a film', () => {
  it('that was quit, looked at, or worked on elsewhere in between', async () => {
    const folder = await newFilm()
    expect(await notesOf(folder)).toEqual([])
    await workOn(folder, 'on another computer', new Map())
    expect(await notesOf(folder)).toEqual([])
    const writer = await open(folder)
    const reader = await open(folder)
    expect([reader.access, ...reader.notes]).toEqual(['read'])
    await reader.close()
    await writer.close()
  })

  it('whose process was killed, whatever it had saved by then', async () => {
    const folder = await newFilm()
    const film = await open(folder)
    await change(film, 'saved, and in the log alone')
    cpSync(folder, aside('Killed'), { recursive: true })
    const then = new Map(known)
    await film.close()
    rmSync(folder, { recursive: true })
    renameSync(aside('Killed'), folder)
    known = then
    const again = await open(folder)
    expect(again.notes).toEqual([])
    expect(filmShots(again.store.board())[0]!.notes).toBe('saved, and in the log alone')
    await again.close()
  })

  it('that was copied as a whole, or lies where its own copy was put', async () => {
    const folder = await newFilm()
    cpSync(folder, aside('Elsewhere'), { recursive: true })
    expect(await notesOf(aside('Elsewhere'))).toEqual([])
    const film = await open(folder)
    await change(film, 'before the copy')
    const copy = await saveCopy(film, aside('Copy.framewright'), { now: () => Date.now() })
    await film.close()
    rmSync(folder, { recursive: true })
    renameSync(copy.folder, folder)
    expect(await notesOf(folder)).toEqual([])
  })

  it('that is made, or copied, where another one was', async () => {
    const { client, folder, close } = startInProcess()
    const make = async (name: string) =>
      value(await client.call('projects.create', { folder: path.join(folder, name), title: name, ratio: 1.85 }))
    const shot = (film: Awaited<ReturnType<typeof make>>) => ({ ...film.rows.shot[0]!, notes: 'worked on' })
    const first = await make('One')
    value(await client.call('board.save', { project: first.project, writes: [put('shot', shot(first))] }))
    value(await client.call('projects.close', { project: first.project }))
    rmSync(first.folder, { recursive: true })
    const second = await make('One')
    expect(second.notes).toEqual([])
    value(await client.call('board.save', { project: second.project, writes: [put('shot', shot(second))] }))
    value(await client.call('projects.close', { project: second.project }))
    const other = await make('Two')
    rmSync(second.folder, { recursive: true })
    value(await client.call('projects.saveCopy', { project: other.project, folder: second.folder }))
    expect(value(await client.call('projects.open', { folder: second.folder })).notes).toEqual([])
    await close()
  })

  it('whose last fold was broken off by a kill behind its end', async () => {
    const folder = await newFilm()
    const database = new DatabaseSync(board(folder), { readOnly: true })
    const { value: next } = database.prepare("SELECT value FROM meta WHERE key = 'fold'").get() as { value: string }
    database.close()
    const note = JSON.stringify({ base: '', next, salts: '0011223344556677', frames: 7, checksum: '0011223344556677' })
    const sum = createHash('sha256').update(note).digest('hex').slice(0, 16)
    writeFileSync(path.join(folder, 'log.json'), JSON.stringify({ note, sum }))
    writeFileSync(`${board(folder)}-wal`, '')
    expect(await notesOf(folder)).toEqual([])
  })
})

it('what came too long before to be told is taken to be in the film', () => {
  const openings = Array.from({ length: 200 }, (_, at) => ({ opening: newOpening(1000 + at), saves: 1 }))
  const before = { opening: newOpening(500), saves: 3 }
  expect(holds(openings, before)).toBe(true)
  expect(holds(openings.slice(1), before)).toBe(false)
  expect(holds(openings, { opening: newOpening(1100), saves: 1 })).toBe(false)
  expect(holds(openings, { ...openings[7]!, saves: 2 })).toBe(false)
})
