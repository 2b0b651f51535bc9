import type { Client } from '#shared/contract/client.ts'
import { describeFault } from '#shared/contract/faults.ts'

export interface Report {
  /** Versions and the last lines of the log, with nothing of a film. */
  readonly text: string
  /** Where the log lies; null where none is kept. */
  readonly logFile: string | null
}

/** What goes wrong in this window, and the way to pass it on. */
export interface Faults {
  /** `part`: what stopped ("The board"); null where the window goes on as it was. Never throws, and is never waited for. */
  note(thrown: unknown, part: string | null): void
  /** null where the host does not answer. */
  report(): Promise<Report | null>
}

/** A fault that comes back with every frame is told this often, and a page tells so many in all. */
const [OF_ONE, IN_ALL] = [3, 50]

export function createFaults(client: Pick<Client, 'call'>): Faults {
  const told = new Map<string, number>()
  let all = 0

  return {
    note(thrown, part) {
      const fault = describeFault(thrown)
      const kind = [part, fault.name, fault.said, fault.at[0]].join('|')
      const before = told.get(kind) ?? 0
      told.set(kind, before + 1)
      if (before >= OF_ONE || all >= IN_ALL) return
      all += 1
      // A host that is gone can't be told: its own end is in the log.
      void client.call('faults.note', { part, fault }).catch(() => undefined)
    },
    async report() {
      const answer = await client.call('report.read', {}).catch(() => null)
      if (!answer?.ok) return null
      return { ...answer.value, text: `${answer.value.text}${windowLine()}\n` }
    },
  }
}

/** Hears what nobody caught in this page, from now until the returned function is called. */
export function hearFaults(page: Pick<Window, 'addEventListener' | 'removeEventListener'>, faults: Faults): () => void {
  const failed = (event: ErrorEvent): void => {
    // Told of a layout that was put right in the next frame: no fault, and without an error.
    if (event.error !== null && event.error !== undefined) faults.note(event.error, null)
  }
  const rejected = (event: PromiseRejectionEvent): void => faults.note(event.reason, null)
  page.addEventListener('error', failed)
  page.addEventListener('unhandledrejection', rejected)
  return () => {
    page.removeEventListener('error', failed)
    page.removeEventListener('unhandledrejection', rejected)
  }
}

function windowLine(): string {
  const { innerWidth, innerHeight, devicePixelRatio } = globalThis
  return `Window: ${innerWidth} × ${innerHeight} at ${devicePixelRatio}×, ${navigator.userAgent}`
}
