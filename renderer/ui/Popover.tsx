import { Popover as Base } from 'radix-ui'
import { useRef } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { focusGround, focusPlace, isFocusTaken, placeOfFocus, settleFocus } from './focusPlace.ts'
import type { Place } from './focusPlace.ts'
import './popover.css'

export interface PopoverProps {
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** The button that opens it: one element that takes a ref. */
  readonly trigger: ReactElement
  readonly label: string
  readonly children: ReactNode
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** As wide as its content. */
  readonly fit?: boolean
  /** Distance from its button, CSS px. */
  readonly away?: number
  /** Focus returns to its button, or to where it was if a command opened it, unless this prevents it. */
  readonly onCloseFocus?: (event: Event) => void
}

export function Popover({
  trigger,
  label,
  children,
  align = 'start',
  side = 'bottom',
  away = 6,
  fit = false,
  onCloseFocus,
  ...state
}: PopoverProps) {
  // Its button had the focus, if a person pressed that; null: nobody did, as after the palette.
  const before = useRef<Place | 'button' | null>('button')
  return (
    <Base.Root {...state}>
      <Base.Trigger asChild>{trigger}</Base.Trigger>
      <Base.Portal>
        <Base.Content
          className={fit ? 'popover fit' : 'popover'}
          aria-label={label}
          data-popover
          align={align}
          side={side}
          sideOffset={away}
          collisionPadding={8}
          onOpenAutoFocus={({ currentTarget }) => {
            const place = placeOfFocus()
            const own = currentTarget instanceof Element ? currentTarget.id : ''
            before.current = place?.element.getAttribute('aria-controls') === own ? 'button' : place
          }}
          onCloseAutoFocus={(event) => {
            settleFocus()
            if (isFocusTaken()) return event.preventDefault()
            onCloseFocus?.(event)
            if (before.current === 'button' || event.defaultPrevented) return
            event.preventDefault()
            if (before.current) focusPlace(before.current)
            else focusGround()
          }}
        >
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}
