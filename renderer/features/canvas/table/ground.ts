import { activeLayerOf, panelOf } from '#shared/document/select.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { SessionState } from '../../../editor/session.ts'

type Place = Pick<SessionState, 'panelId' | 'layerId' | 'markIds'>

/**
 * Where the hand works: on the panel, the layer and the marks that it began on, for as long as its gesture lasts,
 * wherever the session has gone meanwhile.
 */
export interface Ground {
  readonly panel: () => PanelRow | undefined
  readonly layerId: () => string | null
  readonly markIds: () => readonly string[]
  /** A gesture begins: the ground stays where it is until it ends. */
  readonly hold: () => void
  readonly release: () => void
  /** The session has gone from the panel of the gesture that lasts. */
  readonly isLeft: () => boolean
}

export function createGround(editor: Editor): Ground {
  let held: Place | null = null
  const now = (): Place => held ?? editor.session.state()
  const isLeft = (): boolean => held !== null && held.panelId !== editor.session.state().panelId

  return {
    panel: () => panelOf(editor.board(), now().panelId ?? ''),
    layerId: () => now().layerId,
    // On its own panel a gesture may select others as it ends.
    markIds: () => (isLeft() ? now() : editor.session.state()).markIds,
    hold() {
      const { panelId, layerId, markIds } = editor.session.state()
      held = { panelId, layerId: activeLayerOf(editor.board(), panelId ?? '', layerId)?.id ?? layerId, markIds }
    },
    release() {
      held = null
    },
    isLeft,
  }
}
