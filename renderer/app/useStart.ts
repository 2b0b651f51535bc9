import { useEffect, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Output } from '#shared/contract/methods.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { noteAsked } from '../editor/openTime.ts'
import { useToast } from '../ui/Toasts.tsx'
import { startOf } from './startPlace.ts'
import { nameOfFilm } from './useOpening.ts'
import type { Openings } from './useOpening.ts'

export type About = Output<'app.about'>

interface Start {
  readonly openBy: Openings['open']
  readonly show: (opened: OpenedProject) => void
  readonly refused: (failure: Failure) => void
  readonly listRecent: () => Promise<void>
}

/**
 * How a window starts: what the host is, and the film that the page's address or the host names. null until the host
 * has answered and that film is open or refused.
 */
export function useStart(client: Client, { openBy, show, refused, listRecent }: Start): About | null {
  const say = useToast()
  const [about, setAbout] = useState<About | null>(null)

  useEffect(() => {
    let stopped = false
    async function begin(): Promise<void> {
      const answer = await client.call('app.about', {})
      if (stopped) return
      if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
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
  }, [client, listRecent, openBy, refused, say, show])

  return about
}
