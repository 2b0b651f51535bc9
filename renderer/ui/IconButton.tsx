import type { ReactNode } from 'react'
import type { ButtonProps } from './Button.tsx'
import { Tooltip } from './Tooltip.tsx'
import './button.css'

export interface IconButtonProps extends Omit<ButtonProps, 'variant' | 'children'> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** Shown beside the label in the tooltip. */
  readonly keys?: string | undefined
}

export function IconButton({ label, icon, keys, className = '', type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <button {...rest} type={type} aria-label={label} className={`icon-button ${className}`}>
        {icon}
      </button>
    </Tooltip>
  )
}
