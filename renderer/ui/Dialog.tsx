import { X } from 'lucide-react'
import { Dialog as Base } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFocusBack } from './useFocusBack.ts'
import './button.css'
import './dialog.css'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** Said under the title. */
  readonly about?: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly width?: 'narrow' | 'middle' | 'wide'
  /** The title is there for screen readers only. */
  readonly bare?: boolean
}

/**
 * A modal dialog: focus stays in it, Esc closes it and focus goes back to where it was. the backdrop is an element of our
 * own: Radix's overlay writes a style element to lock scrolling, which the content security policy refuses, and the page
 * behind never scrolls anyway.
 */
export function Dialog({ open, onClose, title, about, children, footer, width = 'middle', bare = false }: DialogProps) {
  const giveBack = useFocusBack(open)
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <div className="dialog-backdrop" aria-hidden />
        <Base.Content
          className={`dialog ${width} ${bare ? 'bare' : ''}`}
          onEscapeKeyDown={keepForField}
          onCloseAutoFocus={giveBack}
          {...(about ? {} : { 'aria-describedby': undefined })}
        >
          <header className={bare ? 'unseen' : 'dialog-head'}>
            <Base.Title className="dialog-title">{title}</Base.Title>
            {about && <Base.Description className="dialog-about">{about}</Base.Description>}
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
          {/* Last, so that a dialog opens with the focus on what it is about. */}
          {!bare && (
            <Base.Close className="icon-button dialog-close" aria-label="Close">
              <X aria-hidden />
            </Base.Close>
          )}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}

/** The first Esc in a field that was typed in puts back what was there; the next one closes. */
function keepForField(event: KeyboardEvent): void {
  if (event.target instanceof HTMLElement && event.target.dataset['draft'] === 'typed') event.preventDefault()
}
