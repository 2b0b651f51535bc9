import type { SceneRow } from '../document/schema.ts'
import { tidy } from './wording.ts'

/** The light that an hour of day always has, whatever the weather. */
const LIGHT: readonly (readonly [hour: RegExp, light: string])[] = [
  [/^(?:dawn|daybreak|first light)$/, 'soft, cool light from low down'],
  [/^sunrise$/, 'warm light from low down'],
  [/^(?:early |mid[- ])?morning$/, 'cool, slanting daylight'],
  [/^late morning$/, 'clear daylight from high up'],
  [/^(?:noon|midday)$/, 'daylight from straight above'],
  [/^day$/, 'daylight'],
  [/^(?:early |mid[- ])?afternoon$/, 'slanting daylight'],
  [/^(?:late afternoon|golden hour|magic hour)$/, 'warm, raking light from low down'],
  [/^(?:early |late )?evening$/, 'warm, fading light'],
  [/^(?:sunset|last light)$/, 'orange light from low down'],
  [/^(?:dusk|twilight|blue hour|nightfall)$/, 'blue, fading light'],
]
const DARK = /^(?:late )?(?:night|midnight)$/

/** "in soft, cool light from low down"; '' for an hour that says nothing of light. By lamps only indoors. */
export function lightWords({ intExt, timeOfDay }: Pick<SceneRow, 'intExt' | 'timeOfDay'>): string {
  const hour = tidy(timeOfDay)
    .toLowerCase()
    .replace(/^(?:at|in the|by) /, '')
  const indoors = intExt === 'int'
  if (DARK.test(hour)) return indoors ? 'by lamplight, dark outside' : 'under a dark sky'
  if (hour === 'day' && !indoors) return 'in open daylight'
  const light = LIGHT.find(([hours]) => hours.test(hour))?.[1]
  if (light === undefined) return ''
  return indoors ? `with ${light} coming in` : `in ${light}`
}
