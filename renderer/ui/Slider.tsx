import { Slider as Base } from 'radix-ui'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import './slider.css'

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  /** machine: it sets something about a machine's work. */
  readonly tone?: 'hand' | 'machine'
  readonly disabled?: boolean
  /** Upright, its minimum at the bottom. */
  readonly vertical?: boolean
  /** Called while it is dragged, or an arrow key is held. */
  readonly onChange: (value: number) => void
  /** Called once, when the pointer or key is released. */
  readonly onCommit: (value: number) => void
  /** Called if nothing changed: Escape during a drag, or released where it began. */
  readonly onCancel?: () => void
  /** The value as a screen reader says it. */
  readonly valueText?: string
}

export function Slider(props: SliderProps) {
  const { label, value, min, max, step = 1, tone = 'hand', disabled = false, vertical = false, valueText } = props
  const holding = useHolding(props)
  return (
    <Base.Root
      className={`slider ${tone}`}
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      orientation={vertical ? 'vertical' : 'horizontal'}
      onValueChange={([next]) => holding.change(next ?? value)}
      onValueCommit={([next]) => holding.commit(next ?? value)}
      onPointerDown={holding.press}
      onPointerUp={holding.release}
      onPointerCancel={holding.release}
      onKeyDownCapture={holding.keyDown}
      onKeyUp={holding.keysEnd}
      onBlur={holding.keysEnd}
    >
      <Base.Track className="slider-track">
        <Base.Range className="slider-range" />
      </Base.Track>
      <Base.Thumb className="slider-thumb" aria-label={label} aria-valuetext={valueText} />
    </Base.Root>
  )
}

/** One commit per drag or held key, and none for a drag cancelled with Escape. */
function useHolding({ onChange, onCommit, onCancel }: SliderProps) {
  const pressed = useRef(false)
  const committed = useRef(false)
  const calledOff = useRef(false)
  const byKey = useRef(false)
  const reached = useRef<number | null>(null)
  return {
    change: (next: number) => {
      if (!calledOff.current) onChange(next)
    },
    commit: (next: number) => {
      if (calledOff.current) return
      committed.current = true
      if (byKey.current) reached.current = next
      else onCommit(next)
    },
    press: () => {
      pressed.current = true
      committed.current = false
      calledOff.current = false
      byKey.current = false
    },
    release: () => {
      pressed.current = false
      // Releasing it where it began changes nothing; report that after the widget's own events.
      queueMicrotask(() => {
        if (!committed.current) onCancel?.()
      })
    },
    keyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && pressed.current && onCancel) {
        event.stopPropagation()
        calledOff.current = true
        onCancel()
        return
      }
      if (pressed.current) return
      calledOff.current = false
      byKey.current = true
    },
    keysEnd: () => {
      byKey.current = false
      const next = reached.current
      reached.current = null
      if (next !== null) onCommit(next)
    },
  }
}
