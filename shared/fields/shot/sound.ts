import { textField } from '../kinds.ts'

export const sound = textField({
  id: 'sound',
  label: 'Sound',
  key: 'sound',
  onBoard: true,
  list: { width: 140 },
  inspector: { wide: true, rows: 1 },
  print: { min: 46, max: null, usual: true },
})
