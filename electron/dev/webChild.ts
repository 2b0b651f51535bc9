/** The web host of `npm run dev -- --web`: told by its parent what to serve, and started anew when a source of the host changes. */
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { runWeb } from '../web.ts'
import { devPages } from './devPages.ts'
import type { Sources } from './devPages.ts'

export interface WebOrder {
  readonly folder: string | null
  readonly port: number
  readonly sources: Sources
  readonly secrets: Secrets
  /** The browser that came in keeps its way in when the host is started again. */
  readonly session: string
}

process.once('message', (order: WebOrder) => {
  const { sources, ...options } = order
  process.once('disconnect', orphaned)
  runWeb({ ...options, pages: devPages(sources) }, ({ url }) => process.send?.({ url }))
    .catch((error: unknown) => {
      console.error(`framewright: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    })
    .finally(() => {
      process.off('disconnect', orphaned)
      // Nothing more is asked of it, and a channel that is open keeps it.
      process.disconnect()
    })
})

/** A parent that is gone can't end it. */
function orphaned(): void {
  process.kill(process.pid, 'SIGTERM')
}
