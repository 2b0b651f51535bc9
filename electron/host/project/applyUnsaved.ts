import path from 'node:path'
import type { RefusedRow } from '#shared/contract/methods.ts'
import type { UnreadWrite } from '#shared/document/rowWrite.ts'
import { createDurableLog, leaveSyncingToUs } from './durableLog.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { createProjectStore } from './projectStore.ts'

/**
 * Writes unsaved rows into a film being created, as its first session would: all that can be stored, in one
 * transaction. Returns those that can't. Nobody else may have the film open.
 */
export async function applyUnsaved(
  growing: string,
  writes: readonly UnreadWrite[],
  now: () => number,
): Promise<readonly RefusedRow[]> {
  const database = openFilmDatabase(path.join(growing, 'board.sqlite'), false)
  try {
    leaveSyncingToUs(database, growing)
    const log = createDurableLog(database, growing)
    const store = createProjectStore({ database, folder: growing, refusal: null, log, now })
    const { refused } = await store.saveEach(writes)
    await store.close()
    return refused
  } finally {
    if (database.isOpen) database.close()
  }
}
