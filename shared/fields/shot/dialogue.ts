import { textField } from '../kinds.ts'

export const dialogue = textField({
  id: 'dialogue',
  label: 'Dialogue',
  key: 'dialogue',
  onBoard: true,
  list: { width: 220, after: 'action' },
  inspector: { wide: true, script: true, placeholder: 'NAME, then what is said', after: 'action' },
  print: { min: 74, max: null, usual: true },
})
