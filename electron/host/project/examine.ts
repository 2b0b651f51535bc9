import path from 'node:path'
import { SCHEMA_VERSION } from '#shared/document/schema.ts'
import { readLog } from './logFrames.ts'
import type { LogState } from './logFrames.ts'
import { foldsIn, readLogNote } from './logRecord.ts'
import type { LogNote } from './logRecord.ts'
import { copyPrivately } from './privateCopy.ts'
import { FIRST_WITH_SUMS, damageBeforeSums, damageIn } from './soundness.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { inDatabase, pragma } from './sqlite.ts'
import type { Database } from './sqlite.ts'

/**
 * The log belongs to another state of the database, which is intact without it; `lost`: the log with the newest
 * changes is gone.
 */
interface ForeignLog {
  readonly kind: 'foreign-log'
  readonly lost: boolean
}

/** How a film's database and log relate, determined without touching either. */
export type Examined =
  /** It can be opened in place. */
  | { readonly kind: 'fit' }
  | ForeignLog
  /** The log with the newest changes is gone; what remains is intact, but older. */
  | { readonly kind: 'log-lost' }
  | { readonly kind: 'damaged'; readonly detail: string }

/**
 * A film that was closed properly has no log, and is checked while it is open. One that was not (a kill, a power cut,
 * a copy of files in use) is checked here, as a private copy, since opening it in place would change it. The caller
 * must hold the lock. `look` is `problemsOf`, wherever it runs; wait for its end, since closing a file late drops
 * SQLite's locks.
 */
export async function examine(folder: string, look: (withLog: boolean) => Promise<string[]>): Promise<Examined> {
  const file = path.join(folder, 'board.sqlite')
  const note = readLogNote(folder)
  const log = inDatabase(folder, () => readLog(`${file}-wal`, note))
  if (log.kind === 'none') return { kind: 'fit' }
  const fold = (withLog: boolean): string => inDatabase(folder, () => foldIn(file, withLog))
  // If the last fold was completed, the database already contains everything in the note.
  if (log.kind === 'gone') return { kind: note !== null && fold(false) === note.base ? 'log-lost' : 'fit' }
  const foreign = note === null ? null : foreignTo(note, log, fold(false))
  if (foreign !== null) return aloneOr(await look(false), foreign)
  if (log.kind === 'damaged') return { kind: 'damaged', detail: `board.sqlite-wal: ${log.detail}` }
  const together = await look(true)
  const promised = note !== null && note.frames > 0
  // An older log of the same film may also fit the database, but would revert it.
  if (together.length === 0 && (promised || foldsIn(fold(true)) >= foldsIn(fold(false)))) return { kind: 'fit' }
  const damaged = { kind: 'damaged', detail: together[0] ?? 'board.sqlite-wal: it is older than board.sqlite' } as const
  return promised || (await look(false)).length > 0 ? damaged : { kind: 'foreign-log', lost: false }
}

/** A log that the note does not match; null for the film's own. Midway through a fold the database may match neither state. */
function foreignTo(note: LogNote, log: LogState, fold: string): ForeignLog | null {
  if (note.next === '' && fold !== note.base) return { kind: 'foreign-log', lost: false }
  const another = log.kind === 'whole' && note.frames > 0 && log.end.salts !== note.salts
  return another && fold === note.base ? { kind: 'foreign-log', lost: true } : null
}

function aloneOr(problems: readonly string[], foreign: ForeignLog): Examined {
  return problems.length === 0 ? foreign : { kind: 'damaged', detail: problems[0]! }
}

function foldIn(file: string, withLog: boolean): string {
  return inCopy(file, withLog, (database) => readFold(database))
}

export interface ProblemsJob {
  readonly folder: string
  /** Include the log next to the database. */
  readonly withLog: boolean
}

/** What is wrong with a film's database, checked on a copy. */
export function problemsOf({ folder, withLog }: ProblemsJob): string[] {
  return inCopy(path.join(folder, 'board.sqlite'), withLog, (database) => {
    const version = pragma(database, 'user_version')
    // We can't judge a newer format: opening refuses it, and leaves it alone.
    if (version > SCHEMA_VERSION) return []
    return version < FIRST_WITH_SUMS ? damageBeforeSums(database) : damageIn(database)
  })
}

/** The id of the last fold into this database; '' if there was none. */
export function readFold(database: Database): string {
  try {
    const row = database.prepare("SELECT value FROM meta WHERE key = 'fold'").get() as { value: string } | undefined
    return row?.value ?? ''
  } catch {
    return ''
  }
}

function inCopy<T>(file: string, withLog: boolean, look: (database: Database) => T): T {
  const copy = copyPrivately(file, withLog)
  let database: Database | null = null
  try {
    database = openFilmDatabase(copy.file, false, { folder: path.dirname(file) })
    return look(database)
  } finally {
    database?.close()
    copy.putAway()
  }
}
