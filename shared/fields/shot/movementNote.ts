import { lineField } from '../kinds.ts'

export const movementNote = lineField({
  id: 'movementNote',
  label: 'How it moves',
  key: 'movementNote',
  inspector: { wide: true, placeholder: 'Slow, on the turn' },
})
