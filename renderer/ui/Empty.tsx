import type { ReactNode } from 'react'
import './empty.css'

export interface EmptyProps {
  /** One sentence of guidance. */
  readonly title: string
  /** The one action for it: a Button. */
  readonly action?: ReactNode
}

export function Empty({ title, action }: EmptyProps) {
  return (
    <div className="empty">
      <p>{title}</p>
      {action}
    </div>
  )
}
