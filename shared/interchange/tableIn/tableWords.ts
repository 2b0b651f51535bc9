import { counted } from '../../pages/words.ts'
import type { CellChange, PlannedRow, RowKind, TablePlan } from './tablePlan.ts'

export interface TableCounts extends Readonly<Record<RowKind, number>> {
  /** Cells and rows that can't be read. */
  readonly unread: number
  readonly newScenes: number
  readonly newCards: number
}

export function countsOf({ rows, newScenes, newCards }: TablePlan): TableCounts {
  const count = (kind: RowKind): number => rows.filter((row) => row.kind === kind).length
  return {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    scene: count('scene'),
    skipped: count('skipped'),
    unread: rows.reduce((sum, { unread }) => sum + unread.length, 0),
    newScenes: newScenes.length,
    newCards: newCards.length,
  }
}

/** "3 new shots, 12 changed, 40 as they are, 1 new scene, 2 cells not read" */
export function countWords(counts: TableCounts): string {
  const parts = [
    counts.new > 0 ? counted(counts.new, 'new shot') : '',
    counts.changed > 0 ? `${counts.changed} changed` : '',
    counts.same > 0 ? `${counts.same} as they are` : '',
    counts.newScenes > 0 ? counted(counts.newScenes, 'new scene') : '',
    counts.newCards > 0 ? counted(counts.newCards, 'new card') : '',
    counts.unread > 0 ? `${counts.unread} not read` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  new: 'New shot',
  changed: 'Changed',
  same: 'As it is',
  scene: 'Scene',
  skipped: 'Not read',
}

/** "Lens 35 → 50", "Notes emptied", "Action → “She waits, and…”": of long words only what they become. */
export function changeWords({ label, before, after }: CellChange): string {
  const [was, is] = [oneLine(before), oneLine(after)]
  if (is === '') return `${label} emptied`
  if (Math.max(was.length, is.length) > LONG) return `${label} ${was === '' ? '' : '→ '}“${cut(is)}”`
  return was === '' ? `${label} ${is}` : `${label} ${was} → ${is}`
}

/** Characters of a change that is read at a glance. */
const LONG = 32

function cut(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG).trimEnd()}…` : text
}

export function rowWords({ changes }: PlannedRow): string {
  return changes.map(changeWords).join(' · ')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
