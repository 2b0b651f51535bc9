import type { Failure } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'

type Parked = NonNullable<Job['parked']>

/** How many requests of one key may be out. */
export interface GateRules {
  /** With a key that has not been answered yet, the second request waits this long for the first one's answer. */
  readonly proofMs: number
  /** Before the first look whether the network is back; doubled for each one after, up to `mostProbeMs`. */
  readonly firstProbeMs: number
  readonly mostProbeMs: number
  /** Requests at once, however well it goes; `MOST` unless given. */
  readonly most?: number
}

export const GATE_RULES: GateRules = { proofMs: 2500, firstProbeMs: 4000, mostProbeMs: 60_000 }

/** To begin with; grows by one for each full round of answers, up to MOST; a service that is overrun halves it. */
const AT_FIRST = 4
const MOST = 8
/** Where a service says of no time how long it wants to be left alone, and a margin. */
const LONGEST_BACK_OFF_MS = 150_000
/** A built-in generator works on this computer's own cores. */
const BUILT_IN = 2

/**
 * What one key to one address has taught: how many of its requests may be out at once, and whether any may leave. All
 * films of this host that use the key share it.
 */
export interface KeyGate {
  readonly id: string
  hasRoom(): boolean
  /** It was answered, or as good as: more than one may be out. */
  isTried(): boolean
  /** How many of its requests are out, or about to be. */
  out(): number
  enter(): void
  leave(): void
  /** Why nothing leaves, and until when; null if requests may. */
  parked(): Parked | null
  /** The model answered. */
  succeeded(): void
  /** The service asks to slow down, and to leave it alone for so long. */
  slowDown(why: Failure, waitMs: number): void
  /** Nothing leaves until a person says so. */
  shut(why: Failure): void
  /** Nothing leaves until `isBack`, which costs nothing, says that the service can be reached. */
  lostNetwork(why: Failure, isBack: () => Promise<boolean>): void
  /** As it was when its film was closed, unless it knows better by now. */
  again(parked: Parked): void
  /** Lets requests leave again; the first of them proves the key anew. */
  open(): void
}

export interface KeyGates {
  of(id: string): KeyGate
  /** A built-in generator's. */
  builtIn(): KeyGate
  /** Forgets what was learned, with every clock that runs. */
  clear(): void
}

interface GateParts {
  readonly rules: GateRules
  readonly now: () => number
  /** It was parked or opened, or has room again. */
  readonly changed: (gate: KeyGate) => void
}

export function createKeyGates(parts: GateParts): KeyGates {
  const gates = new Map<string, OwnGate>()
  const find = (id: string, most: number | null): KeyGate => {
    const known = gates.get(id) ?? createGate(id, most, parts)
    gates.set(id, known)
    return known
  }
  return {
    of: (id) => find(id, null),
    builtIn: () => find('built-in', BUILT_IN),
    clear() {
      for (const gate of gates.values()) gate.stop()
      gates.clear()
    },
  }
}

interface OwnGate extends KeyGate {
  stop(): void
}

/** What a gate knows now. */
interface GateState {
  readonly fixed: number | null
  limit: number
  out: number
  /** Answers since the limit last changed. */
  round: number
  proven: boolean
  parked: Parked | null
  /** When a parking that ends by itself does, by a clock that nobody sets (`performance.now`). */
  freeAt: number
  stopped: boolean
  /** Of the proof, or of the end of the parking. */
  clock: NodeJS.Timeout | undefined
}

function createGate(id: string, fixed: number | null, parts: GateParts): OwnGate {
  const state: GateState = {
    fixed,
    limit: fixed ?? AT_FIRST,
    out: 0,
    round: 0,
    proven: fixed !== null,
    parked: null,
    freeAt: 0,
    stopped: false,
    clock: undefined,
  }
  const gate: OwnGate = {
    id,
    hasRoom: () => state.parked === null && state.out < (state.proven ? state.limit : 1),
    isTried: () => state.proven,
    out: () => state.out,
    enter() {
      state.out += 1
      if (state.proven || state.parked !== null) return
      after(state, parts.rules.proofMs, () => {
        // A wrong key is refused at once: whoever takes this long is making a picture.
        state.proven = true
        parts.changed(gate)
      })
    },
    leave() {
      state.out -= 1
    },
    parked: () => state.parked,
    succeeded: () => prove(state, parts.rules.most ?? MOST),
    ...parking(state, parts, () => gate),
    stop() {
      state.stopped = true
      clearTimeout(state.clock)
    },
  }
  return gate
}

function after(state: GateState, ms: number, act: () => void): void {
  clearTimeout(state.clock)
  if (!state.stopped) state.clock = setTimeout(act, Math.min(ms, 2_000_000_000))
}

function prove(state: GateState, most: number): void {
  if (!state.proven && state.parked === null) clearTimeout(state.clock)
  state.proven = true
  state.round += 1
  if (state.fixed !== null || state.round < state.limit) return
  state.round = 0
  state.limit = Math.min(most, state.limit + 1)
}

function parking(
  state: GateState,
  { rules, now, changed }: GateParts,
  gate: () => KeyGate,
): Pick<KeyGate, 'slowDown' | 'shut' | 'lostNetwork' | 'again' | 'open'> {
  function become(parked: Parked | null): void {
    clearTimeout(state.clock)
    state.parked = parked
    changed(gate())
  }
  function parkFor(why: Failure, waitMs: number): Parked {
    const parked = { why, until: timeOf(now() + waitMs) }
    state.freeAt = performance.now() + waitMs
    become(parked)
    return parked
  }
  return {
    slowDown(why, waitMs) {
      state.limit = Math.max(1, state.limit >> 1)
      state.round = 0
      const freeAt = performance.now() + waitMs
      if (state.parked !== null && (state.parked.until === null || state.freeAt >= freeAt)) return
      parkFor(why, waitMs)
      after(state, waitMs, () => become(null))
    },
    shut(why) {
      state.proven = false
      become({ why, until: null })
    },
    lostNetwork(why, isBack) {
      if (state.parked !== null) return
      let wait = rules.firstProbeMs
      state.proven = false
      const look = (): void => {
        const asked = parkFor(why, wait)
        after(state, wait, () => {
          wait = Math.min(wait * 2, rules.mostProbeMs)
          void isBack().then((back) => (state.parked !== asked ? undefined : back ? become(null) : look()))
        })
      }
      look()
    },
    again(parked) {
      const written = parked.until === null ? Infinity : Date.parse(parked.until) - now()
      // Where the clock was set back since, no longer than was asked for.
      const left = Math.min(written, parked.until === null ? Infinity : longestOf(parked.why, rules))
      if (state.parked !== null || state.out > 0 || !(left > 0)) return
      state.proven = false
      state.freeAt = performance.now() + left
      become(left === written ? parked : { ...parked, until: timeOf(now() + left) })
      if (left < Infinity) after(state, left, () => become(null))
    },
    open() {
      if (state.parked !== null) become(null)
    },
  }
}

/** The most milliseconds that a key is parked for this. */
function longestOf(why: Failure, { mostProbeMs }: GateRules): number {
  const asked = why.kind === 'rate-limited' ? (why.waitSeconds ?? 0) * 1000 : 0
  return Math.max(asked * 1.25, mostProbeMs, LONGEST_BACK_OFF_MS)
}

/** A service may ask for a delay beyond all dates. */
function timeOf(ms: number): string {
  return new Date(Math.min(ms, 8e15)).toISOString()
}
