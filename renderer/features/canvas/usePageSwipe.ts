import { useEffect } from 'react'
import { useActions } from '../../editor/useActions.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { useLatest } from './useTable.ts'

/** Fingers of a swipe: two move the paper. */
const FINGERS = 3
/** CSS px that they go across to turn a page. */
const FAR = 70

/** Three fingers swept across the paper turn the page, like a sheet: to the left for the next one. */
export function usePageSwipe(table: DrawingTable | null): void {
  const actions = useLatest(useActions())
  useEffect(() => {
    if (!table) return undefined
    const ending = new AbortController()
    const { signal } = ending
    const fingers = new Map<number, { readonly from: number; readonly x: number }>()
    let turned = false

    // Load-bearing: moves are heard while a finger is down only, or every step of a pen's ink would pay for them.
    let hearing: AbortController | null = null

    function down({ pointerId, pointerType, clientX }: PointerEvent): void {
      if (pointerType !== 'touch') return
      if (fingers.size === 0) turned = false
      if (!hearing) {
        hearing = new AbortController()
        const heard = AbortSignal.any([signal, hearing.signal])
        window.addEventListener('pointermove', moved, { signal: heard, capture: true })
      }
      fingers.set(pointerId, { from: clientX, x: clientX })
    }
    function moved({ pointerId, clientX }: PointerEvent): void {
      const finger = fingers.get(pointerId)
      if (!finger) return
      fingers.set(pointerId, { ...finger, x: clientX })
      // With a pen at work they are a hand that rests.
      if (turned || fingers.size !== FINGERS || table!.pointers.busy()) return
      const across = [...fingers.values()].map(({ from, x }) => x - from)
      if (!across.every((by) => by < -FAR) && !across.every((by) => by > FAR)) return
      turned = true
      actions.current.run(across[0]! < 0 ? 'panel.next' : 'panel.previous')
    }
    function up({ pointerId }: PointerEvent): void {
      fingers.delete(pointerId)
      if (fingers.size > 0) return
      hearing?.abort()
      hearing = null
    }

    table.area.addEventListener('pointerdown', down, { signal })
    window.addEventListener('pointerup', up, { signal, capture: true })
    window.addEventListener('pointercancel', up, { signal, capture: true })
    return () => ending.abort()
  }, [table, actions])
}
