import { isOwnKey } from '../../document/ownSchema.ts'
import type { ShotField } from '../../fields/field.ts'
import { SHOT_FIELD } from '../../fields/shotFields.ts'
import { readSeconds } from '../../film/readSeconds.ts'
import { isTimeOfDay } from '../../film/timesOfDay.ts'
import { readTerm } from '../../film/vocabulary.ts'
import { PLACE_COLUMNS, ownTargets, targetsNamed } from './columnNames.ts'
import type { PlaceColumn, TableTarget } from './columnNames.ts'

type Rows = readonly (readonly string[])[]

/** What each column of a table is read as, by its place; null for nothing. */
export type ColumnMatch = readonly (TableTarget | null)[]

/** Headings stand among the first rows, under titles and dates. */
const HEAD_WITHIN = 25
/** Rows that say what a column holds. */
const SAMPLE = 40

/** The row of the headings: the first of those with most names that are known; null if none has two. */
export function headRow(rows: Rows, added: readonly ShotField[] = []): number | null {
  const counts = rows.slice(0, HEAD_WITHIN).map((cells) => knownIn(cells, added))
  const most = Math.max(0, ...counts)
  return most < 2 ? null : counts.indexOf(most)
}

function knownIn(cells: readonly string[], added: readonly ShotField[]): number {
  return cells.filter((cell) => ownTargets(cell, added).length > 0 || targetsNamed(cell).length > 0).length
}

/** Each column by its heading; the first of several for one target has it. `added`: the film's own columns. */
export function matchColumns(rows: Rows, head: number | null, added: readonly ShotField[] = []): ColumnMatch {
  const headings = head === null ? [] : (rows[head] ?? [])
  const sample = rows.slice((head ?? -1) + 1).slice(0, SAMPLE)
  const width = Math.max(0, ...rows.slice(0, HEAD_WITHIN + SAMPLE).map((cells) => cells.length))
  const match: (TableTarget | null)[] = Array.from({ length: width }, () => null)
  // “Location” is the scene's beside INT/EXT or day and night, and a card of the shot's in our own tables.
  const sides = headings.some((heading) => /\/|\bint\b|\bext\b/i.test(heading))
  const ours = headings.some((heading) =>
    ownTargets(heading, added).some((target) => target === 'heading' || target === 'set'),
  )
  const usable = (target: TableTarget, heading: string): boolean =>
    !match.includes(target) && !(target === 'location' && /^location$/i.test(heading.trim()) && sides && !ours)
  headings.forEach((heading, at) => {
    // A column of the film's own may be called as another is, and stands behind that in our tables.
    match[at] = ownTargets(heading, added).find((target) => usable(target, heading)) ?? null
  })
  headings.forEach((heading, at) => {
    if (match[at] !== null) return
    const cells = sample.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '')
    const left = targetsNamed(heading).filter((target) => usable(target, heading))
    match[at] = left.length > 1 ? likeliest(left, cells) : (left[0] ?? null)
  })
  return match
}

/** The target that can read most of these cells; the first of equals. */
function likeliest(targets: readonly TableTarget[], cells: readonly string[]): TableTarget {
  const scores = targets.map((target) => cells.filter((cell) => isLike(target, cell)).length)
  return targets[scores.indexOf(Math.max(...scores))]!
}

function isLike(target: TableTarget, cell: string): boolean {
  // “Day” over DAY and NIGHT is the time; over “3”, “Day 3”, a date or “Harbour” it is the day of the shoot.
  if (target === 'time') return isTimeOfDay(cell) && !/\d/.test(cell)
  if (target === 'day') return !isTimeOfDay(cell) || /\d/.test(cell)
  if (target === 'seconds') return readSeconds(cell).length > 0
  if (target === 'shot') return /^\S{1,8}$/.test(cell.trim()) && /\d/.test(cell)
  if (isPlace(target) || isOwnKey(target)) return false
  const { kind, terms } = SHOT_FIELD[target]
  return kind === 'term' && readTerm(terms, cell) !== undefined
}

export function isPlace(target: TableTarget): target is PlaceColumn {
  return PLACE_COLUMNS.some((each) => each === target)
}
