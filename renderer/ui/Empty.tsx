import type { ReactNode } from 'react'
import './empty.css'

export interface EmptyProps {
  /** One sentence of guidance. */
  readonly title: string
  /** The one action for it: a Button. */
  readonly action?: ReactNode
  /** What would be seen here if there were any. */
  readonly spots?: string
}

export function Empty({ title, action, spots }: EmptyProps) {
  return (
    <div className="empty" data-spots={spots}>
      <p>{title}</p>
      {action}
    </div>
  )
}
