import type { ProjectStore } from '../services.ts'
import { checkDatabase } from './checkDatabase.ts'
import type { HeldBoard } from './heldBoard.ts'
import { readJobs } from './ledger.ts'
import type { PanelRevisions } from './panelRevisions.ts'
import { readInked, readMarks } from './rowReader.ts'
import type { RowWriter } from './rowWriter.ts'
import type { Database } from './sqlite.ts'
import type { StoreTransactions } from './storeTransactions.ts'
import type { Trash } from './trash.ts'

export interface FilmReadParts {
  readonly database: Database
  readonly folder: string
  readonly held: HeldBoard
  readonly writer: Pick<RowWriter, 'remember'>
  readonly revisions: Pick<PanelRevisions, 'of'>
  readonly trash: Pick<Trash, 'list'>
  readonly transactions: Pick<StoreTransactions, 'refusal'>
}

/** Every read-only query on an open film. */
export type FilmReads = Pick<
  ProjectStore,
  | 'board'
  | 'marks'
  | 'inked'
  | 'marksRead'
  | 'panelRevision'
  | 'panelRevisions'
  | 'highestTakeNumber'
  | 'jobs'
  | 'deleted'
  | 'check'
>

export function createFilmReads(parts: FilmReadParts): FilmReads {
  const { database, folder, held, writer, revisions, trash, transactions } = parts
  const read = <T>(work: () => T): T => held.read(work)
  return {
    board() {
      try {
        return read(() => held.board())
      } catch (error) {
        // The copy starts from what was last known to be saved.
        const remembered = held.remembered()
        if (remembered === null) throw error
        return remembered.board
      }
    },
    marks(layerIds) {
      const marks = read(() => readMarks(database, folder, layerIds))
      if (!transactions.refusal()) writer.remember(marks)
      return marks
    },
    inked: (layerIds) => read(() => readInked(database, layerIds)),
    marksRead: (marks) => writer.remember(marks, true),
    panelRevision: (panelId) => read(() => revisions.of(panelId)),
    panelRevisions: (panelIds) => read(() => new Map(panelIds.map((id) => [id, revisions.of(id)]))),
    highestTakeNumber: (panelId) => read(() => readHighestTake(database, panelId)),
    jobs: () => read(() => readJobs(database, folder)),
    deleted: () => read(() => trash.list()),
    check: () => Promise.resolve().then(() => read(() => checkDatabase(database, folder).report)),
  }
}

function readHighestTake(database: Database, panelId: string): number {
  const row = database.prepare('SELECT highest FROM take_number WHERE panel = ?').get(panelId) as
    | { highest: number }
    | undefined
  return row?.highest ?? 0
}
