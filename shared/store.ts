/** A set of change listeners, called with `Told` on every change. */
export interface Listeners<Told extends readonly unknown[] = []> {
  /** Calls back after every change, until the returned function is called. */
  readonly listen: (changed: (...told: Told) => void) => () => void
  readonly tell: (...told: Told) => void
  /** Removes all listeners. */
  readonly clear: () => void
}

export function createListeners<Told extends readonly unknown[] = []>(): Listeners<Told> {
  const all = new Set<(...told: Told) => void>()
  return {
    listen(changed) {
      all.add(changed)
      return () => all.delete(changed)
    },
    tell(...told) {
      for (const changed of all) changed(...told)
    },
    clear: () => all.clear(),
  }
}

/**
 * Listeners of what must be opened for them: `open` is called for the first, with what tells them all, and what it
 * returns once none is left.
 */
export function listenersWhileOpen<Told extends readonly unknown[]>(
  open: (tell: (...told: Told) => void) => () => void,
): Listeners<Told>['listen'] {
  const listeners = createListeners<Told>()
  let close: (() => void) | null = null
  let listening = 0
  return (changed) => {
    const stop = listeners.listen(changed)
    listening += 1
    close ??= open(listeners.tell)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      stop()
      listening -= 1
      if (listening > 0) return
      close?.()
      close = null
    }
  }
}

/** An observable value. As React's useSyncExternalStore requires, `state` returns the same object until it is set. */
export interface Store<State> {
  readonly state: () => State
  readonly listen: Listeners['listen']
  /** Notifies no one if the value is unchanged. */
  readonly set: (next: State) => void
  /** Sets some of its fields; does nothing if all are unchanged. */
  readonly change: (fields: Partial<State>) => void
  /** Removes all listeners. */
  readonly clear: () => void
}

export function createStore<State>(start: State): Store<State> {
  const listeners = createListeners()
  let state = start
  function set(next: State): void {
    if (Object.is(next, state)) return
    state = next
    listeners.tell()
  }
  return {
    state: () => state,
    listen: listeners.listen,
    set,
    change(fields) {
      const keys = Object.keys(fields) as (keyof State)[]
      if (keys.some((key) => !Object.is(fields[key], state[key]))) set({ ...state, ...fields })
    },
    clear: listeners.clear,
  }
}
