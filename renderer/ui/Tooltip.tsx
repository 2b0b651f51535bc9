import { Tooltip as Base } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ComponentProps, FocusEvent, PointerEvent, ReactElement } from 'react'
import './tooltip.css'

/** What a menu or popover gives the button that opens it goes through to the button. */
export interface TooltipProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly label: string
  readonly keys?: string | undefined
  /** Not to be shown for now, since something else says it. */
  readonly silent?: boolean
  /** The label is the control's own text, to be shown only where that has no room. */
  readonly whenCut?: boolean
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** Distance from its control, CSS px. */
  readonly away?: number
  readonly children: ReactElement
}

/** A pen or finger at rest for this long asks what a control is, ms: less than a system's own long press. */
const ASKS_MS = 400

/**
 * Text beside a control, on hover and on focus by keys; for a pen or finger, which may not be able to hover, also while
 * it is held down on it. The control keeps its own accessible name, and acts when it is released, as always.
 */
export function Tooltip(props: TooltipProps) {
  const { label, keys, side = 'bottom', away = 6, silent = false, whenCut = false, children, ...given } = props
  const [hovered, setHovered] = useState(false)
  const { held, hold, release } = useHeldDown()
  // A right click or a long press asks for a menu, and what lies over the menu hides its words.
  const [asked, setAsked] = useState(false)
  const open = !silent && !asked && given['aria-expanded'] !== true && (hovered || held)
  useEscapeThrough(open, setHovered)
  return (
    <Base.Provider delayDuration={500}>
      <Base.Root open={open} onOpenChange={setHovered}>
        <Base.Trigger
          asChild
          {...given}
          onPointerDown={(event) => {
            given.onPointerDown?.(event)
            hold(event)
          }}
          onPointerMove={(event) => {
            given.onPointerMove?.(event)
            // A prevented event asks for no tooltip.
            if (whenCut && event.currentTarget.scrollWidth <= event.currentTarget.clientWidth) event.preventDefault()
          }}
          onFocus={(event) => {
            given.onFocus?.(event)
            byKeysAlone(event)
          }}
          onContextMenu={(event) => {
            given.onContextMenu?.(event)
            setAsked(true)
          }}
          onPointerEnter={() => setAsked(false)}
          onPointerUp={release}
          onPointerCancel={release}
          onPointerLeave={release}
        >
          {children}
        </Base.Trigger>
        <Base.Portal>
          <Base.Content className="tooltip" side={side} sideOffset={away} collisionPadding={8}>
            {label}
            {keys && <kbd>{keys}</kbd>}
          </Base.Content>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  )
}

/** A button that has the focus back from what the pointer closed is not asked about. */
function byKeysAlone(event: FocusEvent<HTMLElement>): void {
  if (!event.currentTarget.matches(':focus-visible')) event.preventDefault()
}

/** Esc takes the tooltip away and goes on to what it means there: a dialog closes with the same press. */
function useEscapeThrough(open: boolean, show: (shown: boolean) => void): void {
  useEffect(() => {
    if (!open) return undefined
    function pressed({ key }: KeyboardEvent): void {
      // At once: otherwise the tooltip, as the topmost of what is open, has the key for itself.
      if (key === 'Escape') flushSync(() => show(false))
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [open, show])
}

function useHeldDown(): { held: boolean; hold: (event: PointerEvent) => void; release: () => void } {
  const [held, setHeld] = useState(false)
  const asking = useRef(0)
  useEffect(() => () => window.clearTimeout(asking.current), [])
  return {
    held,
    hold(event) {
      if (event.pointerType !== 'mouse') asking.current = window.setTimeout(() => setHeld(true), ASKS_MS)
    },
    release() {
      window.clearTimeout(asking.current)
      setHeld(false)
    },
  }
}
