import type { ChildProcess } from 'node:child_process'

export interface Restarting {
  /** Sends SIGTERM and starts the process again once it has exited. Several calls at once restart it once. */
  restart(): void
  /** Stops it permanently. */
  stop(signal: NodeJS.Signals): void
  /** Resolves with the exit code when it exits by itself or is stopped. */
  readonly ended: Promise<number>
}

/** Keeps one process running across restarts, never two at a time: a second Electron would hand over to the first and exit. */
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
