import { Tooltip as Base } from 'radix-ui'
import type { ReactElement } from 'react'
import './tooltip.css'

export interface TooltipProps {
  readonly label: string
  readonly keys?: string | undefined
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactElement
}

/** Text beside a control, on hover and on focus. The control keeps its own accessible name. */
export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Provider delayDuration={500}>
      <Base.Root>
        <Base.Trigger asChild>{children}</Base.Trigger>
        <Base.Portal>
          <Base.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
            {label}
            {keys && <kbd>{keys}</kbd>}
          </Base.Content>
        </Base.Portal>
      </Base.Root>
    </Base.Provider>
  )
}
