import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../failures.ts'
import { ANSWERS_FOLDER } from './answersFolder.ts'
import { oddity, partInside, unsafe } from './insideFilm.ts'

/** SQLite writes these in place, so a hard link to one would be overwritten as well. */
const WRITTEN_IN_PLACE = [
  'board.sqlite',
  'board.sqlite-wal',
  'board.sqlite-shm',
  'board.sqlite-journal',
  'lock.sqlite',
  'lock.sqlite-journal',
  'lock.sqlite-wal',
  'lock.sqlite-shm',
]
const PLAIN_FILES = [...WRITTEN_IN_PLACE, 'lock.json', 'log.json', 'README.txt']
const FOLDERS = ['media', 'previews', 'snapshots', ANSWERS_FOLDER]
/** More names than any film has: counting further would only keep a person waiting. */
const MOST_NAMES = 500_000
/** A film's own files are at most two folders deep. */
const DEEPEST = 4

/**
 * The real path of a film's folder, after checking everything of ours in it without following links, and before
 * anything is opened. The folder itself may be reached through a link, which is the person's own way to it (a shortcut
 * on the desktop, a disk mounted elsewhere): it is resolved here, once, and used from then on. Failures: `not-found`,
 * `not-a-project`, `unsafe-folder`; nothing is changed.
 */
export function enterFolder(folder: string): string {
  const root = realFolder(folder)
  // By name rather than from a listing, so that any name the disk treats as equal (case, composed letters) is checked.
  for (const name of PLAIN_FILES) lookAtFile(root, name)
  if (!partInside(root, 'board.sqlite'))
    throw new FailureError({ kind: 'not-a-project', path: root, detail: 'it holds no board.sqlite' })
  const seen = { names: 0 }
  for (const name of FOLDERS) lookAtFolder(root, name, seen)
  for (const entry of readdirSync(root, { withFileTypes: true })) if (isOurs(entry.name)) refuseOdd(root, '', entry)
  return root
}

function realFolder(folder: string): string {
  const whole = path.resolve(folder)
  const found = statSync(whole, { throwIfNoEntry: false })
  if (!found) throw new FailureError({ kind: 'not-found', what: `The folder ${whole}` })
  if (!found.isDirectory()) throw new FailureError({ kind: 'not-a-project', path: whole, detail: 'it is not a folder' })
  return realpathSync.native(whole)
}

function lookAtFile(root: string, name: string): void {
  const found = partInside(root, name)
  if (!found) return
  if (found.isDirectory()) throw unsafe(root, `${name} is a folder where a file belongs`)
  if (found.nlink > 1 && WRITTEN_IN_PLACE.includes(name))
    throw unsafe(root, `${name} is one file with a second name elsewhere on this disk, which would change with it`)
}

function lookAtFolder(root: string, name: string, seen: { names: number }): void {
  const found = partInside(root, name)
  if (!found) return
  if (!found.isDirectory()) throw unsafe(root, `${name} is a file where a folder belongs`)
  lookBeneath(root, name, 1, seen)
}

function lookBeneath(root: string, inner: string, depth: number, seen: { names: number }): void {
  for (const entry of readdirSync(path.join(root, inner), { withFileTypes: true })) {
    seen.names += 1
    if (seen.names > MOST_NAMES) throw unsafe(root, `it holds more than ${MOST_NAMES.toLocaleString('en-GB')} files`)
    refuseOdd(root, inner, entry)
    if (!entry.isDirectory()) continue
    const deeper = `${inner}/${entry.name}`
    if (depth === DEEPEST) throw unsafe(root, `${deeper} lies deeper than a film's own folders`)
    lookBeneath(root, deeper, depth + 1, seen)
  }
}

function refuseOdd(root: string, inner: string, entry: Dirent): void {
  const name = inner === '' ? entry.name : `${inner}/${entry.name}`
  // Some disks (network shares) don't give file types in listings.
  const wrong = oddity(entry) && oddity(lstatSync(path.join(root, name)))
  if (wrong !== null) throw unsafe(root, `${name} is ${wrong}`)
}

/** Temporary files of a save in the film's folder. Other names are not ours and are never touched. */
function isOurs(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.part$/.test(name) || /^(board|lock)\.(sqlite|json)/.test(name)
}
