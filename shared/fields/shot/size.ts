import { SIZES } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

export const size = termField({
  id: 'size',
  label: 'Size',
  key: 'size',
  terms: SIZES,
  open: true,
  onBoard: true,
  list: { width: 84 },
  inspector: {},
  print: { min: 26, max: 46, usual: true },
})
