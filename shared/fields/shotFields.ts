import type { ShotField } from './field.ts'
import { action } from './shot/action.ts'
import { angle } from './shot/angle.ts'
import { aperture } from './shot/aperture.ts'
import { avoid } from './shot/avoid.ts'
import { camera } from './shot/camera.ts'
import { cast } from './shot/cast.ts'
import { dialogue } from './shot/dialogue.ts'
import { direction } from './shot/direction.ts'
import { equipment } from './shot/equipment.ts'
import { frameRate } from './shot/frameRate.ts'
import { framing } from './shot/framing.ts'
import { lens } from './shot/lens.ts'
import { location } from './shot/location.ts'
import { looks } from './shot/looks.ts'
import { movement } from './shot/movement.ts'
import { movementNote } from './shot/movementNote.ts'
import { notes } from './shot/notes.ts'
import { props } from './shot/props.ts'
import { seconds } from './shot/seconds.ts'
import { setup } from './shot/setup.ts'
import { size } from './shot/size.ts'
import { sound } from './shot/sound.ts'
import { status } from './shot/status.ts'
import { subject } from './shot/subject.ts'
import { support } from './shot/support.ts'
import { vfx } from './shot/vfx.ts'

/**
 * Every field of a shot that a person writes, in the order of a printed shot list. To add one, add a file next to
 * these and a line here.
 */
const fields = {
  setup,
  subject,
  size,
  framing,
  angle,
  movement,
  direction,
  movementNote,
  lens,
  aperture,
  camera,
  support,
  equipment,
  frameRate,
  cast,
  location,
  props,
  looks,
  action,
  dialogue,
  sound,
  vfx,
  avoid,
  seconds,
  status,
  notes,
} satisfies Readonly<Record<string, ShotField>>

export type ShotFieldId = keyof typeof fields
export const SHOT_FIELD: Readonly<Record<ShotFieldId, ShotField>> = fields
export const SHOT_FIELDS = Object.keys(fields) as readonly ShotFieldId[]
