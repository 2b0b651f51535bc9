import { useCallback, useEffect, useRef, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Input } from '#shared/contract/methods.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { callUntil } from '../host/callUntil.ts'

/** A film that is slow to open or to make. */
export interface Opening {
  /** "Opening Causeway" */
  readonly title: string
  readonly cancel: () => void
}

type OpeningMethod = 'projects.open' | 'projects.create' | 'projects.sample'
/** One step of opening: cancelled together with the others. */
export type OpeningCall = <M extends OpeningMethod>(method: M, input: Input<M>) => Promise<Result<OpenedProject>>

export interface Openings {
  /** Something is being opened or made. */
  readonly busy: boolean
  /** null until opening takes so long that a person must be told. */
  readonly opening: Opening | null
  /**
   * Opens by `steps`; `cancelled` if the person gave up, or asked for another film meanwhile. Whatever opens after that
   * is closed again.
   */
  readonly open: (
    title: string,
    steps: (call: OpeningCall, signal: AbortSignal) => Promise<Result<OpenedProject>>,
  ) => Promise<Result<OpenedProject>>
}

/** Milliseconds in which most films are open: nothing flashes up sooner. */
const QUICK_MS = 1200

export function useOpening(client: Client): Openings {
  const [busy, setBusy] = useState(false)
  const [opening, setOpening] = useState<Opening | null>(null)
  const running = useRef<AbortController | null>(null)

  const open = useCallback<Openings['open']>(
    async (title, steps) => {
      running.current?.abort()
      const stop = new AbortController()
      running.current = stop
      setBusy(true)
      const { signal } = stop
      function letGo(answer: Result<OpenedProject>): void {
        if (answer.ok) void client.call('projects.close', { project: answer.value.project })
      }
      const call: OpeningCall = (method, input) => callUntil(client, method, input, { signal, late: letGo })
      const timer = setTimeout(() => setOpening({ title, cancel: () => stop.abort() }), QUICK_MS)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        setOpening(null)
      })
      const answer = await steps(call, signal)
      if (running.current === stop) {
        running.current = null
        setBusy(false)
      }
      if (signal.aborted) {
        letGo(answer)
        return fail({ kind: 'cancelled' })
      }
      clearTimeout(timer)
      setOpening(null)
      return answer
    },
    [client],
  )
  useEffect(() => () => running.current?.abort(), [])
  return { busy, opening, open }
}

/** A film folder's display name: its name on disk. */
export function nameOfFilm(folder: string): string {
  const name = folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder
  return name.replace(/\.framewright$/i, '')
}
