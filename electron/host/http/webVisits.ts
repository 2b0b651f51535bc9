import { callIdSchema } from '#shared/contract/methods.ts'
import type { Host } from '../createHost.ts'
import type { Visit } from '../visits.ts'

/** The visits of pages served by the web host, by the ids that pages choose. */
export interface WebVisits {
  /** The visit with this id; the process itself if there is none. */
  of(name: string | null | undefined): Pick<Host, 'call'>
  /** Marks a page as listening until the returned function is called: it is certainly alive meanwhile. */
  listening(name: string | null | undefined): () => void
  /** Stops waiting for any page. */
  close(): void
}

interface Guest {
  readonly visit: Visit
  /** Number of calls and event streams in progress. */
  ties: number
  timer: NodeJS.Timeout | null
}

/**
 * How long, in ms, a page may neither call nor listen before it counts as gone. A browser whose stream broke
 * reconnects within seconds; a reloaded page finds its film still open.
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
