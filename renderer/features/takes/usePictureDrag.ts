import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'

/** A press becomes a drag after so many CSS px. */
const SLACK = 5

export interface PictureDrag {
  /** What is carried, and the place it would take; null if nothing is. */
  readonly carried: { readonly from: number; readonly to: number } | null
  readonly press: (event: ReactPointerEvent<HTMLElement>, from: number) => void
}

/** Drags one of a row of pictures, which may run over several lines, to another place; Escape puts it back. */
export function usePictureDrag(
  row: RefObject<HTMLElement | null>,
  drop: (from: number, to: number) => void,
): PictureDrag {
  const [carried, setCarried] = useState<PictureDrag['carried']>(null)
  const latest = useRef(drop)
  useEffect(() => {
    latest.current = drop
  })
  const ending = useRef<AbortController | null>(null)
  useEffect(() => () => ending.current?.abort(), [])

  function press(event: ReactPointerEvent<HTMLElement>, from: number): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    ending.current?.abort()
    const [pressed, done] = [event.nativeEvent, new AbortController()]
    ending.current = done
    let to = from
    let moved = false
    done.signal.addEventListener('abort', () => setCarried(null))
    const listen = <K extends 'pointermove' | 'pointerup' | 'pointercancel'>(
      kind: K,
      then: (event: PointerEvent) => void,
    ): void =>
      window.addEventListener(kind, (each) => each.pointerId === pressed.pointerId && then(each), {
        signal: done.signal,
      })
    listen('pointermove', (each) => {
      moved ||= Math.hypot(each.clientX - pressed.clientX, each.clientY - pressed.clientY) > SLACK
      if (!moved) return
      to = placeAt(row.current, each)
      setCarried({ from, to })
    })
    listen('pointerup', () => {
      done.abort()
      if (moved && to !== from) latest.current(from, to)
    })
    listen('pointercancel', () => done.abort())
    window.addEventListener(
      'keydown',
      (each) => {
        if (each.key !== 'Escape' || !moved) return
        each.preventDefault()
        each.stopPropagation()
        done.abort()
      },
      { capture: true, signal: done.signal },
    )
  }

  return { carried, press }
}

/** The place of the picture nearest to the pointer. */
function placeAt(row: HTMLElement | null, { clientX, clientY }: PointerEvent): number {
  const boxes = [...(row?.querySelectorAll('figure') ?? [])].map((figure) => figure.getBoundingClientRect())
  const far = boxes.map(({ left, right, top, bottom }) =>
    Math.hypot(
      Math.max(left - clientX, 0, clientX - right),
      // Another line is further than the end of this one.
      4 * Math.max(top - clientY, 0, clientY - bottom),
    ),
  )
  return Math.max(0, far.indexOf(Math.min(...far)))
}
