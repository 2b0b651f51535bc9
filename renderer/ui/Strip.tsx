import type { ReactNode } from 'react'
import './strip.css'

export interface StripProps {
  /** What it is about, for those who walk by landmarks. */
  readonly label: string
  /** warn: something is wrong that a person should see to. */
  readonly tone?: 'plain' | 'warn'
  readonly text: string
  /** Said at once, over whatever is being read. */
  readonly urgent?: boolean
  /** Buttons. */
  readonly children: ReactNode
}

/** One sentence over the work and what can be done about it; several lie under each other. */
export function Strip({ label, tone = 'plain', text, urgent = false, children }: StripProps) {
  return (
    <section className={`strip ${tone}`} aria-label={label}>
      <p role={urgent ? 'alert' : 'status'}>{text}</p>
      {children}
    </section>
  )
}
