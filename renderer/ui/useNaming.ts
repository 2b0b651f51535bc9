import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** For the field of something that waits for its name, as soon as it does: it has the focus, with all text selected. */
export function useNaming(waits = true): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!waits) return
    field.current?.focus()
    field.current?.select()
  }, [waits])
  return field
}
