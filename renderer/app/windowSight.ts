import { keysOfSpot } from '../editor/undoing/spots.ts'
import type { Spot } from '../editor/undoing/spots.ts'
import type { Surface } from '../editor/undoing/sight.ts'

/** Less of an element than this, CSS px, is not seen, unless it is half of it. */
const ENOUGH = 24

/** The window's elements that show part of the film, which say so themselves (`data-spots`). */
export const windowSight: Surface = {
  sees: (spot) => elementsOf(spot).some(isSeen),
  show(spot) {
    if (keysOfSpot(spot).length === 0) return false
    // What shows it is mounted with the next frame: a pane that was opened, a row that was scrolled to.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const found = elementsOf(spot)
        if (!found.some(isSeen)) boxOf(found[0])?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      }),
    )
    return false
  },
}

function elementsOf(spot: Spot): Element[] {
  const keys = keysOfSpot(spot)
  return keys.flatMap((key) => [...document.querySelectorAll(`[data-spots~="${CSS.escape(key)}"]`)])
}

/** What has no box of its own is seen by its first child. */
function boxOf(element: Element | undefined): Element | null {
  if (!element) return null
  return getComputedStyle(element).display === 'contents' ? element.firstElementChild : element
}

function isSeen(element: Element): boolean {
  const box = boxOf(element)
  if (!box || !box.checkVisibility()) return false
  const whole = box.getBoundingClientRect()
  let { left, top, right, bottom } = whole
  for (let around = box.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflow === 'visible') continue
    const room = around.getBoundingClientRect()
    left = Math.max(left, room.left)
    top = Math.max(top, room.top)
    right = Math.min(right, room.right)
    bottom = Math.min(bottom, room.bottom)
  }
  const across = Math.min(right, innerWidth) - Math.max(left, 0)
  const down = Math.min(bottom, innerHeight) - Math.max(top, 0)
  return across >= Math.min(ENOUGH, whole.width / 2) && down >= Math.min(ENOUGH, whole.height / 2) && down > 0
}
