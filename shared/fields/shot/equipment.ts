import { lineField } from '../kinds.ts'

export const equipment = lineField({
  id: 'equipment',
  label: 'Equipment',
  key: 'equipment',
  list: { width: 120, hidden: true, after: 'camera' },
  inspector: { more: true, after: 'frameRate' },
  print: { min: 42, max: 76 },
})
