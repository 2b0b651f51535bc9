import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Output } from '#shared/contract/methods.ts'
import type { OpenedProject, RecentProject } from '#shared/contract/model.ts'
import type { NewId } from '#shared/document/ids.ts'
import { createEditor } from '../editor/editor.ts'
import type { Editor } from '../editor/editor.ts'
import { createJobs } from '../editor/jobs.ts'
import type { Jobs } from '../editor/jobs.ts'
import { noteAsked } from '../editor/openTime.ts'
import { createHeldDrafts } from '../ui/heldDrafts.ts'
import type { HeldDrafts } from '../ui/heldDrafts.ts'
import { callUntil } from '../host/callUntil.ts'
import { useToast } from '../ui/Toasts.tsx'
import { heldWarning } from './heldWarning.ts'
import { placeIn } from './place.ts'
import { refusedFilm } from './refusedFilm.ts'
import { startOf } from './startPlace.ts'
import type { OpenVersion } from './refusedFilm.ts'
import { nameOfFilm, useOpening } from './useOpening.ts'
import type { Opening, Openings } from './useOpening.ts'

export type About = Output<'app.about'>

export interface OpenFilm {
  readonly editor: Editor
  readonly jobs: Jobs
  /** What was typed and is more than its field can hold. */
  readonly held: HeldDrafts
}

export interface Projects {
  /** null until the host has answered. */
  readonly about: About | null
  readonly recent: readonly RecentProject[]
  readonly film: OpenFilm | null
  /** Something is being opened or made. */
  readonly busy: boolean
  /** What of that takes long. */
  readonly opening: Opening | null
  readonly open: (folder: string) => Promise<boolean>
  readonly create: (folder: string, title: string, ratio: number) => Promise<boolean>
  readonly openSample: () => Promise<boolean>
  readonly forget: (folder: string) => Promise<void>
  /** Makes a film of its own of an earlier state of the one in `folder`, and opens that. */
  readonly openVersion: OpenVersion
  /** Saves first. Where that fails or takes long, the person is asked, and the project may stay open: false. */
  readonly close: () => Promise<boolean>
}

/** `mayLeave`: whether to leave a film though not all of it is saved. */
export function useProjects(client: Client, newId: NewId, mayLeave: () => Promise<boolean>): Projects {
  const say = useToast()
  const [about, setAbout] = useState<About | null>(null)
  const [recent, setRecent] = useState<readonly RecentProject[]>([])
  const [film, setFilm] = useState<OpenFilm | null>(null)
  const { busy, opening, open: openBy } = useOpening(client)

  const warn = useCallback((text: string) => say({ text, tone: 'warn' }), [say])

  const listRecent = useCallback(async () => {
    const answer = await client.call('projects.recent', {})
    if (answer.ok) setRecent(answer.value.projects)
  }, [client])

  const show = useCallback(
    (opened: OpenedProject) => {
      const editor = createEditor(opened, client, newId, (failure, text) =>
        failure.kind === 'cancelled' ? undefined : warn(text),
      )
      setFilm({ editor, jobs: createJobs(client, opened.project), held: createHeldDrafts() })
    },
    [client, newId, warn],
  )

  const letGo = useCallback(
    async (left: OpenFilm) => {
      left.jobs.dispose()
      left.editor.dispose()
      setFilm(null)
      await client.call('projects.close', { project: left.editor.opened.project })
      await listRecent()
    },
    [client, listRecent],
  )

  const leave = useCallback(
    async (left: OpenFilm) => {
      if (!(await left.editor.settleInTime()) && !(await mayLeave())) return false
      await letGo(left)
      return true
    },
    [letGo, mayLeave],
  )

  const close = useCallback(async () => {
    if (!film) return true
    commitFocusedField()
    const waiting = film.held.all().length
    if (waiting > 0) {
      say(heldWarning(waiting, 'The project stays open', () => void leave(film)))
      return false
    }
    return leave(film)
  }, [film, leave, say])

  const toVersion = useRef<OpenVersion>(() => undefined)
  const refused = useCallback(
    (failure: Failure) =>
      failure.kind === 'cancelled' ? undefined : say(refusedFilm(failure, (...which) => toVersion.current(...which))),
    [say],
  )

  const enter = useCallback(
    async (...asked: Parameters<Openings['open']>) => {
      if (!(await close())) return false
      noteAsked()
      const answer = await openBy(...asked)
      if (answer.ok) show(answer.value)
      else refused(answer.failure)
      return answer.ok
    },
    [close, openBy, refused, show],
  )

  const openVersion = useCallback<OpenVersion>(
    (folder, version) =>
      void enter(`Opening an earlier ${nameOfFilm(folder)}`, async (call, signal) => {
        const made = await callUntil(client, 'versions.asFilm', { folder, version }, { signal })
        return made.ok ? call('projects.open', { folder: made.value.folder }) : made
      }),
    [client, enter],
  )
  useEffect(() => {
    toVersion.current = openVersion
  }, [openVersion])

  const open = useCallback(
    (folder: string) => enter(`Opening ${nameOfFilm(folder)}`, (call) => call('projects.open', { folder })),
    [enter],
  )
  const create = useCallback(
    (folder: string, title: string, ratio: number) =>
      enter(`Making ${title}`, (call) => call('projects.create', { folder, title, ratio })),
    [enter],
  )
  const openSample = useCallback(
    () =>
      enter('Opening the sample film', async (call) => {
        const folder = placeIn(about?.projectsFolder ?? '', 'Sample film')
        const made = await call('projects.sample', { folder })
        // The sample of last time, with what was drawn in it since.
        return !made.ok && made.failure.kind === 'already-exists' ? call('projects.open', { folder }) : made
      }),
    [about, enter],
  )
  const forget = useCallback(
    async (folder: string) => {
      await client.call('projects.forget', { folder })
      await listRecent()
    },
    [client, listRecent],
  )

  useEffect(() => {
    let stopped = false
    async function begin(): Promise<void> {
      const answer = await client.call('app.about', {})
      if (stopped) return
      if (!answer.ok) return warn(sentence(answer.failure))
      const start = startOf(location.hash, answer.value.startFolder)
      if (start !== null) {
        noteAsked()
        const opened = await openBy(`Opening ${nameOfFilm(start)}`, (call) => call('projects.open', { folder: start }))
        if (stopped) return
        if (opened.ok) show(opened.value)
        else refused(opened.failure)
      }
      setAbout(answer.value)
      await listRecent()
    }
    void begin()
    return () => {
      stopped = true
    }
  }, [client, listRecent, openBy, refused, show, warn])

  return useMemo(
    () => ({ about, recent, film, busy, opening, open, create, openSample, forget, openVersion, close }),
    [about, recent, film, busy, opening, open, create, openSample, forget, openVersion, close],
  )
}

/** A field commits when it is left: whatever still has the caret is part of what must be saved. */
export function commitFocusedField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
