import { textField } from '../kinds.ts'

export const action = textField({
  id: 'action',
  label: 'Action',
  key: 'action',
  onBoard: true,
  list: { width: 280, after: 'lens' },
  inspector: { wide: true, placeholder: 'What happens', after: 'subject' },
  print: { min: 82, max: null, usual: true },
})
