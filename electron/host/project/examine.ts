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

/** The log belongs to another state of the database, which is whole without it; `lost`: the one that held the newest changes is gone. */
interface ForeignLog {
  readonly kind: 'foreign-log'
  readonly lost: boolean
}

/** What a film's database and log are to each other, found out without touching either. */
export type Examined =
  /** It may be opened in place. */
  | { readonly kind: 'fit' }
  | ForeignLog
  /** The log that held the newest changes is gone; what is left is whole, and older. */
  | { readonly kind: 'log-lost' }
  | { readonly kind: 'damaged'; readonly detail: string }

/**
 * A film that was closed has no log, and is looked through while it is open. One that was not (a kill, a power cut, a
 * copy of files in use) is looked through here, as a private copy, since to open it in place is to change it. Only who
 * holds the lock may ask. `look` is `problemsOf`, wherever it is done; its end must be waited for, since a file
 * that is closed late takes SQLite's locks away.
 */
export async function examine(folder: string, look: (withLog: boolean) => Promise<string[]>): Promise<Examined> {
  const file = path.join(folder, 'board.sqlite')
  const note = readLogNote(folder)
  const log = inDatabase(folder, () => readLog(`${file}-wal`, note))
  if (log.kind === 'none') return { kind: 'fit' }
  const fold = (withLog: boolean): string => inDatabase(folder, () => foldIn(file, withLog))
  // Where the last fold had been brought to its end, the database has taken up all that the note still speaks of.
  if (log.kind === 'gone') return { kind: note !== null && fold(false) === note.base ? 'log-lost' : 'fit' }
  const foreign = note === null ? null : foreignTo(note, log, fold(false))
  if (foreign !== null) return aloneOr(await look(false), foreign)
  if (log.kind === 'damaged') return { kind: 'damaged', detail: `board.sqlite-wal: ${log.detail}` }
  const together = await look(true)
  const promised = note !== null && note.frames > 0
  // An older log of the same film may be whole together with it, and would take it back.
  if (together.length === 0 && (promised || foldsIn(fold(true)) >= foldsIn(fold(false)))) return { kind: 'fit' }
  const damaged = { kind: 'damaged', detail: together[0] ?? 'board.sqlite-wal: it is older than board.sqlite' } as const
  return promised || (await look(false)).length > 0 ? damaged : { kind: 'foreign-log', lost: false }
}

/** A log that the note does not speak of; null for its own. In the middle of a fold the database may be in neither state. */
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
  /** With the log that lies beside the database, or without. */
  readonly withLog: boolean
}

/** What is wrong with a film's database, which is read as a copy. */
export function problemsOf({ folder, withLog }: ProblemsJob): string[] {
  return inCopy(path.join(folder, 'board.sqlite'), withLog, (database) => {
    const version = pragma(database, 'user_version')
    // A newer format is not ours to judge: opening refuses it, and leaves it alone.
    if (version > SCHEMA_VERSION) return []
    return version < FIRST_WITH_SUMS ? damageBeforeSums(database) : damageIn(database)
  })
}

/** The mark of the last time that a log was folded into this database; '' where it never was. */
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
