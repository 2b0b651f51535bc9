import { DIRECTIONS } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

export const direction = termField({
  id: 'direction',
  label: 'Direction',
  key: 'direction',
  terms: DIRECTIONS,
  inspector: {},
})
