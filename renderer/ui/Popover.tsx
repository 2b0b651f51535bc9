import { Popover as Base } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { isFocusTaken, settleFocus } from './focusPlace.ts'
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
  /** Focus returns to its button unless this prevents it. */
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
          onCloseAutoFocus={(event) => {
            settleFocus()
            if (isFocusTaken()) event.preventDefault()
            else onCloseFocus?.(event)
          }}
        >
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}
