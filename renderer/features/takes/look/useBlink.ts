import { useEffect, useState } from 'react'

/** How long each picture stays, ms: slow enough to see what moved, far below what flashes. */
const STAY_MS = 600

/**
 * Shows two pictures by turns while `on`; `turned`: now the other one. Where a person asked for less motion it waits for
 * them (`byHand`).
 */
export function useBlink(on: boolean): {
  readonly turned: boolean
  readonly byHand: boolean
  readonly turn: () => void
} {
  const [turned, setTurned] = useState(false)
  const byHand = matchMedia('(prefers-reduced-motion: reduce)').matches
  useEffect(() => {
    if (!on) return undefined
    const timer = byHand ? undefined : setInterval(() => setTurned((now) => !now), STAY_MS)
    return () => {
      clearInterval(timer)
      setTurned(false)
    }
  }, [on, byHand])
  return { turned, byHand, turn: () => setTurned((now) => !now) }
}
