import { ToggleGroup as Base } from 'radix-ui'
import './tabs.css'

export interface SegmentedProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string; readonly disabled?: boolean }[]
  readonly onChange: (value: V) => void
}

/** A few exclusive choices, all visible. */
export function Segmented<V extends string>({ label, value, options, onChange }: SegmentedProps<V>) {
  return (
    <Base.Root
      type="single"
      className="segmented"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChange(next as V)}
    >
      {options.map((option) => (
        <Base.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className="segment">
          {option.label}
        </Base.Item>
      ))}
    </Base.Root>
  )
}
