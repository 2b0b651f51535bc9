/**
 * On Windows and Linux, Alt pressed and released alone goes to the menu bar. The system takes it for alone even when a
 * drag, a wheel or another key that the page used came between; the release then belongs to that gesture, and the
 * keyboard stays with the work.
 */
export function keepAltFromMenu(target: Window): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const first = { signal, capture: true }
  let used = false
  let drawing = false
  function use(): void {
    used = true
  }
  function pointed({ type, buttons }: PointerEvent): void {
    drawing = buttons !== 0
    if (drawing || type === 'pointerup') use()
  }
  function pressed(event: KeyboardEvent): void {
    if (event.key !== 'Alt') use()
    else if (!event.repeat) {
      used = drawing
      // Only now: a pan by the wheel would pay for it.
      target.addEventListener('wheel', use, { ...first, passive: true, once: true })
    }
  }
  function released(event: KeyboardEvent): void {
    if (event.key === 'Alt' && used) event.preventDefault()
  }
  target.addEventListener('keydown', pressed, first)
  target.addEventListener('keyup', released, first)
  // Not moves: a step of ink would pay for them. What a pointer comes over tells of a release that never came.
  for (const kind of ['pointerdown', 'pointerover', 'pointerup', 'pointercancel'] as const)
    target.addEventListener(kind, pointed, { ...first, passive: true })
  return () => stop.abort()
}
