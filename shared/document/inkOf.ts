import type { LayerId } from './ids.ts'
import type { LayerRow } from './schema.ts'

/** Drawings and camera moves consist of marks; pictures and takes of media. */
export function holdsMarks(layer: Pick<LayerRow, 'kind'>): boolean {
  return layer.kind === 'drawing' || layer.kind === 'camera'
}

/** The id under which a layer's marks are stored: its own unless it is shared. */
export function inkIdOf(layer: LayerRow): LayerId {
  return layer.sharedFrom ?? layer.id
}
