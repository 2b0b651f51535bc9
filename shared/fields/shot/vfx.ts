import { textField } from '../kinds.ts'

export const vfx = textField({
  id: 'vfx',
  label: 'VFX',
  key: 'vfx',
  onBoard: true,
  list: { width: 120 },
  inspector: { wide: true, rows: 1 },
  print: { min: 36, max: null },
})
