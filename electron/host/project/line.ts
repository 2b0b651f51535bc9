export type Line = <T>(work: () => T | Promise<T>) => Promise<T>

/** Work that is handed in runs in that order, one at a time; a piece that fails holds back none after it. */
export function createLine(): Line {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
}
