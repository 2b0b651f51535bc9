import type { MarkRow } from '#shared/document/schema.ts'
import { laidAs } from '#shared/paint/nibs/nibOf.ts'
import type { Laid } from '#shared/paint/nibs/nib.ts'

/**
 * Neighbours in a layer that are laid alike: ink over what is there, tone that darkens it, erasers that cut it; or
 * lifted.
 */
export interface LiftRun {
  readonly kind: 'lifted' | Laid
  readonly marks: readonly MarkRow[]
}

/** Each run needs a table-sized canvas: beyond this many, the remaining lifted marks go on top. */
const MOST_RUNS = 8

/** A layer from its lowest lifted mark up. */
export function liftRuns(all: readonly MarkRow[], lifted: ReadonlySet<string>): readonly LiftRun[] {
  const first = all.findIndex((mark) => lifted.has(mark.id))
  const runs: { kind: LiftRun['kind']; marks: MarkRow[] }[] = []
  if (first < 0) return runs
  for (const mark of all.slice(first)) {
    const kind = lifted.has(mark.id) ? 'lifted' : laidAs(mark)
    const last = runs.at(-1)
    if (last?.kind === kind) last.marks.push(mark)
    else runs.push({ kind, marks: [mark] })
  }
  if (runs.length <= MOST_RUNS) return runs
  const rest = runs.slice(MOST_RUNS - 1).filter(({ kind }) => kind === 'lifted')
  return [...runs.slice(0, MOST_RUNS - 1), { kind: 'lifted', marks: rest.flatMap(({ marks }) => marks) }]
}
