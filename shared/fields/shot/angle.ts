import { ANGLES, termOf } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

export const angle = termField({
  id: 'angle',
  label: 'Angle',
  key: 'angle',
  terms: ANGLES,
  onBoard: true,
  words: (shot) => termOf(ANGLES, shot.angle)?.words ?? '',
  list: { width: 92 },
  inspector: {},
  print: { min: 30, max: 52, usual: true },
})
