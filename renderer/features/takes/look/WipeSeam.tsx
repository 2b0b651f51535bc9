import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Rect } from '#shared/geometry/rect.ts'

interface WipeSeamProps {
  /** 0..1 of the frame's width, from its left. */
  readonly at: number
  /** The film's frame in the pane, CSS px. */
  readonly frame: Rect
  readonly onMove: (part: number) => void
}

const STEP = 0.02

/** Where one picture ends and the other begins: drawn across by a hand, or moved by arrows when it has the focus. */
export function WipeSeam({ at, frame, onMove }: WipeSeamProps) {
  const seam = useRef<HTMLDivElement>(null)
  const move = (part: number): void => onMove(Math.max(0, Math.min(1, part)))

  function drag(event: PointerEvent): void {
    const box = seam.current?.parentElement?.getBoundingClientRect()
    if (box && event.currentTarget.hasPointerCapture(event.pointerId))
      move((event.clientX - box.left - frame.x) / frame.width)
  }
  function key(event: KeyboardEvent): void {
    const to = { ArrowLeft: at - STEP, ArrowRight: at + STEP, Home: 0, End: 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    move(to)
  }
  return (
    <div
      ref={seam}
      className="wipe-seam"
      role="slider"
      tabIndex={0}
      aria-label="Wipe"
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      style={{ transform: `translateX(${Math.round(frame.x + at * frame.width)}px)` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={key}
    />
  )
}
