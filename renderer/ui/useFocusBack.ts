import { useState } from 'react'
import { focusFront } from './focusFront.ts'

/**
 * For a dialog that nothing but a key or a menu opens, so that there is no trigger to go back to: puts the keyboard where it was,
 * or on the work where that is gone. What a command of the dialog's took meanwhile is left to it.
 */
export function useFocusBack(open: boolean): (event: Event) => void {
  const [before, setBefore] = useState(() => (open ? document.activeElement : null))
  const [was, setWas] = useState(open)
  if (was !== open) {
    setWas(open)
    if (open) setBefore(document.activeElement)
  }
  return (event) => {
    event.preventDefault()
    if (document.activeElement !== null && document.activeElement !== document.body) return
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    if (document.activeElement === document.body) focusFront()
  }
}
