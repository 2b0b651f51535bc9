import path from 'node:path'
import { generateKeyBetween } from 'fractional-indexing'
import type { CheckReport } from '#shared/contract/model.ts'
import { jobSchema } from '#shared/contract/model.ts'
import { orderOf, parentOf } from '#shared/document/family.ts'
import type { ChosenLook, LookPicture } from '#shared/document/cardSchema.ts'
import { ROW_SCHEMAS, TABLE_NAMES } from '#shared/document/schema.ts'
import type { MarkRow, Rows, TableName } from '#shared/document/schema.ts'
import { openFilmDatabase } from './openFilmDatabase.ts'
import { faultOfSealed } from './rowReader.ts'
import type { StoredRow } from './rowReader.ts'
import { damageIn } from './soundness.ts'
import type { Database } from './sqlite.ts'

type Lists = { [T in TableName]: Rows[T][] }

export interface DatabaseCheck {
  readonly report: CheckReport
  readonly rows: Lists
}

/**
 * Checks the database alone: SQLite's integrity check, every row against its schema, every reference between rows.
 * References to rows that a person removed are kept for undo and are fine; references to rows that never existed are
 * faults.
 */
export function checkDatabase(database: Database, folder: string): DatabaseCheck {
  const problems: string[] = []
  const rows = {} as Lists
  for (const table of TABLE_NAMES) rows[table] = readTable(database, table, problems) as never
  problems.push(...damageIn(database, false))
  problems.push(
    ...duplicateProblems(rows.mark),
    ...referenceProblems(rows, removedIds(database)),
    ...jobProblems(database),
  )
  if (rows.project.length !== 1) problems.push(`${folder} holds ${rows.project.length} films instead of one.`)
  const counts = Object.fromEntries(TABLE_NAMES.map((table) => [table, rows[table].length]))
  return { report: { ok: problems.length === 0, counts, problems, notes: [] }, rows }
}

/** The same for a film that this process has open, on a separate connection, as of one moment. */
export function checkFilm({ folder }: { readonly folder: string }): CheckReport {
  const database = openFilmDatabase(path.join(folder, 'board.sqlite'), true, { inUse: true })
  try {
    database.exec('BEGIN')
    return checkDatabase(database, folder).report
  } finally {
    database.close()
  }
}

function readTable<T extends TableName>(database: Database, table: T, problems: string[]): Rows[T][] {
  const stored = database.prepare(`SELECT id, parent, ord, data, sum FROM ${table}`).all() as unknown as StoredRow[]
  return stored.flatMap((row) => {
    const read = faultOfSealed(table, row)
    if (typeof read === 'string') {
      problems.push(`The ${table} ${row.id} can't be read: ${read}.`)
      return []
    }
    const place = { parent: parentOf(table, read.row), ord: orderOf(table, read.row) }
    if (place.parent !== row.parent || place.ord !== row.ord)
      problems.push(`The ${table} ${row.id} is filed under another place than it says.`)
    if ('order' in read.row && !isOrderKey(read.row.order))
      problems.push(`The ${table} ${row.id} has a place that can't be read (“${read.row.order}”).`)
    return [read.row]
  })
}

function isOrderKey(key: string): boolean {
  try {
    generateKeyBetween(key, null)
    return true
  } catch {
    return false
  }
}

/** Marks are keyed by layer and id, so only they can occur twice. */
function duplicateProblems(marks: readonly MarkRow[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { id } of marks) (seen.has(id) ? twice : seen).add(id)
  return [...twice].map((id) => `The mark ${id} lies on two layers.`)
}

function removedIds(database: Database): ReadonlySet<string> {
  const rows = database.prepare('SELECT id FROM removed').all() as unknown as { id: string }[]
  return new Set(rows.map((row) => row.id))
}

