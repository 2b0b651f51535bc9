/** Who wants to hear of a change. */
export interface Listeners {
  /** Calls back after every change, until the answer is called. */
  readonly listen: (changed: () => void) => () => void
  readonly tell: () => void
  /** Nobody hears anything more. */
  readonly clear: () => void
}

export function createListeners(): Listeners {
  const all = new Set<() => void>()
  return {
    listen(changed) {
      all.add(changed)
      return () => all.delete(changed)
    },
    tell() {
      for (const changed of all) changed()
    },
    clear: () => all.clear(),
  }
}

/** A value that others watch. As React's useSyncExternalStore wants it, `state` answers with the same object until it is set. */
export interface Store<State> {
  readonly state: () => State
  readonly listen: Listeners['listen']
  /** Tells nobody where it is the same value. */
  readonly set: (next: State) => void
  /** Sets some of its fields; where each has that value already nothing happens. */
  readonly change: (fields: Partial<State>) => void
  /** Nobody hears anything more. */
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
