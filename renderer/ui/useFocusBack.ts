import { useState } from 'react'
import { focusGround, focusPlace, placeOfFocus } from './focusPlace.ts'

/**
 * For a dialog opened only by a key or a menu, so that it has no trigger to return to: moves focus back to where it
 * was, or to what stands in its place: in another dialog there, otherwise where it was before anything opened. If a
 * command of the dialog has taken the focus, leaves it there.
 */
export function useFocusBack(open: boolean): (event: Event) => void {
  const [before, setBefore] = useState(() => (open ? placeOfFocus() : null))
  const [was, setWas] = useState(open)
  if (was !== open) {
    setWas(open)
    if (open) setBefore(placeOfFocus())
  }
  return (event) => {
    event.preventDefault()
    if (document.activeElement !== null && document.activeElement !== document.body) return
    if (before) focusPlace(before)
    if (document.activeElement === document.body) focusGround()
  }
}
