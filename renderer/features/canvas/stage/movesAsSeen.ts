import { mirroredMove } from '#shared/compositing/paintCamera.ts'
import type { MarkRow } from '#shared/document/schema.ts'

/** How the paper shows camera moves: as printed, with words that a flipped view turns the right way, or not at all. */
export type MovesSeen = 'plain' | 'mirrored' | 'hidden'

const known = new WeakMap<readonly MarkRow[], Map<MovesSeen, readonly MarkRow[]>>()

/** A layer's marks as the stage shows them: the same list each time, so that nothing is painted anew. */
export function movesAsSeen(marks: readonly MarkRow[], seen: MovesSeen): readonly MarkRow[] {
  if (seen === 'plain' || !marks.some((mark) => mark.kind === 'camera')) return marks
  const ways = known.get(marks) ?? new Map<MovesSeen, readonly MarkRow[]>()
  known.set(marks, ways)
  const made = ways.get(seen) ?? changed(marks, seen)
  ways.set(seen, made)
  return made
}

function changed(marks: readonly MarkRow[], seen: MovesSeen): readonly MarkRow[] {
  return seen === 'hidden'
    ? marks.filter((mark) => mark.kind !== 'camera')
    : marks.map((mark) => (mark.kind === 'camera' ? mirroredMove(mark) : mark))
}
