import type { SceneRow, ShotRow } from '#shared/document/schema.ts'
import type { CardKey } from './cards.ts'
import type { Drawing } from './panelSketch.ts'

type Words = Partial<Omit<ShotRow, 'id' | 'sceneId' | 'order' | 'castIds' | 'locationId' | 'propIds'>>

export interface PanelPlan {
  readonly label: string
  readonly draw: () => Drawing
  /** Camera arrows in panel px: from, to, bend. */
  readonly arrows?: readonly (readonly [
    readonly [number, number],
    readonly [number, number],
    (readonly [number, number])?,
  ])[]
  /** Words on the panel: place, type size, text. */
  readonly notes?: readonly (readonly [x: number, y: number, size: number, text: string, color?: string])[]
}
export interface ShotPlan {
  readonly words: Words
  readonly cast: readonly CardKey[]
  readonly props: readonly CardKey[]
  readonly panels: readonly PanelPlan[]
}
export interface ScenePlan {
  readonly scene: Pick<SceneRow, 'intExt' | 'location' | 'timeOfDay' | 'synopsis'>
  readonly place: CardKey
  readonly shots: readonly ShotPlan[]
}
