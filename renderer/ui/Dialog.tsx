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
  /** Shown under the title. */
  readonly about?: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly width?: 'narrow' | 'middle' | 'wide'
  /** Shows the title to screen readers only. */
  readonly bare?: boolean
}

/** A list of names under a field of the dialog stands outside it, and is part of it all the same. */
function keepForNames(event: Event): void {
  if (event.target instanceof Element && event.target.closest('.mention-list')) event.preventDefault()
}

/**
 * A modal dialog: it traps focus, Esc closes it, and focus returns to where it was. The backdrop is our own element:
 * Radix's overlay writes a style element to lock scrolling, which the content security policy blocks, and the page
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
          onCloseAutoFocus={giveBack}
          onPointerDownOutside={keepForNames}
          {...(about ? {} : { 'aria-describedby': undefined })}
        >
          <header className={bare ? 'unseen' : 'dialog-head'}>
            <Base.Title className="dialog-title">{title}</Base.Title>
            {about && <Base.Description className="dialog-about">{about}</Base.Description>}
          </header>
          <div className="dialog-body">{children}</div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
          {/* Last, so that the dialog opens with the focus on its content. */}
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
