import { SUPPORTS } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

export const support = termField({
  id: 'support',
  label: 'Support',
  key: 'support',
  terms: SUPPORTS,
  list: { width: 96 },
  inspector: { after: 'angle' },
  print: { min: 36, max: 56 },
})
