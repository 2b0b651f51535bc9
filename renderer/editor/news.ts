import type { Client } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OpenedProject, Trust } from '#shared/contract/model.ts'
import { applyDiff, diffOfWrites } from '#shared/document/diff.ts'
import { absorb } from '#shared/document/history.ts'
import type { RowWrite } from '#shared/document/rowWrite.ts'
import { createArrivals } from './arrivals.ts'
import type { Arrivals } from './arrivals.ts'
import type { DeletedElsewhere } from './deletedElsewhere.ts'
import type { FilmTrouble } from './filmTrouble.ts'
import type { MarkLoads } from './markLoads.ts'
import type { OpenBoard } from './openBoard.ts'
import type { Saving } from './saving.ts'
import type { Session } from './session.ts'
import type { Typing } from './typing.ts'

export interface NewsParts {
  readonly client: Client
  readonly opened: OpenedProject
  /** This window's name in its changes. */
  readonly origin: string
  readonly film: OpenBoard
  readonly marks: MarkLoads
  readonly elsewhere: DeletedElsewhere
  readonly saving: Saving
  readonly session: Session
  readonly typing: Typing
  readonly trouble: FilmTrouble
  readonly say: (failure: Failure) => void
}

/** The host's events about an open film: other windows' changes, and whether the film is trusted. */
export interface News {
  readonly arrivals: Arrivals
  readonly trust: () => Trust
  readonly knowTrust: (trust: Trust) => void
  readonly dispose: () => void
}

export function listenToHost(parts: NewsParts): News {
  const { client, opened, film, trouble } = parts
  const { project } = opened
  const arrivals = arrivalsOf(parts)
  let { trust } = opened

  function knowTrust(now: Trust): void {
    trust = now
    film.tell([])
  }

  /** Events sent while the connection to the host was broken were missed. */
  async function lookAgain(): Promise<void> {
    arrivals.lookAgain()
    const answer = await client.call('projects.watch', { project })
    if (!answer.ok) return
    trouble.looked(answer.value.trouble)
    knowTrust(answer.value.trust)
  }

  const stops = [
    client.on('board.changed', (event) => {
      if (event.project === project) arrivals.heard(event.change)
    }),
    client.on('events.missed', () => void lookAgain()),
    client.on('trust.changed', (event) => {
      if (event.project === project) knowTrust(event.trust)
    }),
  ]
  return {
    arrivals,
    trust: () => trust,
    knowTrust,
    dispose() {
      for (const stop of stops) stop()
      arrivals.dispose()
    },
  }
}

function arrivalsOf(parts: NewsParts): Arrivals {
  const { client, opened, origin, film, elsewhere, saving, say } = parts
  return createArrivals({
    order: opened.order,
    origin,
    unsent: () => saving.unsent(),
    apply: (writes, panels) => absorbTheirs(parts, writes, panels),
    swept(also) {
      const what = elsewhere.swept(film.board(), also)
      if (what !== null) say({ kind: 'deleted-elsewhere', what })
    },
    async missed(order) {
      const answer = await client.call('board.since', { project: opened.project, order })
      return answer.ok ? answer.value.changes : []
    },
    lost: () => say({ kind: 'fallen-behind' }),
  })
}

function absorbTheirs(parts: NewsParts, writes: readonly RowWrite[], panels: readonly string[]): void {
  const { film, marks, elsewhere, session, typing } = parts
  elsewhere.willApply(film.board(), writes)
  const diff = diffOfWrites(
    film.board(),
    writes.filter((write) => marks.concerns(film.board(), write)),
  )
  film.set(absorb(film.history(), applyDiff(film.board(), diff)))
  if (diff.length > 0) {
    typing.arrived()
    session.keepValid(film.board())
    film.tell(diff)
  }
  film.bump(panels)
}
