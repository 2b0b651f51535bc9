import { beginsAsHeading, isCapitals, looksLikeCue } from '../lineKinds.ts'
import { textOfLine } from './layoutLine.ts'
import type { ScriptLine } from './layoutLine.ts'

/** Where this script has its elements, in columns; and how wide its text is set. */
export interface Columns {
  readonly action: number
  readonly actionWidth: number
  /** null: nobody speaks. */
  readonly dialogue: number | null
  readonly dialogueWidth: number
}

/** How far a line may stand from its column. */
export const NEAR = 2.5

/** Finds the columns of one script, since programs and writers set them differently. */
export function findColumns(lines: readonly ScriptLine[]): Columns {
  const headings = lines.filter((line) => beginsAsHeading(textOfLine(line)) && isCapitals(textOfLine(line)))
  const action = commonest((headings.length > 0 ? headings : lines).map(xOf)) ?? 0
  const spoken = lines.flatMap((line, index) => {
    const next = lines[index + 1]
    return next && mayBeCue(line, next, action) ? [speechLine(lines, index + 1)] : []
  })
  const dialogue = commonest(spoken.filter((x) => x !== null))
  return {
    action,
    actionWidth: widest(lines, action),
    dialogue,
    dialogueWidth: dialogue === null ? 0 : widest(lines, dialogue),
  }
}

export function xOf({ segments }: ScriptLine): number {
  return segments[0]!.x
}

function mayBeCue(line: ScriptLine, next: ScriptLine, action: number): boolean {
  const set = line.gap && line.segments.length === 1 && looksLikeCue(textOfLine(line)) && xOf(line) >= action + 8
  return set && !next.gap && xOf(next) < xOf(line) && xOf(next) > action + NEAR
}

/** The column of the first words behind a cue that stand in no parentheses. */
function speechLine(lines: readonly ScriptLine[], from: number): number | null {
  for (let index = from; index < Math.min(from + 4, lines.length); index++) {
    const line = lines[index]!
    if (line.gap) return null
    if (!textOfLine(line).startsWith('(')) return xOf(line)
    if (!textOfLine(line).endsWith(')')) index++
  }
  return null
}

function commonest(places: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const x of places) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1)
  const best = [...counts].toSorted((one, other) => other[1] - one[1] || one[0] - other[0])[0]
  if (!best) return null
  const near = places.filter((x) => Math.abs(x - best[0]) <= 1).toSorted((one, other) => one - other)
  return near[Math.floor(near.length / 2)]!
}

/** How many characters a full line in this column has: nearly the longest, so that one odd line doesn't count. */
function widest(lines: readonly ScriptLine[], column: number): number {
  const lengths = lines
    .filter((line) => Math.abs(xOf(line) - column) <= 1)
    .map((line) => textOfLine(line).length)
    .toSorted((one, other) => one - other)
  return lengths[Math.floor(lengths.length * 0.98)] ?? 0
}
