import type { ReactNode } from 'react'
import './empty.css'

export interface EmptyProps {
  /** One sentence that teaches. */
  readonly title: string
  /** One thing to do about it: a Button. */
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
