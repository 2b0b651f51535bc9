import type { VirtualCamera } from './camera.ts'
import type { Mesh } from './mesh.ts'
import type { SetRoom } from './room.ts'
import type { Light } from './tones.ts'
import type { Vec } from './vector.ts'

/** One figure as it was staged. */
export interface StagedFigure {
  readonly cast: number
  readonly part: 'subject' | 'foreground'
  readonly mesh: Mesh
  /** Between the eyes, and where it stands. */
  readonly eyes: Vec
  readonly at: Vec
}

/** A shot, staged: all that the renderer draws. Lengths in metres. */
export interface Stage {
  readonly camera: VirtualCamera
  /** From the lens to the subject. */
  readonly distance: number
  readonly light: Light
  /** null out of doors. */
  readonly room: SetRoom | null
  readonly figures: readonly StagedFigure[]
  /** Background first; what is out of focus carries its blur as a part of the frame's width. */
  readonly layers: readonly SetLayer[]
  /** The part of the world that shadows are worked out for. */
  readonly shadowed: { readonly centre: Vec; readonly reach: number }
  readonly seed: number
}

export interface SetLayer {
  readonly mesh: Mesh
  readonly blur: number
  readonly dim: number
  readonly part: 'behind' | 'subject' | 'front'
}
