import { savedViewsOf } from '#shared/document/listViews.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'

export interface ViewChoiceProps {
  readonly label: string
  /** A view's key, '' for none. */
  readonly view: string
  readonly onChange: (view: string) => void
}

/** Only the shots that one of the film's views of its shot list shows. */
export function ViewChoice({ label, view, onChange }: ViewChoiceProps) {
  const views = savedViewsOf(useBoard())
  if (views.length === 0) return null
  const options = [
    { value: '', label: 'Every shot' },
    ...views.map(({ id, name }) => ({ value: id as string, label: name })),
  ]
  return (
    <Field label={label}>
      <Select label={label} value={view} options={options} onChange={onChange} />
    </Field>
  )
}
