import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** For the button that has the keyboard when a question appears: the one that does no harm. */
export function useFirstFocus(): RefObject<HTMLButtonElement | null> {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return first
}
