import { cardsField } from '../kinds.ts'

export const location = cardsField({
  id: 'location',
  label: 'Location',
  key: 'locationId',
  onBoard: true,
  list: { width: 132, hidden: true },
  inspector: {},
})
