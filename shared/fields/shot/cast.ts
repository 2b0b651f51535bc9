import { cardsField } from '../kinds.ts'

export const cast = cardsField({
  id: 'cast',
  label: 'Cast',
  key: 'castIds',
  onBoard: true,
  list: { width: 132 },
  inspector: {},
  print: { min: 36, max: 84 },
})
