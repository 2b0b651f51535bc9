import { randomUUID } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ANSWERS_FOLDER } from './answersFolder.ts'
import { sweepSecondLocks } from './secondLock.ts'
import { PAGE, here, placeForPages } from './temporaryPlace.ts'

/**
 * A temporary name for something that is renamed when complete. It includes the process and computer, so that
 * leftovers of a kill or power cut can be told from work in progress, and swept.
 */
export function makingName(file: string): string {
  // Node makes these many at a time: a queue of takes names several files for each.
  const random = randomUUID().replaceAll('-', '').slice(0, 12)
  return path.join(path.dirname(file), `.${path.basename(file)}.${here()}-${process.pid}-${random}.part`)
}

const LEFT_BESIDE = /^\..+\.([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.part(?:\.bak)?$/
const LEFT_INSIDE = /^\..+\.([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.part(?:-journal)?$/
/** The naming scheme of earlier versions. */
const BEFORE_MAKERS = /^\..+\.[0-9a-f]{12}\.part(?:-journal)?$/
const LEFT_IN_TEMPORARY = /^framewright-copy-([0-9a-f]{8})-(\d{1,10})-\w{6}$/
/** Everything a film in the making contains; a folder with anything else is not ours. */
const OF_A_FILM = new Set([
  ...['', '-journal', '-wal', '-shm'].map((ending) => `board.sqlite${ending}`),
  'log.json',
  'media',
  'previews',
  'snapshots',
  'README.txt',
])
const OF_A_COPY = /^(?:board|migrated|salvaged|[\w-]+)\.sqlite(?:-wal|-shm|-journal)?$/
/** Nothing takes this long: by then the process id has been reused. */
const LONGEST_MS = 24 * 3600 * 1000

/** Deletes what dead processes left half-finished in these folders, and their copies and locks in the temporary folder. */
export async function sweepAfterKills(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) await sweepBeside(folder)
  for (const folder of new Set([tmpdir(), placeForPages()]))
    await sweep(folder, LEFT_IN_TEMPORARY, (name) => OF_A_COPY.test(name) || name === PAGE)
  sweepSecondLocks()
}

export async function sweepBeside(folder: string): Promise<void> {
  await sweep(folder, LEFT_BESIDE, (name) => OF_A_FILM.has(name) || name === ANSWERS_FOLDER || name.endsWith('.part'))
}

/**
 * Whether a file in a film we hold the lock of was left by an interrupted write. Another computer's files are judged
 * by age alone: if a service syncs folders between two computers, it may be writing there now.
 */
export function isLeftInside(name: string, touched: number): boolean {
  const [, computer, maker] = LEFT_INSIDE.exec(name) ?? []
  if (maker === undefined) return BEFORE_MAKERS.test(name) && Date.now() - touched > LONGEST_MS
  return computer === here() ? !isMaking(Number(maker), touched) : Date.now() - touched > LONGEST_MS
}

/** Best effort: a folder that can't be read or a leftover that can't be removed stops nothing. */
async function sweep(folder: string, pattern: RegExp, ours: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const [, computer, process_] = pattern.exec(name) ?? []
    if (computer !== here()) continue
    const left = path.join(folder, name)
    try {
      if (await isLeft(left, Number(process_), ours)) await rm(left, { recursive: true })
    } catch {
      // Another start may be sweeping as well.
    }
  }
}

/** Neither `lstat` nor `rm` follows a link, so a link's target is never touched. */
async function isLeft(left: string, maker: number, ours: (name: string) => boolean): Promise<boolean> {
  const found = await lstat(left)
  if (!found.isFile() && !found.isDirectory()) return false
  if (process.getuid && found.uid !== process.getuid()) return false
  if (isMaking(maker, found.mtimeMs)) return false
  return found.isFile() || (await readdir(left)).every(ours)
}

function isMaking(maker: number, touched: number): boolean {
  const now = Date.now()
  if (now - touched > LONGEST_MS) return false
  // Process ids are reused, especially after a restart: anything older than this process is not its own.
  if (maker === process.pid) return touched > now - process.uptime() * 1000
  try {
    process.kill(maker, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