function jobProblems(database: Database): string[] {
  const rows = database.prepare('SELECT id, data FROM job').all() as unknown as { id: string; data: string }[]
  return rows
    .filter((row) => !jobSchema.safeParse(tryJson(row.data)).success)
    .map((row) => `The job ${row.id} of the ledger can't be read.`)
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** References in a row: the table, and the ids. */
const REFERENCES: { readonly [T in TableName]?: (row: Rows[T]) => readonly (readonly [TableName, string | null])[] } = {
  scene: (scene) => [...lookReferences(scene.looks), ['draft', scene.script?.draftId ?? null]],
  shot: (shot) => [
    ['scene', shot.sceneId],
    ['card', shot.locationId],
    ...[...shot.castIds, ...shot.propIds].map((id) => ['card', id] as const),
    ...lookReferences(shot.looks),
    ['draft', shot.covers?.draftId ?? null],
  ],
  panel: (panel) => [['shot', panel.shotId]],
  layer: (layer) => [
    ['panel', layer.panelId],
    ['media', layer.mediaId],
    ['take', layer.takeId],
    ['layer', layer.sharedFrom],
  ],
  mark: (mark) => [['layer', mark.layerId]],
  take: (take) => [
    ['panel', take.panelId],
    ['media', take.mediaId],
    ['media', take.recipe.setIn?.mediaId ?? null],
    ...take.recipe.request.pictures.flatMap(({ mediaId, wire = null }) => [
      ['media', mediaId] as const,
      ['media', wire] as const,
    ]),
  ],
  card: (card) => [
    ...card.mediaIds.map((id) => ['media', id] as const),
    ...pictureReferences(card.past.flatMap(({ pictures }) => pictures)),
  ],
  look: (look) => [
    ['card', look.cardId],
    ...pictureReferences([...look.pictures, ...look.past.flatMap(({ pictures }) => pictures)]),
  ],
}

function lookReferences(looks: readonly ChosenLook[]): readonly (readonly [TableName, string | null])[] {
  return looks.flatMap(({ cardId, lookId }) => [['card', cardId] as const, ['look', lookId] as const])
}

function pictureReferences(pictures: readonly LookPicture[]): readonly (readonly [TableName, string])[] {
  return pictures.map(({ mediaId }) => ['media', mediaId])
}

/** Shots, panels, layers and looks without a parent are invisible, so for them even a removed parent is a fault. */
const NEEDS_PARENT: ReadonlySet<string> = new Set(['shot scene', 'panel shot', 'layer panel', 'look card'])

function referenceProblems(rows: Lists, removed: ReadonlySet<string>): string[] {
  const known = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, new Set<string>(rows[table].map((row) => row.id))]),
  ) as Record<TableName, Set<string>>
  const missing = new Map<string, { sentence: string; count: number }>()
  for (const table of Object.keys(ROW_SCHEMAS) as TableName[]) {
    const referencesOf = REFERENCES[table] as
      | ((row: unknown) => readonly (readonly [TableName, string | null])[])
      | undefined
    if (!referencesOf) continue
    for (const row of rows[table]) {
      for (const [to, id] of referencesOf(row)) {
        if (id === null || known[to].has(id)) continue
        if (removed.has(id) && !NEEDS_PARENT.has(`${table} ${to}`)) continue
        noteMissing(missing, table, row.id, to, id)
      }
    }
  }
  return [...missing.values()].map(({ sentence, count }) =>
    count > 1 ? sentence.replace(/\.$/, `, and so do ${count - 1} more.`) : sentence,
  )
}

/** One sentence for all marks of a lost layer, not thousands. */
function noteMissing(
  missing: Map<string, { sentence: string; count: number }>,
  table: TableName,
  rowId: string,
  to: TableName,
  id: string,
): void {
  const key = `${table} ${to} ${id}`
  const before = missing.get(key)
  if (before) before.count += 1
  else
    missing.set(key, {
      sentence: `The ${table} ${rowId} names the ${to} ${id}, which is not in the project.`,
      count: 1,
    })
}
