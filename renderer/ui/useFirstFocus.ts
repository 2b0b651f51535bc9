import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** For the button that gets focus when a question appears: the harmless one. */
export function useFirstFocus(): RefObject<HTMLButtonElement | null> {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return first
}
