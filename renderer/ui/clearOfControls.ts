import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'

/** Sides in CSS px. */
export interface Sides {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Between what was moved out of the way and the control under it. */
const GAP = 8

/** How far up (px) a box goes so as to cover none of these; 0 if there is no such place below `ceiling`. */
export function liftOver(box: Sides, controls: readonly Sides[], ceiling: number): number {
  const beside = controls.filter(({ left, right }) => left < box.right && right > box.left)
  let lift = 0
  for (;;) {
    const [top, bottom] = [box.top - lift, box.bottom - lift]
    if (top < ceiling) return 0
    const under = beside.filter((each) => each.top < bottom && each.bottom > top)
    if (under.length === 0) return lift
    lift = box.bottom - Math.min(...under.map((each) => each.top)) + GAP
  }
}

const CONTROLS = 'button, input, textarea, select, a[href], [role="slider"]'
/** It moves once what is under it rests: no hand waits for the measuring. */
const QUIET_MS = 150
/** The bar of the window stays in sight. */
const CEILING = 64

/** Moves it up while it would lie over what can be pressed or typed in: in the dialog on top, or else in the window. */
export function useClearOfControls(ref: RefObject<HTMLElement | null>, shown: readonly unknown[]): void {
  useLayoutEffect(() => {
    const element = ref.current
    if (!element || shown.length === 0) return undefined
    const place = (): void => {
      element.style.translate = ''
      const box = element.getBoundingClientRect()
      const lift = liftOver(box, controlsBeside(element, box), CEILING)
      if (lift > 0) element.style.translate = `0 ${-lift}px`
    }
    place()
    // A dialog that opens or goes is a child of the page's body, which can't be pressed meanwhile: its style says so.
    const dialogs = new MutationObserver(place)
    dialogs.observe(document.body, { childList: true, attributeFilter: ['style'] })
    // A pane that opens under it, as the script does by its key, comes up whenever what it shows is read.
    let quiet = 0
    const panes = new MutationObserver(() => {
      window.clearTimeout(quiet)
      quiet = window.setTimeout(place, QUIET_MS)
    })
    panes.observe(document.body, { childList: true, subtree: true })
    window.addEventListener('resize', place)
    return () => {
      window.clearTimeout(quiet)
      panes.disconnect()
      dialogs.disconnect()
      window.removeEventListener('resize', place)
    }
  }, [ref, shown])
}

function controlsBeside(own: HTMLElement, box: Sides): readonly Sides[] {
  const scope = [...document.querySelectorAll('[role="dialog"]:not([data-radix-popper-content-wrapper] *)')].at(-1)
  return [...(scope ?? document.body).querySelectorAll(CONTROLS)].flatMap((control) => {
    if (own.contains(control)) return []
    const sides = control.getBoundingClientRect()
    const beside = sides.left < box.right && sides.right > box.left && sides.bottom > CEILING
    return beside && isInSight(control, sides) ? [sides] : []
  })
}

/** Not where a list that scrolls has put it out of sight. */
function isInSight(control: Element, { left, top, right, bottom }: Sides): boolean {
  return document.elementsFromPoint((left + right) / 2, (top + bottom) / 2).includes(control)
}
