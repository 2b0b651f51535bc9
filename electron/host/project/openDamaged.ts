import path from 'node:path'
import type { DamageReport } from '#shared/contract/model.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { SCHEMA_VERSION, TABLE_NAMES } from '#shared/document/schema.ts'
import { createTables, setPageSize } from './boardTables.ts'
import { damageWords } from './damageWords.ts'
import { createMediaStore } from './mediaStore.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { copyPrivately } from './privateCopy.ts'
import { createProjectStore } from './projectStore.ts'
import { salvage } from './salvage.ts'
import type { Loss } from './salvage.ts'
import { backUp } from './snapshots.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { inDatabase, openDatabase } from './sqlite.ts'
import type { Database } from './sqlite.ts'
import { newestWholeSnapshot, wholeSnapshot } from './snapshotFiles.ts'

/**
 * Opens the intact part of a damaged film for reading, from a copy; its own files stay byte for byte as they are. null
 * if nothing of the film can be read.
 */
export function openDamaged(folder: string, detail: string): OwnedFolder | null {
  const copy = copyPrivately(path.join(folder, 'board.sqlite'), true)
  try {
    const { database, losses } = copyWhatIsWhole(copy.file, path.join(copy.place, 'whole.sqlite'), titleOf(folder))
    if (!holdsFilm(database)) {
      database.close()
      copy.putAway()
      return null
    }
    return readDamaged(folder, detail, database, losses, () => copy.putAway())
  } catch {
    copy.putAway()
    return null
  }
}

/** Offers an intact snapshot with a film that can't be opened. */
function damageReport(folder: string, problems: readonly string[]): DamageReport {
  const snapshot = newestWholeSnapshot(folder, SCHEMA_VERSION)
  return { problems: [...problems], snapshot: snapshot && wholeSnapshot(snapshot) }
}

function copyWhatIsWhole(from: string, to: string, title: string): { database: Database; losses: Loss[] } {
  const damaged = openFilmDatabase(from, false)
  const database = openDatabase(to, false)
  try {
    setPageSize(database)
    database.exec('BEGIN')
    createTables(database)
    const losses = salvage(damaged, database, title)
    database.exec('COMMIT')
    return { database, losses }
  } catch (error) {
    database.close()
    throw error
  } finally {
    damaged.close()
  }
}

function holdsFilm(database: Database): boolean {
  const named = ['scene', 'shot', 'panel', 'mark'] satisfies (typeof TABLE_NAMES)[number][]
  return named.some((table) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined)
}

function titleOf(folder: string): string {
  return path.basename(folder).replace(/\.framewright$/i, '')
}

function readDamaged(
  folder: string,
  detail: string,
  database: Database,
  losses: readonly Loss[],
  putAway: () => void,
): OwnedFolder {
  const refusal: Failure = { kind: 'damaged', path: folder, detail }
  const store = createProjectStore({ database, folder, refusal, log: null, now: () => 0 })
  const damage = damageReport(folder, [...damageWords(store.board(), losses), `The film is damaged: ${detail}.`])
  return {
    folder,
    access: 'read',
    readOnlyBecause: 'it is damaged',
    refusal,
    damage,
    notes: [],
    looked: Promise.resolve(null),
    lookAtPlace: null,
    store: {
      ...store,
      async check() {
        const report = await store.check()
        return { ...report, ok: false, problems: [...damage.problems, ...report.problems] }
      },
    },
    media: createMediaStore(folder, refusal),
    snapshots: null,
    trouble: () => null,
    backUp(to) {
      inDatabase(folder, () => backUp(database, to))
      return [...damage.problems]
    },
    close: async () => {
      if (!database.isOpen) return
      await store.close()
      putAway()
    },
  }
}
