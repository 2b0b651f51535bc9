import { blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { filmOf } from '#shared/document/board.ts'
import { orderOf, parentOf } from '#shared/document/family.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { SceneId } from '#shared/document/ids.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { Rows, TableName } from '#shared/document/schema.ts'
import { faultOf } from './rowReader.ts'
import { SEALED_SHAPES, SEALED_TABLES, createSealedRows, readTally, sumOf } from './sealedRows.ts'
import type { SqlCell, SealedRows, SealedTable } from './sealedRows.ts'
import type { Database } from './sqlite.ts'

/** Lost rows of a table: how many, and their parents, if known. */
export interface Loss {
  readonly table: SealedTable
  readonly count: number
  readonly parents: readonly string[]
}

type Row = Record<string, SqlCell>

/**
 * Copies every intact row from a damaged database (`from`, a private copy) to a new one, with its tables created and a
 * transaction open. Children of a lost scene or shot get an empty placeholder parent with the same id, so that they
 * stay visible.
 */
export function salvage(from: Database, to: Database, title: string): Loss[] {
  const rows = createSealedRows(to)
  const kept: { [T in TableName]?: Rows[T][] } = {}
  const losses = SEALED_TABLES.map((table) => salvageTable(from, rows, table, kept))
  standIn(rows, kept, title)
  rows.settle()
  return losses.filter((loss) => loss.count > 0)
}

function salvageTable(
  from: Database,
  rows: SealedRows,
  table: SealedTable,
  kept: Partial<Record<TableName, unknown[]>>,
): Loss {
  const { whole, broken, parents } = wholeRows(from, table)
  for (const { values, row } of whole) {
    rows.put(table, values)
    if (isBoard(table)) (kept[table] ??= []).push(row)
  }
  const written = tallyOf(from, table)
  return { table, count: Math.max(broken, (written ?? 0) - whole.length), parents: [...parents] }
}

export interface WholeRows {
  /** By column, and as a board row (null for a table outside the board). */
  readonly whole: readonly { readonly values: readonly SqlCell[]; readonly row: unknown }[]
  readonly broken: number
  /** Parents of the broken rows, if known. */
  readonly parents: ReadonlySet<string>
}

/** Every reachable row of a table whose checksum matches. */
export function wholeRows(from: Database, table: SealedTable): WholeRows {
  const { columns } = SEALED_SHAPES[table]
  const parents = new Set<string>()
  const whole: { values: SqlCell[]; row: unknown }[] = []
  let broken = 0
  for (const row of readAsFarAsPossible(from, table)) {
    const values = columns.map((name) => row[name] ?? null)
    const read = isBoard(table) ? faultOf(table, row as never) : { row: null }
    if (typeof read !== 'string' && (row['sum'] === undefined || sumOf(table, values) === row['sum'])) {
      whole.push({ values, row: read.row })
      continue
    }
    broken += 1
    if (typeof row['parent'] === 'string') parents.add(row['parent'])
  }
  return { whole, broken, parents }
}

export function isBoard(table: SealedTable): table is TableName {
  return (TABLE_NAMES as readonly string[]).includes(table)
}

function tallyOf(from: Database, table: SealedTable): number | null {
  try {
    return readTally(from, table)?.held ?? null
  } catch {
    return null
  }
}

/** Reads from the front up to an unreadable page, then from the back. */
function readAsFarAsPossible(from: Database, table: SealedTable): Row[] {
  const { key } = SEALED_SHAPES[table]
  const found = new Map<string, Row>()
  for (const direction of ['ASC', 'DESC']) {
    const order = key.map((name) => `${name} ${direction}`).join(', ')
    try {
      const rows = from.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).iterate() as Iterable<Row>
      for (const row of rows) {
        const named = key.map((name) => String(row[name])).join('\0')
        // Pages that form a cycle would be read forever; and rows read from the front need not be read again from the
        // back.
        if (found.has(named)) break
        found.set(named, row)
      }
      break
    } catch {
      // Keeps what was read so far; the other direction may reach what is after the damage.
    }
  }
  return [...found.values()]
}

/** Creates the film's row, and placeholders for lost parents. */
function standIn(rows: SealedRows, kept: { [T in TableName]?: Rows[T][] }, title: string): void {
  function put<T extends TableName>(table: T, row: Rows[T]): void {
    rows.put(table, [row.id, parentOf(table, row), orderOf(table, row), JSON.stringify(row)])
  }
  if ((kept.project ?? []).length === 0)
    put(
      'project',
      filmOf(newProject({ title, ratio: 1.85, createdAt: new Date(0).toISOString() }, makeNewId(Math.random))),
    )
  const scenes = new Set<string>((kept.scene ?? []).map((scene) => scene.id))
  const shots = new Set<string>((kept.shot ?? []).map((shot) => shot.id))
  function sceneOf(id: SceneId): SceneId {
    if (!scenes.has(id))
      put('scene', { ...blankScene(id, 'zz'), synopsis: 'The heading and the notes of this scene were lost.' })
    scenes.add(id)
    return id
  }
  for (const shot of kept.shot ?? []) sceneOf(shot.sceneId)
  for (const panel of kept.panel ?? []) {
    if (shots.has(panel.shotId)) continue
    shots.add(panel.shotId)
    put('shot', {
      ...blankShot(panel.shotId, sceneOf(LOST_SCENE), 'zz'),
      notes: 'What was written about this shot was lost.',
    })
  }
}

const LOST_SCENE = 'scene_000000000000' as SceneId
