import { useEffect, useState } from 'react'

/** Whether Alt is down, for cursors that follow it. A window that loses focus gets no keyup. */
export function useAltHeld(): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const follow = (event: KeyboardEvent | PointerEvent): void => setHeld(event.altKey)
    window.addEventListener('keydown', follow, { signal, capture: true })
    window.addEventListener('keyup', follow, { signal, capture: true })
    window.addEventListener('pointermove', follow, { signal, passive: true })
    window.addEventListener('blur', () => setHeld(false), { signal })
    return () => stop.abort()
  }, [])
  return held
}
