import { NIBS } from './index.ts'
import type { Laid, NibEntry, NibLook } from './nib.ts'

/** The name of a nib, as a stroke's row has it. */
export type Brush = (typeof NIBS)[number]['id']

/** A nib in hand. */
export interface Nib extends NibLook {
  readonly brush: Brush
}

const entries: ReadonlyMap<string, NibEntry> = new Map(NIBS.map((entry) => [entry.id, entry]))

/** What is to be known of a nib. A row with a name of no nib is refused when it is read, so there is always one. */
export function nibOf(brush: Brush): NibEntry {
  return entries.get(brush)!
}

/** What of a mark tells how it is laid. */
type Lain = { readonly kind: 'stroke'; readonly brush: Brush } | { readonly kind: 'shape' | 'text' | 'fill' | 'camera' }

/** How a mark meets what its layer holds. */
export function laidAs(mark: Lain): Laid {
  return mark.kind === 'stroke' ? nibOf(mark.brush).laid : 'ink'
}
