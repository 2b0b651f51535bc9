import { lineField } from '../kinds.ts'

export const camera = lineField({
  id: 'camera',
  label: 'Camera',
  key: 'camera',
  list: { width: 96, hidden: true, after: 'vfx' },
  inspector: { more: true },
  print: { min: 32, max: 56 },
})
