import { Slider as Base } from 'radix-ui'
import './slider.css'

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  /** machine: it sets something about what a machine made. */
  readonly tone?: 'hand' | 'machine'
  readonly disabled?: boolean
  /** While it is dragged. */
  readonly onChange: (value: number) => void
  /** Once, when it is let go and after each key. */
  readonly onCommit: (value: number) => void
  /** What a screen reader says of the value. */
  readonly valueText?: string
}

export function Slider(props: SliderProps) {
  const { label, value, min, max, step = 1, tone = 'hand', disabled = false, onChange, onCommit, valueText } = props
  return (
    <Base.Root
      className={`slider ${tone}`}
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => onChange(next ?? value)}
      onValueCommit={([next]) => onCommit(next ?? value)}
    >
      <Base.Track className="slider-track">
        <Base.Range className="slider-range" />
      </Base.Track>
      <Base.Thumb className="slider-thumb" aria-label={label} aria-valuetext={valueText} />
    </Base.Root>
  )
}
