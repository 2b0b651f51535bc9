export interface Stillness {
  readonly moved: () => void
  readonly dispose: () => void
}

/**
 * Calls back once nothing has moved for `ms`, as often as something moves again. Keeps one timer for all moves of that time: to set one anew
 * for each would cost every sample of a pen.
 */
export function createStillness(ms: number, rests: () => void): Stillness {
  let last = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  function look(): void {
    const left = last + ms - performance.now()
    timer = left > 0 ? setTimeout(look, left) : null
    if (timer === null) rests()
  }
  return {
    moved() {
      last = performance.now()
      timer ??= setTimeout(look, ms)
    },
    dispose() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
