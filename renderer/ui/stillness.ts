/** Knows when nothing has moved for a while. */
export interface Stillness {
  /** Something moves: what is waited for comes that much later. */
  readonly moved: () => void
  readonly waiting: () => boolean
  readonly stop: () => void
}

/**
 * Calls back once nothing has moved for `ms`. By a single timer, however often something moves meanwhile: a pan would
 * clear and set one in every frame, and a pen in every sample.
 */
export function createStillness(ms: number, still: () => void): Stillness {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0

  function look(): void {
    const left = ms - (performance.now() - last)
    timer = left > 1 ? setTimeout(look, left) : undefined
    if (timer === undefined) still()
  }

  return {
    moved() {
      last = performance.now()
      timer ??= setTimeout(look, ms)
    },
    waiting: () => timer !== undefined,
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
