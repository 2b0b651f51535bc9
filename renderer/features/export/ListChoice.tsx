import type { ListField } from '#shared/interchange/exporter.ts'
import { Check } from '../../ui/Check.tsx'

export interface ListChoiceProps {
  readonly field: ListField<object>
  readonly options: object
  readonly onChange: (fields: object) => void
}

/** Any number of many; fixed ones are always included. */
export function ListChoice({ field, options, onChange }: ListChoiceProps) {
  const { label, items, usual } = field
  const chosen = field.value(options)
  function toggle(id: string, on: boolean): void {
    const fixed = items.filter((each) => each.fixed).map((each) => each.id)
    const kept = [...fixed, ...chosen].filter((each) => on || each !== id)
    onChange(field.sets(new Set(on ? [...kept, id] : kept)))
  }
  const asUsual = chosen.length === usual.length && usual.every((each) => chosen.includes(each))
  return (
    <fieldset className="export-choice export-list">
      <legend className="label">{label}</legend>
      <div className="export-checks">
        {items.map((item) => (
          <Check
            key={item.id}
            label={
              field.ordered && chosen.includes(item.id) ? `${chosen.indexOf(item.id) + 1}  ${item.label}` : item.label
            }
            checked={chosen.includes(item.id)}
            disabled={item.fixed === true || (chosen.length === 1 && chosen[0] === item.id)}
            onChange={(on) => toggle(item.id, on)}
          />
        ))}
      </div>
      {!asUsual && (
        <button type="button" className="export-link" onClick={() => onChange(field.sets(new Set(usual)))}>
          Default {label.toLowerCase()}
        </button>
      )}
    </fieldset>
  )
}
