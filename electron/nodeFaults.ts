import type { LogBook } from '#host/log/logBook.ts'

/** A command that ends by a fault of its own ends as Node has it; what is left of it is in the log. */
export function hearCommandFaults(log: LogBook): void {
  process.on('uncaughtExceptionMonitor', (fault) => {
    // A server that the command became hears for itself.
    if (process.listenerCount('uncaughtException') > 0) return
    log.noteNow({ says: 'Framewright itself met a fault', fault })
    process.stderr.write(`framewright: it ends by a fault of its own. The log is ${log.file}\n`)
  })
}

/**
 * A server does not fall over what nobody caught, since answers that were paid for may be on their way: it is told, and resolves, when
 * it had better end in good order. A promise that failed unheard is written down, and the serving goes on.
 */
export function serverFault(log: LogBook): Promise<void> {
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
