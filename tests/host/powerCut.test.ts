import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, readlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDurableLog, leaveSyncingToUs } from '#host/project/durableLog.ts'
import { openDatabase, pragma } from '#host/project/sqlite.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const CUTS = Number(process.env.FRAMEWRIGHT_CUTS ?? 60)
const PAGE = 512
const FILES = ['board.sqlite', 'board.sqlite-wal'] as const

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

/** Numbers in [0, 1) that are alike in every run. */
function chance(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

/** A disk that holds what was synced; of what was written since, a power cut leaves any part. */
function createPlatter(folder: string) {
  const synced = new Map<string, Buffer>(FILES.map((name) => [name, read(path.join(folder, name))]))
  return {
    sync(file: number): Promise<void> {
      const bytes = wholeOf(file)
      const name = path.basename(readlinkSync(`/proc/self/fd/${file}`))
      return new Promise((kept) => {
        setImmediate(() => {
          synced.set(name, bytes)
          kept()
        })
      })
    },
    cutInto(to: string, random: () => number) {
      mkdirSync(to)
      for (const name of FILES)
        writeFileSync(path.join(to, name), anyPartOf(synced.get(name)!, read(path.join(folder, name)), random))
    },
  }
}

/** Each page, and the length, as they were or as they are. File systems shorten a file whole or not at all. */
function anyPartOf(before: Buffer, now: Buffer, random: () => number): Buffer {
  const share = random()
  const either = <T>(was: T, is: T) => (random() < share ? was : is)
  if (now.length < before.length) return either(before, now)
  const bytes = Buffer.alloc(either(before.length, now.length))
  for (let at = 0; at < bytes.length; at += PAGE) {
    const from = either(before, now)
    from.subarray(at, at + PAGE).copy(bytes, at)
  }
  return bytes
}

function nextTurn(): Promise<void> {
  return new Promise((later) => {
    setImmediate(later)
  })
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

function wholeOf(file: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(file).size)
  readSync(file, bytes, 0, bytes.length, 0)
  return bytes
}

it.runIf(process.platform === 'linux')(
  `every edit that was said to be on disk is there after the power was cut, at ${CUTS} moments (on Linux, whose /proc names open files)`,
  async () => {
    for (let cut = 0; cut < CUTS; cut += 1) {
      const random = chance(cut * 7919)
      const folder = path.join(place.path, `film ${cut}`)
      mkdirSync(folder)
      const database = openDatabase(path.join(folder, 'board.sqlite'), false)
      database.exec(`PRAGMA page_size = ${PAGE}`)
      leaveSyncingToUs(database, folder)
      database.exec('CREATE TABLE edit (id INTEGER PRIMARY KEY, text TEXT)')
      const platter = createPlatter(folder)
      const log = createDurableLog(database, folder, (file) => platter.sync(file))
      const put = database.prepare('INSERT OR REPLACE INTO edit VALUES (?, ?)')
      const promised = new Map<number, number>()
      const waits: Promise<unknown>[] = []
      const edits = 5 + Math.floor(random() * 40)
      for (let edit = 0; edit < edits; edit += 1) {
        const id = Math.floor(random() * 12)
        put.run(id, `${edit} ${'x'.repeat(random() * 900)}`)
        waits.push(log.onDisk().then(() => promised.set(id, Math.max(edit, promised.get(id) ?? 0))))
        if (random() < 0.5) await waits.at(-1)
        if (random() < 0.15) await log.fold()
      }
      // The power may go at any moment of a fold, too.
      const fold = random() < 0.5 ? log.fold() : null
      for (let turn = Math.floor(random() * 12); turn > 0; turn -= 1) await nextTurn()
      const kept = new Map(promised)
      const image = path.join(place.path, `cut ${cut}`)
      platter.cutInto(image, random)
      await Promise.allSettled(waits)
      const after = openDatabase(path.join(image, 'board.sqlite'), false)
      expect(after.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
      for (const [id, edit] of kept) {
        const row = after.prepare('SELECT text FROM edit WHERE id = ?').get(id) as { text: string } | undefined
        expect(Number(row?.text.split(' ')[0])).toBeGreaterThanOrEqual(edit)
      }
      after.close()
      await fold
      database.close()
      log.letGo()
    }
  },
)

it('one sync serves all who wait, and speaks for nothing that came after it began', async () => {
  const folder = place.path
  const database = openDatabase(path.join(folder, 'board.sqlite'), false)
  leaveSyncingToUs(database, folder)
  database.exec('CREATE TABLE edit (id INTEGER PRIMARY KEY)')
  const ends: (() => void)[] = []
  const log = createDurableLog(database, folder, () => new Promise((kept) => ends.push(kept)))
  const heard: number[] = []
  const wait = (edit: number) => log.onDisk().then(() => heard.push(edit))
  const waits = [wait(1), wait(2), wait(3)]
  ends.shift()!()
  await waits[0]
  expect(heard).toEqual([1])
  await expect.poll(() => ends.length).toBe(1)
  ends.shift()!()
  await Promise.all(waits)
  expect(heard).toEqual([1, 2, 3])
  expect(ends).toEqual([])
  database.close()
  log.letGo()
})

it('after a sync that failed, writes the log again before it believes another', async () => {
  const folder = place.path
  const database = openDatabase(path.join(folder, 'board.sqlite'), false)
  leaveSyncingToUs(database, folder)
  database.exec('CREATE TABLE edit (id INTEGER PRIMARY KEY)')
  let fails = true
  const modified: bigint[] = []
  const log = createDurableLog(database, folder, (file) => {
    modified.push(fstatSync(file, { bigint: true }).mtimeNs)
    return fails ? Promise.reject(new Error('EIO')) : Promise.resolve()
  })
  await expect(log.onDisk()).rejects.toThrow('EIO')
  fails = false
  const before = readFileSync(path.join(folder, 'board.sqlite-wal'))
  await log.onDisk()
  expect(modified[1]).toBeGreaterThan(modified[0]!)
  expect(readFileSync(path.join(folder, 'board.sqlite-wal')).equals(before)).toBe(true)
  expect(await log.fold()).toBe(true)
  expect(log.size()).toBe(0)
  database.close()
  log.letGo()
})

it('a reader keeps the log from being emptied, and nothing is lost by it', async () => {
  const folder = place.path
  const database = openDatabase(path.join(folder, 'board.sqlite'), false)
  leaveSyncingToUs(database, folder)
  database.exec('CREATE TABLE edit (id INTEGER PRIMARY KEY)')
  const log = createDurableLog(database, folder)
  const reader = openDatabase(path.join(folder, 'board.sqlite'), true)
  reader.exec('BEGIN')
  reader.prepare('SELECT * FROM edit').all()
  expect(await log.fold()).toBe(false)
  expect(pragma(database, 'synchronous')).toBe(1)
  database.exec('INSERT INTO edit VALUES (1)')
  reader.exec('ROLLBACK')
  reader.close()
  expect(await log.fold()).toBe(true)
  expect(pragma(database, 'synchronous')).toBe(0)
  database.close()
  log.letGo()
  const again = openSync(path.join(folder, 'board.sqlite'), 'r')
  expect(fstatSync(again).size).toBeGreaterThan(0)
  closeSync(again)
})
