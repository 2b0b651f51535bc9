import { useCallback, useMemo, useRef, useState } from 'react'

export interface Question {
  /** Asks; resolves to the answer, which is no if it is asked again meanwhile. */
  readonly ask: () => Promise<boolean>
  /** Asked, and not answered yet. */
  readonly asking: boolean
  readonly answer: (yes: boolean) => void
}

/** A question to the person, for code that awaits the answer. */
export function useQuestion(): Question {
  const [asking, setAsking] = useState(false)
  const waiting = useRef<((yes: boolean) => void) | null>(null)
  const answer = useCallback((yes: boolean) => {
    waiting.current?.(yes)
    waiting.current = null
    setAsking(false)
  }, [])
  const ask = useCallback(() => {
    answer(false)
    setAsking(true)
    return new Promise<boolean>((done) => {
      waiting.current = done
    })
  }, [answer])
  return useMemo(() => ({ ask, asking, answer }), [ask, asking, answer])
}
