import type { Covers } from '../document/draftSchema.ts'
import type { ElementKind } from '../script/screenplay.ts'

/** A stretch of the script that a shot covers, as the film keeps it. */
export type CoveredPart = Covers['parts'][number]

/** A printed line of text: characters `from` to `to` of an element. */
export interface TextLine {
  /** Index of the element in its screenplay. */
  readonly element: number
  readonly from: number
  readonly to: number
  readonly kind: ElementKind
}

/** The same stretch by printed lines, both included, as indexes into the draft's lines in the order of its text. */
export interface Stretch {
  readonly first: number
  readonly last: number
  readonly onCamera: boolean
}

type Cover = 'on' | 'off' | undefined

/** The lines that a shot covers, in order; a line of which a part is covered counts whole. None of them overlap. */
export function stretchesOf(parts: readonly CoveredPart[], lines: readonly TextLine[]): readonly Stretch[] {
  const found = parts.flatMap(({ from, to, onCamera }) => {
    const first = firstLine(
      lines,
      ({ element, to: end }) => element > from.element || (element === from.element && end > from.at),
    )
    const after = firstLine(
      lines,
      ({ element, from: start }) => element > to.element || (element === to.element && start >= to.at),
    )
    return first < after ? [{ first, last: after - 1, onCamera }] : []
  })
  return stretchesIn(coverOf(found))
}

export function partsOf(stretches: readonly Stretch[], lines: readonly TextLine[]): CoveredPart[] {
  return stretches.map(({ first, last, onCamera }) => {
    const [head, foot] = [lines[first]!, lines[last]!]
    return {
      from: { element: head.element, at: head.from },
      to: { element: foot.element, at: foot.to },
      onCamera,
    }
  })
}

/** Covers these lines too; those that were covered keep how they are drawn. */
export function withLines(
  stretches: readonly Stretch[],
  first: number,
  last: number,
  onCamera = true,
): readonly Stretch[] {
  const cover = coverOf(stretches)
  for (let at = first; at <= last; at += 1) if (!cover.has(at)) cover.set(at, onCamera ? 'on' : 'off')
  return stretchesIn(cover)
}

export function withoutLines(stretches: readonly Stretch[], first: number, last: number): readonly Stretch[] {
  const cover = coverOf(stretches)
  for (let at = first; at <= last; at += 1) cover.delete(at)
  return stretchesIn(cover)
}

/** Draws those of these lines that are covered straight, or wavy. */
export function onCameraLines(
  stretches: readonly Stretch[],
  first: number,
  last: number,
  onCamera: boolean,
): readonly Stretch[] {
  const cover = coverOf(stretches)
  for (let at = first; at <= last; at += 1) if (cover.has(at)) cover.set(at, onCamera ? 'on' : 'off')
  return stretchesIn(cover)
}

/** Both together; where they overlap, on camera wins. */
export function joined(a: readonly Stretch[], b: readonly Stretch[]): readonly Stretch[] {
  const cover = coverOf([...a, ...b].toSorted((one, other) => Number(one.onCamera) - Number(other.onCamera)))
  return stretchesIn(cover)
}

/**
 * Moves one end of a shot's line to a printed line. Beyond where it was, the line grows as it is drawn at that end; it
 * never becomes shorter than one line.
 */
export function withEndAt(stretches: readonly Stretch[], end: 'head' | 'foot', at: number): readonly Stretch[] {
  const [head, foot] = [stretches[0], stretches.at(-1)]
  if (!head || !foot) return stretches
  if (end === 'head') {
    const to = Math.min(at, foot.last)
    return to < head.first
      ? withLines(stretches, to, head.first - 1, head.onCamera)
      : orLast(withoutLines(stretches, head.first, to - 1), { ...foot, first: foot.last })
  }
  const to = Math.max(at, head.first)
  return to > foot.last
    ? withLines(stretches, foot.last + 1, to, foot.onCamera)
    : orLast(withoutLines(stretches, to + 1, foot.last), { ...head, last: head.first })
}

/** The end landed in a gap of a broken line behind which nothing is left. */
function orLast(stretches: readonly Stretch[], last: Stretch): readonly Stretch[] {
  return stretches.length > 0 ? stretches : [last]
}

function coverOf(stretches: readonly Stretch[]): Map<number, Cover> {
  const cover = new Map<number, Cover>()
  for (const { first, last, onCamera } of stretches)
    for (let at = first; at <= last; at += 1) cover.set(at, onCamera ? 'on' : 'off')
  return cover
}

function stretchesIn(cover: ReadonlyMap<number, Cover>): readonly Stretch[] {
  const made: Stretch[] = []
  for (const at of [...cover.keys()].toSorted((a, b) => a - b)) {
    const onCamera = cover.get(at) === 'on'
    const before = made.at(-1)
    if (before && before.last === at - 1 && before.onCamera === onCamera)
      made[made.length - 1] = { ...before, last: at }
    else made.push({ first: at, last: at, onCamera })
  }
  return made
}

/** Index of the first line that passes, where all lines after one that passes do too; `lines.length` for none. */
function firstLine(lines: readonly TextLine[], passes: (line: TextLine) => boolean): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(lines[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
