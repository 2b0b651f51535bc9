import { cardsField } from '../kinds.ts'

export const props = cardsField({
  id: 'props',
  label: 'Props',
  key: 'propIds',
  onBoard: true,
  list: { width: 120, hidden: true },
  inspector: {},
  print: { min: 36, max: 84 },
})
