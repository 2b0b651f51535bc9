import type { ShotRow } from '../../document/schema.ts'
import { SUPPORTS, termWords } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

/** Moves that already say what carries the camera. */
const SAID_BY_MOVE: Readonly<Record<string, readonly string[]>> = {
  handheld: ['handheld', 'shoulder'],
  gimbal: ['steadicam', 'gimbal'],
  drone: ['drone'],
  static: ['tripod'],
}

/** How steady the camera is, in words. On a Dutch angle nothing is level. */
function steadiness({ support, movement, angle }: ShotRow): string {
  if (SAID_BY_MOVE[movement]?.includes(support)) return ''
  const words = termWords(SUPPORTS, support)
  return angle === 'dutch' ? words.replace(/ and (?:off )?level$/, '') : words
}

export const support = termField({
  id: 'support',
  label: 'Support',
  key: 'support',
  terms: SUPPORTS,
  open: true,
  words: steadiness,
  list: { width: 96 },
  inspector: { after: 'angle' },
  print: { min: 36, max: 56 },
})
