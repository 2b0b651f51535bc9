import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import type { Picture } from '#shared/compositing/picture.ts'

/** One layer as the stage shows it. `picture` null: none, or not loaded yet. */
export interface StageLayer {
  readonly row: LayerRow
  readonly marks: readonly MarkRow[]
  readonly picture: Picture | null
  /** Its picture is missing: its place is crossed out. */
  readonly lost: boolean
}

/** Adjacent layers with the same blending. */
export interface Run {
  readonly blend: 'normal' | 'multiply'
  readonly layers: readonly StageLayer[]
}

/**
 * Layers above the active one, in groups that may each be painted on one canvas: both "over" and "multiply" are
 * associative among neighbours of their own kind, so the stack looks as if it were painted layer by layer.
 */
export function aboveRuns(layers: readonly StageLayer[]): readonly Run[] {
  const runs: { blend: Run['blend']; layers: StageLayer[] }[] = []
  for (const layer of layers) {
    if (!layer.row.visible || layer.row.opacity === 0) continue
    const last = runs.at(-1)
    if (last?.blend === layer.row.blend) last.layers.push(layer)
    else runs.push({ blend: layer.row.blend, layers: [layer] })
  }
  return runs
}

/** True if a layer other than the active one looks different, or moved. */
export function changedAround(
  before: readonly StageLayer[],
  after: readonly StageLayer[],
  activeId: string | null,
): boolean {
  if (before.length !== after.length) return true
  return before.some(({ row, marks, picture, lost }, i) => {
    const other = after[i]!
    if (row.id === activeId && other.row.id === activeId) return row.visible !== other.row.visible
    return row !== other.row || marks !== other.marks || picture !== other.picture || lost !== other.lost
  })
}
