import { useState } from 'react'
import { focusGround } from './focusPlace.ts'

/**
 * For a dialog opened only by a key or a menu, so that it has no trigger to return to: moves focus back to where it
 * was. In another dialog that is what had it there; otherwise where it was before anything opened, or what stands in
 * its place. If a command of the dialog has taken the focus, leaves it there.
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
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus()
    if (document.activeElement === document.body) focusGround()
  }
}
