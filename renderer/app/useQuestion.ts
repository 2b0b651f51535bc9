import { useCallback, useMemo, useRef, useState } from 'react'

export interface Question {
  /** Asks; kept with the answer, which is no where it is asked again meanwhile. */
  readonly ask: () => Promise<boolean>
  /** It is asked, and not answered yet. */
  readonly asking: boolean
  readonly answer: (yes: boolean) => void
}

/** A question to the person, for code that waits for the answer. */
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
