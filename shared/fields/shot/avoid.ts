import { textField } from '../kinds.ts'

/** Negative notes: what must not be seen. They are said to a model as a sentence of their own (shared/generation). */
export const avoid = textField({
  id: 'avoid',
  label: 'Not in frame',
  key: 'avoid',
  onBoard: true,
  list: { width: 140, hidden: true },
  inspector: { wide: true, rows: 1, placeholder: 'What must not be seen: umbrella, cars', after: 'dialogue' },
  print: { min: 46, max: null },
})
