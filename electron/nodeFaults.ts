import { ignoreClosedReaders } from './closedReaders.ts'
import type { LogBook } from '#host/log/logBook.ts'

/** A command with an uncaught fault exits as Node does by default, after logging it. */
export function logCommandFaults(log: LogBook): void {
  process.on('uncaughtExceptionMonitor', (fault) => {
    // A command that became a server handles its own.
    if (process.listenerCount('uncaughtException') > 0) return
    log.noteNow({ says: 'Framewright itself met a fault', fault })
    process.stderr.write(`framewright: it ends by a fault of its own. The log is ${log.file}\n`)
  })
}

/**
 * A server does not exit on an uncaught exception at once, since paid answers may be in flight: this logs it and
 * resolves, so that the server can shut down cleanly. Unhandled rejections are only logged.
 */
export function serverFault(log: LogBook): Promise<void> {
  ignoreClosedReaders()
  return new Promise((end) => {
    process.on('uncaughtException', (fault) => {
      log.noteNow({ says: 'Framewright itself met a fault', fault })
      process.stderr.write(`${wordsOf(fault)}\n`)
      end()
    })
    process.on('unhandledRejection', (fault) => {
      log.note({ says: 'A promise failed and nobody listened', fault })
      process.stderr.write(`framewright: something went wrong inside. The log is ${log.file}\n${wordsOf(fault)}\n`)
    })
  })
}

function wordsOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}
