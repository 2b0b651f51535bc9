import type { VirtualCamera } from './camera.ts'
import type { Mesh } from './mesh.ts'
import type { SetRoom } from './room.ts'
import type { Light } from './tones.ts'
import type { Vec } from './vector.ts'

/** One figure as staged. */
export interface StagedFigure {
  readonly cast: number
  readonly part: 'subject' | 'foreground'
  readonly mesh: Mesh
  /** The point between the eyes, and the position of the feet. */
  readonly eyes: Vec
  readonly at: Vec
}

/** A staged shot: everything the renderer draws. Lengths in metres. */
export interface Stage {
  readonly camera: VirtualCamera
  /** From the lens to the subject. */
  readonly distance: number
  readonly light: Light
  /** null out of doors. */
  readonly room: SetRoom | null
  readonly figures: readonly StagedFigure[]
  /** Background first; out-of-focus layers carry their blur as a fraction of the frame's width. */
  readonly layers: readonly SetLayer[]
  /** The part of the world covered by shadows. */
  readonly shadowed: { readonly centre: Vec; readonly reach: number }
  readonly seed: number
}

export interface SetLayer {
  readonly mesh: Mesh
  readonly blur: number
  readonly dim: number
  readonly part: 'behind' | 'subject' | 'front'
}
