import { useEffect, useRef } from 'react'
import type { Desk } from '../desk/desk.ts'
import { useHelpers } from './DeskView.tsx'

/** The paper stays where it is seen when the view is flipped round the middle of the window. */
export function FlipInPlace({ desk }: { readonly desk: Desk }) {
  const { flip } = useHelpers().helpers
  const before = useRef(flip)
  useEffect(() => {
    if (before.current === flip) return
    before.current = flip
    desk.camera.mirror()
  }, [desk, flip])
  return null
}
