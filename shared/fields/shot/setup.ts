import { lineField } from '../kinds.ts'

export const setup = lineField({
  id: 'setup',
  label: 'Set-up',
  key: 'setup',
  onBoard: true,
  list: { width: 80, hidden: true },
  inspector: { more: true },
  print: { min: 30, max: 52 },
})
