import { callIdSchema } from '#shared/contract/methods.ts'
import type { Host } from '../createHost.ts'
import type { Visit } from '../visits.ts'

/** The pages that a web host serves, by the names that they give themselves. */
export interface WebVisits {
  /** Whoever calls under this name; the process itself where it gives none. */
  of(name: string | null | undefined): Pick<Host, 'call'>
  /** A page listens from here until the returned function is called: meanwhile it is certainly there. */
  listening(name: string | null | undefined): () => void
  /** Nobody is waited for any more. */
  close(): void
}

interface Guest {
  readonly visit: Visit
  /** Calls under way, and ways by which it hears. */
  ties: number
  timer: NodeJS.Timeout | null
}

/**
 * How long, in ms, a page may be neither heard of nor listen before it counts as gone. A browser whose stream broke comes back
 * within some seconds; a page that is loaded again finds its film still open.
 */
export const ABSENT_MS = 15_000

export function createWebVisits(host: Pick<Host, 'call' | 'visit'>, absentMs = ABSENT_MS): WebVisits {
  const guests = new Map<string, Guest>()

  function tie(name: string): { readonly guest: Guest; readonly untie: () => void } {
    const guest = guests.get(name) ?? { visit: host.visit(), ties: 0, timer: null }
    guests.set(name, guest)
    guest.ties += 1
    if (guest.timer) clearTimeout(guest.timer)
    guest.timer = null
    return {
      guest,
      untie() {
        guest.ties -= 1
        if (guest.ties === 0 && guests.get(name) === guest)
          guest.timer = setTimeout(() => leave(name), absentMs).unref()
      },
    }
  }

  function leave(name: string): void {
    const guest = guests.get(name)
    guests.delete(name)
    void guest?.visit.leave()
  }

  return {
    of(given) {
      const name = callIdSchema.safeParse(given).data
      if (name === undefined) return host
      return {
        async call(...asked) {
          const { guest, untie } = tie(name)
          try {
            return await guest.visit.call(...asked)
          } finally {
            untie()
          }
        },
      }
    },
    listening(given) {
      const name = callIdSchema.safeParse(given).data
      return name === undefined ? () => undefined : tie(name).untie
    },
    close() {
      for (const { timer } of guests.values()) if (timer) clearTimeout(timer)
      guests.clear()
    },
  }
}
