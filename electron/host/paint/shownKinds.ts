import type { LayerRow } from '#shared/document/schema.ts'

/** The layer kinds included in each rendering of a panel. */
export const SHOWN: Readonly<Record<'all' | 'drawing' | 'sketch' | 'ink', ReadonlySet<LayerRow['kind']>>> = {
  all: new Set(['drawing', 'picture', 'take', 'camera']),
  drawing: new Set(['drawing', 'picture', 'camera']),
  sketch: new Set(['drawing', 'picture']),
  ink: new Set(['drawing']),
}
