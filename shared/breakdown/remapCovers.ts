import type { CoveredPart } from '../document/draftSchema.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { textOf } from '../script/screenplay.ts'
import type { Alignment } from './alignElements.ts'
import { moveOffset } from './moveOffset.ts'

/** A shot's lines in the next draft. */
export interface RemappedCovers {
  readonly parts: readonly CoveredPart[]
  /** Text that it covered and that is gone, element by element. */
  readonly lost: readonly string[]
}

/** One covered element, and the stretch of its text that is covered. */
interface Piece {
  readonly element: number
  readonly start: number
  readonly end: number
}

/**
 * Keeps the lines of a shot on their text: what was edited stays covered, what came in between is covered too, what
 * moved away is followed, what is gone is reported.
 */
export function remapCovers(
  parts: readonly CoveredPart[],
  old: Screenplay,
  next: Screenplay,
  alignment: Alignment,
): RemappedCovers {
  const lost: string[] = []
  const known = new Set(alignment.values())
  const moved = parts.flatMap((part) => {
    const pieces = piecesOf(part, old).flatMap((piece) => {
      const to = movedPiece(piece, old, next, alignment)
      if (to === null) lost.push(textIn(old, piece))
      return to ?? []
    })
    return runsOf(pieces, next, known).map((run) => ({ ...asPart(run), onCamera: part.onCamera }))
  })
  return { parts: moved, lost: lost.filter((text) => text.trim() !== '') }
}

function piecesOf({ from, to }: CoveredPart, { elements }: Screenplay): readonly Piece[] {
  const last = Math.min(to.element, elements.length - 1)
  const pieces: Piece[] = []
  for (let element = from.element; element <= last; element += 1) {
    const { length } = textOf(elements[element]!)
    const start = element === from.element ? Math.min(from.at, length) : 0
    const end = element === to.element ? Math.min(to.at, length) : length
    if (end > start || (length === 0 && element !== to.element)) pieces.push({ element, start, end })
  }
  return pieces
}

function movedPiece(
  { element, start, end }: Piece,
  old: Screenplay,
  next: Screenplay,
  alignment: Alignment,
): Piece | null {
  const to = alignment.get(element)
  if (to === undefined) return null
  const [was, is] = [textOf(old.elements[element]!), textOf(next.elements[to]!)]
  const piece = { element: to, start: moveOffset(was, is, start, 'begins'), end: moveOffset(was, is, end, 'ends') }
  return piece.end > piece.start || is === '' ? piece : null
}

/** Stretches without a gap: between two of their elements there are only new ones of the same scene. */
function runsOf(
  pieces: readonly Piece[],
  { elements }: Screenplay,
  known: ReadonlySet<number>,
): readonly (readonly Piece[])[] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const before = runs.at(-1)?.at(-1)
    const between = before ? elements.slice(before.element + 1, piece.element) : []
    const joins =
      before !== undefined &&
      piece.element > before.element &&
      elements[piece.element]!.kind !== 'heading' &&
      between.every(({ kind }, at) => kind !== 'heading' && !known.has(before.element + 1 + at))
    if (joins) runs.at(-1)!.push(piece)
    else runs.push([piece])
  }
  return runs
}

function asPart(run: readonly Piece[]): Pick<CoveredPart, 'from' | 'to'> {
  const [first, last] = [run[0]!, run.at(-1)!]
  return { from: { element: first.element, at: first.start }, to: { element: last.element, at: last.end } }
}

function textIn({ elements }: Screenplay, { element, start, end }: Piece): string {
  return textOf(elements[element]!).slice(start, end)
}
