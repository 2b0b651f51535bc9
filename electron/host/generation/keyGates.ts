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
}

export const GATE_RULES: GateRules = { proofMs: 2500, firstProbeMs: 4000, mostProbeMs: 60_000 }

/** To begin with; grows by one for each full round of answers, up to MOST; a service that is overrun halves it. */
const AT_FIRST = 4
const MOST = 8
/** A built-in generator works on this computer's own cores. */
const BUILT_IN = 2

/**
 * What one key to one address has taught: how many of its requests may be out at once, and whether any may leave. All
 * films of this host that use the key share it.
 */
export interface KeyGate {
  readonly id: string
  hasRoom(): boolean
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

function createGate(id: string, fixed: number | null, { rules, now, changed }: GateParts): OwnGate {
  let limit = fixed ?? AT_FIRST
  let out = 0
  let round = 0
  let proven = fixed !== null
  let parked: Parked | null = null
  let stopped = false
  /** Of the gate: its proof, or the end of its parking. */
  let clock: NodeJS.Timeout | undefined

  function after(ms: number, act: () => void): void {
    clearTimeout(clock)
    if (stopped) return
    clock = setTimeout(act, Math.min(ms, 2_000_000_000))
  }

  function park(why: Failure, until: number | null): void {
    clearTimeout(clock)
    parked = { why, until: until === null ? null : new Date(until).toISOString() }
    changed(gate)
  }

  function unpark(): void {
    clearTimeout(clock)
    parked = null
    changed(gate)
  }

  const gate: OwnGate = {
    id,
    hasRoom: () => parked === null && out < (proven ? limit : 1),
    out: () => out,
    enter() {
      out += 1
      if (proven || parked !== null) return
      after(rules.proofMs, () => {
        // A wrong key is refused at once: whoever takes this long is making a picture.
        proven = true
        changed(gate)
      })
    },
    leave() {
      out -= 1
    },
    parked: () => parked,
    succeeded() {
      if (!proven && parked === null) clearTimeout(clock)
      proven = true
      round += 1
      if (fixed !== null || round < limit) return
      round = 0
      limit = Math.min(MOST, limit + 1)
    },
    slowDown(why, waitMs) {
      limit = Math.max(1, limit >> 1)
      round = 0
      const until = now() + waitMs
      if (parked !== null && (parked.until === null || Date.parse(parked.until) >= until)) return
      park(why, until)
      after(waitMs, unpark)
    },
    shut(why) {
      proven = false
      park(why, null)
    },
    lostNetwork(why, isBack) {
      if (parked !== null) return
      let wait = rules.firstProbeMs
      proven = false
      const look = (): void => {
        park(why, now() + wait)
        after(wait, () => {
          const asked = parked
          wait = Math.min(wait * 2, rules.mostProbeMs)
          void isBack().then((back) => (parked !== asked ? undefined : back ? unpark() : look()))
        })
      }
      look()
    },
    open() {
      if (parked !== null) unpark()
    },
    stop() {
      stopped = true
      clearTimeout(clock)
    },
  }
  return gate
}
