import type { ReactNode } from 'react'
import './strip.css'

export interface StripProps {
  /** What it is about, for people who navigate by landmarks. */
  readonly label: string
  /** warn: something is wrong that a person should deal with. */
  readonly tone?: 'plain' | 'warn'
  readonly text: string
  /** Announced at once, interrupting what is being read. */
  readonly urgent?: boolean
  /** Buttons. */
  readonly children: ReactNode
}

/** A sentence above the work with the actions for it; several stack. */
export function Strip({ label, tone = 'plain', text, urgent = false, children }: StripProps) {
  return (
    <section className={`strip ${tone}`} aria-label={label}>
      <p role={urgent ? 'alert' : 'status'}>{text}</p>
      {children}
    </section>
  )
}
