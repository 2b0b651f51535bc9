import { NIBS } from './index.ts'
import type { Laid, NibEntry, NibLook } from './nib.ts'

/** A nib's id, as stored in a stroke's row. */
export type Brush = (typeof NIBS)[number]['id']

/** A nib with its current settings. */
export interface Nib extends NibLook {
  readonly brush: Brush
}

const entries: ReadonlyMap<string, NibEntry> = new Map(NIBS.map((entry) => [entry.id, entry]))

/** A nib's entry. Rows with an unknown nib are refused on reading, so there is always one. */
export function nibOf(brush: Brush): NibEntry {
  return entries.get(brush)!
}

/** The fields of a mark that decide how it is composited. */
type LaidMark =
  | { readonly kind: 'stroke'; readonly brush: Brush }
  | { readonly kind: 'shape' | 'text' | 'fill' | 'camera' }

/** How a mark combines with what its layer holds. */
export function laidAs(mark: LaidMark): Laid {
  return mark.kind === 'stroke' ? nibOf(mark.brush).laid : 'ink'
}
