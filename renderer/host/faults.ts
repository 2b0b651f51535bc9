import type { Client } from '#shared/contract/client.ts'
import { describeFault } from '#shared/contract/faults.ts'

export interface Report {
  /** Versions and the last lines of the log, with nothing of a film. */
  readonly text: string
  /** The log's path; null if none is kept. */
  readonly logFile: string | null
}

/** Reports what goes wrong in this window, and how a person can pass it on. */
export interface Faults {
  /** `part`: what stopped ("The board"); null if the window carries on. Never throws; never awaited. */
  note(thrown: unknown, part: string | null): void
  /** null if the host does not answer. */
  report(): Promise<Report | null>
}

/** Limits for reports: of one fault that recurs with every frame, and of all faults of a page. */
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

/** Reports uncaught errors of this page until the returned function is called. */
export function hearFaults(page: Pick<Window, 'addEventListener' | 'removeEventListener'>, faults: Faults): () => void {
  const failed = (event: ErrorEvent): void => {
    // Fired when layout settles only in the next frame: harmless, and without an error.
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
