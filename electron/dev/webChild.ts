/**
 * The web host of `npm run dev -- --web`: its parent tells it what to serve, and restarts it when a source of the host
 * changes.
 */
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { runWeb } from '../web.ts'
import { devPages } from './devPages.ts'
import type { Sources } from './devPages.ts'

export interface WebOrder {
  readonly folder: string | null
  readonly port: number
  readonly sources: Sources
  readonly secrets: Secrets
  /** Lets a browser that is already admitted stay so across restarts. */
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
      // No more messages are expected, and an open channel would keep the process alive.
      process.disconnect()
    })
})

/** Exits if the parent is gone, since nothing else would end it. */
function orphaned(): void {
  process.kill(process.pid, 'SIGTERM')
}
