import type { Board } from './board.ts'
import type { ChosenLook } from './cardSchema.ts'
import type { Covers } from './draftSchema.ts'
import type { Change, Diff } from './diff.ts'
import { layerOf, panelsOf, sharersOf } from './select.ts'

/** The lists that belong to the film itself. */
const FILM_LISTS = { scene: 'scenes', card: 'cards', draft: 'drafts' } as const

/**
 * What a step touches, as ids: its rows, the panels that show them, the lists that it changed. Two steps that touch
 * nothing in common can be done in either order with the same result. `before` and `after`: the boards around it.
 */
export function touchedBy(before: Board, after: Board, diff: Diff): ReadonlySet<string> {
  const touched = new Set<string>()
  const inks = new Set<string>()
  for (const change of diff) {
    if (change.table === 'mark') {
      for (const row of [change.before, change.after]) if (row) inks.add(row.layerId)
      continue
    }
    // A picture's bytes never change, so any number of steps may bring the same one.
    if (change.table === 'media') continue
    touched.add(change.id)
    for (const id of alsoTouched(after, change)) touched.add(id)
  }
  for (const inkId of inks) {
    touched.add(inkId)
    for (const board of [before, after]) {
      const own = layerOf(board, inkId)
      if (own) touched.add(own.panelId)
      for (const layer of sharersOf(board, inkId)) touched.add(layer.panelId)
    }
  }
  return touched
}

/** Rows of other tables that a row refers to without belonging to them. */
const REFERENCES = {
  scene: ['looks', 'script'],
  shot: ['castIds', 'locationId', 'propIds', 'looks', 'covers'],
  layer: ['sharedFrom', 'takeId'],
} as const

/**
 * What a step leans on, as ids: rows that it refers to and does not change, such as the card that a shot gets. A step
 * that touches one of them can't change places with it.
 */
export function leanedOnBy(diff: Diff): ReadonlySet<string> {
  const leaned = new Set<string>()
  for (const change of diff) {
    const keys = REFERENCES[change.table as keyof typeof REFERENCES] as readonly string[] | undefined
    for (const key of keys ?? []) {
      // A thousand shots that are filled lean on nothing new.
      if (isSameIn(change, key)) continue
      const [was, is] = [referredTo(change.before, key), referredTo(change.after, key)]
      for (const id of was) if (!is.includes(id)) leaned.add(id)
      for (const id of is) if (!was.includes(id)) leaned.add(id)
    }
  }
  return leaned
}

function isSameIn({ before, after }: Pick<Change, 'before' | 'after'>, key: string): boolean {
  const [was, is] = [before, after] as unknown as readonly (Record<string, unknown> | null)[]
  return was?.[key] === is?.[key]
}

const NOTHING: readonly never[] = []

function referredTo(row: object | null, key: string): readonly string[] {
  const value = (row as Record<string, unknown> | null)?.[key] ?? NOTHING
  if (Array.isArray(value) && value.length === 0) return NOTHING
  const all = (Array.isArray(value) ? value : [value]) as readonly (string | Partial<ChosenLook & Covers>)[]
  return all.flatMap((each) =>
    typeof each === 'string' ? each : [each?.cardId ?? [], each?.lookId ?? [], each?.draftId ?? []].flat(),
  )
}

function alsoTouched(after: Board, change: Exclude<Change, { table: 'mark' | 'media' }>): readonly string[] {
  switch (change.table) {
    case 'project':
      return []
    case 'scene':
    case 'card':
    case 'draft':
      return isMoved(change, []) ? [FILM_LISTS[change.table]] : []
    case 'shot': {
      const panels = panelsOf(after, change.id).map(({ id }) => id)
      return isMoved(change, ['sceneId']) ? [...panels, ...both(change, 'sceneId')] : panels
    }
    case 'panel':
      return isMoved(change, ['shotId']) ? both(change, 'shotId') : []
    case 'look':
      return both(change, 'cardId')
    case 'layer':
    case 'take':
      return both(change, 'panelId')
  }
}

/** It came, it went, or it has another place among its siblings. */
function isMoved({ before, after }: Pick<Change, 'before' | 'after'>, parents: readonly string[]): boolean {
  if (before === null || after === null) return true
  const [was, is] = [before, after] as unknown as readonly Record<string, unknown>[]
  return was!['order'] !== is!['order'] || parents.some((key) => was![key] !== is![key])
}

function both({ before, after }: Pick<Change, 'before' | 'after'>, key: string): string[] {
  const [was, is] = [before, after] as unknown as readonly (Record<string, unknown> | null)[]
  if (!was || !is) return [String((was ?? is)?.[key])]
  return [String(was[key]), String(is[key])]
}
