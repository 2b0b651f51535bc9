import { lstatSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchFilm } from '#host/project/filmPlace.ts'
import { holdIndex } from '#host/project/logIndex.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
const DATABASE = 'board.sqlite'
const LOG = 'board.sqlite-wal'
const INDEX = 'board.sqlite-shm'
const inFilm = (name: string): string => path.join(place.path, name)
beforeEach(() => {
  place = temporaryFolder()
  for (const name of [DATABASE, LOG]) writeFileSync(inFilm(name), name)
  writeFileSync(inFilm(INDEX), Buffer.alloc(400, 7))
})
afterEach(() => place.remove())

/** As another program puts its own file in place of one: other bytes, another file of that name. */
function replace(name: string): void {
  writeFileSync(inFilm('other'), 'other')
  renameSync(inFilm('other'), inFilm(name))
}
const held = (): Buffer => readFileSync(inFilm(INDEX))
const gone = (name: string) => ({ failure: { kind: 'gone', path: inFilm(name) } })
const replaced = (name: string) => ({ failure: { kind: 'replaced', path: inFilm(name) } })
const thrownBy = (work: () => void): unknown => {
  try {
    work()
    return null
  } catch (error) {
    return error
  }
}

describe('the files of an open film', () => {
  it('are as they were left, or it is told before anything is written', () => {
    const film = watchFilm(place.path)
    expect(thrownBy(() => film.check())).toBeNull()
    writeFileSync(inFilm(DATABASE), 'longer than before')
    expect(thrownBy(() => film.check())).toMatchObject(replaced(DATABASE))
    film.note()
    rmSync(inFilm(LOG))
    expect(thrownBy(() => film.check())).toMatchObject(gone(LOG))
  })

  it('that were replaced while they were written are no doing of ours', () => {
    const film = watchFilm(place.path)
    writeFileSync(inFilm(LOG), 'a save of ours')
    expect(thrownBy(() => film.note())).toBeNull()
    replace(DATABASE)
    expect(thrownBy(() => film.note())).toMatchObject(replaced(DATABASE))
    expect(thrownBy(() => film.checkName())).toMatchObject(replaced(DATABASE))
  })

  it('are folded only where nobody else wrote to the log, whatever time it says', () => {
    const film = watchFilm(place.path)
    const stat = () => lstatSync(inFilm(LOG), { bigint: true })
    const { atime, mtime } = lstatSync(inFilm(LOG))
    utimesSync(inFilm(LOG), atime, mtime)
    film.note()
    expect(film.mayFold(stat())).toBe(true)
    writeFileSync(inFilm(LOG), 'of another program')
    utimesSync(inFilm(LOG), atime, mtime)
    expect(film.mayFold(stat())).toBe(false)
  })
})

describe('the index of the log', () => {
  const HEAD = Buffer.alloc(48, 7)

  it('is left alone where only readers wrote, and has its length back where it was cut, emptied', () => {
    const index = holdIndex(place.path)
    writeFileSync(inFilm(INDEX), Buffer.concat([HEAD, Buffer.alloc(88, 9), Buffer.alloc(264, 7)]))
    index.guard()
    expect(held().subarray(0, 48)).toEqual(HEAD)
    writeFileSync(inFilm(INDEX), Buffer.alloc(100, 7))
    index.guard()
    expect([held().length, held().subarray(0, 96)]).toEqual([400, Buffer.alloc(96)])
    index.letGo()
  })

  it('is emptied where another was written over it', () => {
    const index = holdIndex(place.path)
    writeFileSync(inFilm(INDEX), Buffer.concat([Buffer.alloc(48, 8), Buffer.alloc(352, 7)]))
    index.guard()
    expect(held().subarray(0, 96)).toEqual(Buffer.alloc(96))
    index.letGo()
  })
})
