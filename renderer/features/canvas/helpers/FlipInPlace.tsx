import { useEffect, useRef } from 'react'
import type { Desk } from '../desk/desk.ts'
import { useHelpers } from './DeskView.tsx'

/** The paper stays where it is seen when the view is flipped round the middle of the window. */
export function FlipInPlace({ desk }: { readonly desk: Desk }) {
  const { flip } = useHelpers().helpers
  const part = useRef<HTMLSpanElement>(null)
  const before = useRef(flip)
  useEffect(() => {
    if (before.current === flip) return
    before.current = flip
    const room = part.current?.parentElement?.clientWidth ?? 0
    const { camera, frame } = desk.state()
    const middle = camera.x + (frame.x + frame.width / 2) * camera.zoom
    desk.camera.pan(room - 2 * middle, 0)
  }, [desk, flip])
  return <span ref={part} hidden />
}
