import { focusFront, isFront } from './focusFront.ts'

/** What opens over the window and goes again; the focus in it is never where it was before. */
const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [data-radix-popper-content-wrapper]'

const FOCUSABLE =
  'button, input, select, textarea, summary, a[href], [role="slider"], [role="option"], [tabindex]:not([tabindex="-1"])'

/** How far around a lost element a neighbour is looked for. */
const LEVELS = 8

/** Where the focus was, also when what had it is gone. */
export interface Place {
  readonly element: HTMLElement
  /** From the nearest: who held it, and how many others stood before it there. */
  readonly around: readonly { readonly holder: Element; readonly at: number }[]
}

/** Where the focus was last, outside anything that opens over the window. */
let ground: Place | null = null

function placeOf(element: HTMLElement): Place {
  const around: { holder: Element; at: number }[] = []
  for (let holder = element.parentElement; holder && around.length < LEVELS; holder = holder.parentElement) {
    if (holder === document.body || holder.id === 'root') break
    around.push({ holder, at: [...holder.querySelectorAll(FOCUSABLE)].indexOf(element) })
  }
  return { element, around }
}

function isUsable(element: Element): element is HTMLElement {
  if (!(element instanceof HTMLElement) || !element.isConnected || element.matches(':disabled')) return false
  return element.checkVisibility({ visibilityProperty: true })
}

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

/**
 * Gives the focus back to where it was before whatever is closing now; if that is gone, to what stands in its place,
 * and failing that to the work.
 */
export function focusGround(): void {
  const was = ground
  if (was && isUsable(was.element)) was.element.focus({ preventScroll: true })
  else if (was && !isFront(was.element)) {
    const neighbour = neighbourOf(was)
    neighbour?.focus({ preventScroll: true })
    if (was.element.isConnected) onceEnabled(was.element, () => takeBack(was.element, neighbour))
  }
  if (isLost()) focusFront()
}

/** What was disabled only while its work lasted has the focus again, unless the person has gone elsewhere meanwhile. */
function takeBack(element: HTMLElement, neighbour: HTMLElement | undefined): void {
  const active = document.activeElement
  if (isLost() || active === neighbour) element.focus({ preventScroll: true })
  else if (ground?.element === neighbour && active?.closest(OVERLAY)) ground = placeOf(element)
}

let awaited: MutationObserver | null = null

function onceEnabled(element: HTMLElement, enabled: () => void): void {
  awaited?.disconnect()
  const watch = new MutationObserver(() => {
    if (element.matches(':disabled')) return
    watch.disconnect()
    enabled()
  })
  watch.observe(element, { attributes: true, attributeFilter: ['disabled'] })
  awaited = watch
}

function neighbourOf({ around }: Place): HTMLElement | undefined {
  for (const { holder, at } of around) {
    if (!holder.isConnected) continue
    const usable = [...holder.querySelectorAll(FOCUSABLE)].filter(isUsable)
    const next = usable[Math.min(Math.max(at, 0), usable.length - 1)]
    if (next) return next
  }
  return undefined
}

/** Where the focus is now; null for nowhere. */
export function placeOfFocus(): Place | null {
  const active = document.activeElement
  return active instanceof HTMLElement && active !== document.body ? placeOf(active) : null
}

/** Gives the focus back to what had it, or to what stands in its place in the dialog that it was in, if that is still open. */
export function focusPlace(place: Place): void {
  if (place.element.isConnected) place.element.focus()
  else if (place.around.some(({ holder }) => holder.isConnected && holder.closest(OVERLAY))) neighbourOf(place)?.focus()
}

/** Gives the focus to the work when nobody has it, and nothing that opens now is about to take it. */
export function focusFrontIfFree(): void {
  if (isLost() && !document.querySelector(OVERLAY)) focusFront()
}

/** After whatever closes now has let go of the focus: if nobody took it, it goes back to where it was. */
export function settleFocus(): void {
  setTimeout(() => {
    if (isLost()) focusGround()
  }, 0)
}

/**
 * Whether the person has gone on meanwhile: what closes now gives nothing back then. A dialog that lost what had the
 * focus in it holds it only so that it is not lost.
 */
export function isFocusTaken(): boolean {
  return !isLost() && document.activeElement?.matches('[role="dialog"]:not([data-popover])') === false
}

function moved({ target: to }: FocusEvent): void {
  if (to instanceof HTMLElement && to !== document.body && !to.closest(OVERLAY)) ground = placeOf(to)
}

function pressed(): void {
  setTimeout(() => {
    if (ground && isLost() && !isUsable(ground.element) && !document.querySelector(OVERLAY)) focusGround()
  }, 0)
}

/** Remembers where the focus is, and finds a neighbour for it when a press removes or disables what had it. */
export function watchFocus(target: Window): () => void {
  const stop = new AbortController()
  const { signal } = stop
  target.addEventListener('focusin', moved, { signal })
  target.addEventListener('click', pressed, { signal })
  target.addEventListener('keydown', pressed, { signal })
  return () => stop.abort()
}
