import type { ChildProcess } from 'node:child_process'

export interface Restarting {
  /** Ends what runs as a kind kill does, and starts it again once it is gone. Several at once are one. */
  restart(): void
  /** Ends it for good. */
  stop(signal: NodeJS.Signals): void
  /** Resolves with the exit code when it ended by itself, or was stopped. */
  readonly ended: Promise<number>
}

/** One program that is started again and again, and never twice at a time: a second Electron would hand over to the first and end. */
export function keepRunning(start: () => ChildProcess): Restarting {
  let child = start()
  let again = false
  let finish: (code: number) => void
  const ended = new Promise<number>((done) => {
    finish = done
  })

  function hear(): void {
    child.once('error', () => finish(1))
    child.once('exit', (code) => {
      if (!again) return finish(code ?? 0)
      again = false
      child = start()
      hear()
    })
  }
  hear()

  return {
    restart() {
      if (again) return
      again = true
      child.kill('SIGTERM')
    },
    stop(signal) {
      again = false
      child.kill(signal)
    },
    ended,
  }
}
