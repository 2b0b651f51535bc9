import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { RecentProject } from '#shared/contract/model.ts'
import type { NewId } from '#shared/document/ids.ts'
import { noteAsked } from '../editor/openTime.ts'
import { useToast } from '../ui/Toasts.tsx'
import { refusedFilm } from './refusedFilm.ts'
import type { OpenVersion } from './refusedFilm.ts'
import { useOpenFilm } from './useOpenFilm.ts'
import type { OpenFilm } from './useOpenFilm.ts'
import { useOpening } from './useOpening.ts'
import type { Opening } from './useOpening.ts'
import { useRecentFilms } from './useRecentFilms.ts'
import { useStart } from './useStart.ts'
import type { About } from './useStart.ts'
import { waysIn } from './waysIn.ts'
import type { Enter, WaysIn } from './waysIn.ts'

export interface Projects extends WaysIn {
  /** null until the host has answered. */
  readonly about: About | null
  readonly recent: readonly RecentProject[]
  readonly film: OpenFilm | null
  /** Something is being opened or made. */
  readonly busy: boolean
  /** Which of that is slow. */
  readonly opening: Opening | null
  readonly forget: (folder: string) => Promise<void>
  /** Saves first. If that fails or takes long, asks the person, and the project may stay open: false. */
  readonly close: () => Promise<boolean>
}

/** `mayLeave`: whether to leave a film that is not fully saved. */
export function useProjects(client: Client, newId: NewId, mayLeave: () => Promise<boolean>): Projects {
  const { busy, opening, open: openBy } = useOpening(client)
  const { recent, listRecent, forget } = useRecentFilms(client)
  const { film, show, close, mayClose } = useOpenFilm(client, newId, { mayLeave, left: listRecent })
  const { refused, offer } = useRefused()
  const about = useStart(client, { openBy, show, refused, listRecent })

  const enter = useCallback<Enter>(
    async (...asked) => {
      if (!(await close())) return false
      noteAsked()
      const answer = await openBy(...asked)
      if (answer.ok) show(answer.value)
      else refused(answer.failure)
      return answer.ok
    },
    [close, openBy, refused, show],
  )
  // A new film that can't be made leaves the open one open.
  const begin = useCallback<Enter>(
    async (...asked) => {
      if (!(await mayClose())) return false
      noteAsked()
      const answer = await openBy(...asked)
      if (!answer.ok) refused(answer.failure)
      else if (await close()) show(answer.value)
      else void client.call('projects.close', { project: answer.value.project })
      return answer.ok
    },
    [client, close, mayClose, openBy, refused, show],
  )
  const projectsFolder = about?.projectsFolder ?? ''
  const ways = useMemo(() => waysIn(client, { enter, begin }, projectsFolder), [begin, client, enter, projectsFolder])
  useEffect(() => offer(ways.openVersion), [offer, ways])

  return useMemo(
    () => ({ about, recent, film, busy, opening, forget, close, ...ways }),
    [about, recent, film, busy, opening, forget, close, ways],
  )
}

/** Says why a film was not opened, and opens an earlier state of it the way that was last offered. */
function useRefused() {
  const say = useToast()
  const toVersion = useRef<OpenVersion>(() => undefined)
  const offer = useCallback((open: OpenVersion): void => {
    toVersion.current = open
  }, [])
  const refused = useCallback(
    (failure: Failure): void =>
      failure.kind === 'cancelled' ? undefined : say(refusedFilm(failure, (...which) => toVersion.current(...which))),
    [say],
  )
  return { refused, offer }
}
