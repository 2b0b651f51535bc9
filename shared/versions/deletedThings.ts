import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { parentOf } from '../document/family.ts'
import { keyAtEnd } from '../document/order.ts'
import type { Rows } from '../document/schema.ts'
import {
  cardOf,
  filmShots,
  numbersOf,
  panelOf,
  panelsOf,
  sceneHeading,
  sceneOf,
  scenesOf,
  shotOf,
  shotsOf,
} from '../document/select.ts'
import { rowOf } from '../document/table.ts'
import { count } from './compareFilms.ts'

export const TRASH_DAYS = 30
const DAY = 86_400_000
/** Days of work that must also have passed since: a clock set a year ahead must not empty the trash. */
const DAYS_OF_WORK = 3

/** Tables covered by the trash; a deleted layer's marks stay where they are and are found through the layer. */
export const TRASH_TABLES = ['scene', 'shot', 'panel', 'layer', 'take', 'card', 'look', 'draft'] as const
export type TrashTable = (typeof TRASH_TABLES)[number]

export type DeletedRow = {
  [T in TrashTable]: { table: T; row: Rows[T]; batch: string; at: number }
}[TrashTable]

export interface DeletedThing {
  /** Identifies everything deleted by one step. */
  readonly batch: string
  readonly at: string
  readonly what: string
  /** Its parent: "Scene 3"; '' if that is gone too. */
  readonly from: string
  readonly daysLeft: number
}

/** Whether something deleted at `at` may be purged. `workedAt`: times at which the film was worked on. */
export function isExpired(at: number, now: number, workedAt: readonly number[]): boolean {
  const later = new Set(workedAt.filter((time) => time > at + DAY).map((time) => Math.floor(time / DAY)))
  return now - at > TRASH_DAYS * DAY && later.size >= DAYS_OF_WORK
}

/** Newest first. */
export function deletedThings(board: Board, rows: readonly DeletedRow[], now: number): DeletedThing[] {
  const batches = groupBy(rows, (row) => row.batch)
  return [...batches]
    .map(([batch, members]) => {
      const tops = topsOf(members)
      const { at } = members[0]!
      return {
        batch,
        at: new Date(at).toISOString(),
        what: tops.length === 1 ? withContents(tops[0]!, members) : listOf(tops),
        from: placeWords(board, tops[0]!),
        daysLeft: Math.max(0, Math.ceil((at + TRASH_DAYS * DAY - now) / DAY)),
      }
    })
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function groupBy<K>(rows: readonly DeletedRow[], keyOf: (row: DeletedRow) => K): Map<K, DeletedRow[]> {
  const groups = new Map<K, DeletedRow[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function topsOf(members: readonly DeletedRow[]): DeletedRow[] {
  const ids = new Set<string>(members.map(({ row }) => row.id))
  return members.filter((member) => !ids.has(parentIdOf(member)))
}

function parentIdOf({ table, row }: DeletedRow): string {
  return parentOf(table, row as never)
}

function withContents(top: DeletedRow, members: readonly DeletedRow[]): string {
  const inside = (['shot', 'panel'] as const).flatMap((table) => {
    const found = members.filter((member) => member.table === table && member !== top).length
    return found > 0 ? [count(found, table)] : []
  })
  return inside.length > 0 ? `${nameOf(top)}, with ${inside.join(' and ')}` : nameOf(top)
}

function listOf(tops: readonly DeletedRow[]): string {
  const kinds = groupBy(tops, (top) => top.table)
  return [...kinds].map(([table, found]) => count(found.length, table)).join(' and ')
}

function nameOf({ table, row }: DeletedRow): string {
  switch (table) {
    case 'scene':
      return titled('Scene', [row.number ?? '', sceneHeading(row)].filter(Boolean).join(' '))
    case 'shot':
      return titled('Shot', [row.number ?? '', row.subject || row.action].filter(Boolean).join(' '))
    case 'panel':
      return titled('Panel', row.label)
    case 'layer':
      return titled('Layer', row.name)
    case 'take':
      return `Take T${row.number}`
    case 'card':
      return titled('Card', row.name)
    case 'look':
      return titled('Look', row.name)
    case 'draft':
      return titled('Draft', row.name)
  }
}

function titled(kind: string, text: string): string {
  const short = text.replaceAll(/\s+/g, ' ').trim()
  return short === '' ? kind : `${kind} “${short.length > 60 ? `${short.slice(0, 59)}…` : short}”`
}

function placeWords(board: Board, { table, row }: DeletedRow): string {
  const numbers = numbersOf(board)
  if (table === 'shot') return sceneOf(board, row.sceneId) ? `Scene ${numbers.scenes.get(row.sceneId)}` : ''
  if (table === 'panel') return shotOf(board, row.shotId) ? `Shot ${numbers.shots.get(row.shotId)}` : ''
  if (table === 'look') return titled('Card', cardOf(board, row.cardId)?.name ?? '')
  if (table !== 'layer' && table !== 'take') return ''
  const panel = panelOf(board, row.panelId)
  return panel ? `Shot ${numbers.shots.get(panel.shotId)}` : ''
}

/** The board with everything of a batch restored to its place; the same board if none of it can come back. */
export function bringBack(start: Board, all: readonly DeletedRow[], batch: string): Board {
  const order = (member: DeletedRow) => TRASH_TABLES.indexOf(member.table)
  const members = all.filter((member) => member.batch === batch).toSorted((a, b) => order(a) - order(b))
  return members.reduce((board, member) => {
    const ready = bringParent(board, all, member)
    const row = placed(ready, member)
    return row ? put(ready, member.table, row as never) : board
  }, start)
}

/** Restores a parent that another step deleted, without its other children. */
function bringParent(board: Board, all: readonly DeletedRow[], member: DeletedRow): Board {
  const id = parentIdOf(member)
  const parent = all.find(({ row }) => row.id === id)
  if (id === '' || !parent || rowOf(board[parent.table] as never, id)) return board
  const ready = bringParent(board, all, parent)
  const row = placed(ready, parent)
  return row ? put(ready, parent.table, row as never) : board
}

/** The row as it was; moved to the film's last scene or shot if its own parent is gone for good, null if there is none. */
function placed(board: Board, { table, row }: DeletedRow): DeletedRow['row'] | null {
  if (table === 'shot' && !sceneOf(board, row.sceneId)) {
    const scene = scenesOf(board).at(-1)
    return scene ? { ...row, sceneId: scene.id, order: keyAtEnd(shotsOf(board, scene.id)) } : null
  }
  if (table === 'panel' && !shotOf(board, row.shotId)) {
    const shot = filmShots(board).at(-1)
    return shot ? { ...row, shotId: shot.id, order: keyAtEnd(panelsOf(board, shot.id)) } : null
  }
  if ((table === 'layer' || table === 'take') && !panelOf(board, row.panelId)) return null
  if (table === 'look' && !cardOf(board, row.cardId)) return null
  return row
}
