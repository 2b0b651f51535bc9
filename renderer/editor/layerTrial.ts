import type { LayerRow } from '#shared/document/schema.ts'
import type { Session } from './session.ts'
import { createStore } from '#shared/store.ts'

type Look = Partial<Pick<LayerRow, 'opacity' | 'placement' | 'crop'>>

/** How a layer looks while a slider or handle is dragged: shown on the drawing table, never recorded. */
export interface LayerTrial {
  readonly show: (layerId: string, look: Look) => void
  readonly end: () => void
  /** The row to show: unchanged unless it is being tried. */
  readonly shown: (row: LayerRow) => LayerRow
  readonly listen: (changed: () => void) => () => void
}

const trials = new WeakMap<Session, LayerTrial>()

export function layerTrialOf(session: Session): LayerTrial {
  const known = trials.get(session)
  if (known) return known
  const made = createLayerTrial()
  trials.set(session, made)
  return made
}

function createLayerTrial(): LayerTrial {
  const { state, set, listen } = createStore<{ readonly layerId: string; readonly look: Look } | null>(null)
  return {
    show: (layerId, look) => set({ layerId, look }),
    end: () => set(null),
    shown(row) {
      const tried = state()
      return tried?.layerId === row.id ? { ...row, ...tried.look } : row
    },
    listen,
  }
}
