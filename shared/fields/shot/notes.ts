import { textField } from '../kinds.ts'

export const notes = textField({
  id: 'notes',
  label: 'Notes',
  key: 'notes',
  onBoard: true,
  list: { width: 200 },
  inspector: { wide: true },
  print: { min: 48, max: null, usual: true },
})
