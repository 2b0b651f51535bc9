import type { Client } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import { createListeners } from '#shared/store.ts'

/** What keeps the film from being saved: what the host noticed about its files, or the last save's failure. */
export interface FilmTrouble {
  readonly now: () => Failure | null
  /** What the host answered when asked to look. */
  readonly looked: (trouble: Failure | null) => void
  /** The last save's failure; null if it succeeded. */
  readonly saved: (failure: Failure | null) => void
  readonly listen: (changed: () => void) => () => void
  readonly stop: () => void
}

/** Listens from now on. `better`: the film's files are fine again, so failed saves can be retried. */
export function watchTrouble(client: Client, project: ProjectHandle, better: () => void): FilmTrouble {
  let noticed: Failure | null = null
  let failed: Failure | null = null
  let heard = false
  const { tell, listen, clear } = createListeners()

  function notice(trouble: Failure | null): void {
    const before = noticed
    noticed = trouble
    tell()
    if (before && !trouble) better()
  }

  const stop = client.on('project.trouble', (event) => {
    if (event.project !== project) return
    heard = true
    notice(event.trouble)
  })
  void client.call('projects.watch', { project }).then((answer) => {
    // An event is newer than the answer that it overtook.
    if (answer.ok && !heard && answer.value.trouble) notice(answer.value.trouble)
  })

  return {
    now: () => noticed ?? failed,
    looked: notice,
    saved(failure) {
      if (failed === failure) return
      failed = failure
      tell()
    },
    listen,
    stop() {
      stop()
      clear()
    },
  }
}
