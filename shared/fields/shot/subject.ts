import { lineField } from '../kinds.ts'

export const subject = lineField({
  id: 'subject',
  label: 'Subject',
  key: 'subject',
  onBoard: true,
  list: { width: 140, after: 'support' },
  inspector: { wide: true, placeholder: 'Who or what the shot is of', after: 'lens' },
  print: { min: 38, max: 84 },
})
