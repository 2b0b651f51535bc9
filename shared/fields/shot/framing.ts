import { FRAMINGS } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

export const framing = termField({
  id: 'framing',
  label: 'Framing',
  key: 'framing',
  terms: FRAMINGS,
  open: true,
  onBoard: true,
  list: { width: 88 },
  inspector: {},
  print: { min: 32, max: 50, usual: true },
})
