import type { PanelRow } from '../document/schema.ts'
import type { WordsPiece } from '../document/recipe.ts'
import { tidy } from './wording.ts'

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const COUNTS = 'one two three four five six seven eight nine ten'.split(' ')

/**
 * Which moment of a shot of several panels this one is: "This frame, the second of three of the shot: she turns". Of a
 * shot of one panel nothing. `index` counts from 1.
 */
export function panelPieces(panel: PanelRow, { index, count }: { index: number; count: number }): WordsPiece[] {
  if (count < 2) return []
  const place = `the ${ORDINALS[index - 1] ?? `number ${index}`} of ${COUNTS[count - 1] ?? count} of the shot`
  const label = tidy(panel.label)
  const text = /^(?:start|begin(?:ning)?|first)$/i.test(label)
    ? `This frame is the start of the shot, ${place.replace(' of the shot', '')}`
    : /^(?:end|last)$/i.test(label)
      ? `This frame is the end of the shot, ${place.replace(' of the shot', '')}`
      : label === '' || /^beat$/i.test(label)
        ? `This frame is ${place}`
        : `This frame, ${place}: ${label}`
  return [{ from: 'panel.label', text }]
}
