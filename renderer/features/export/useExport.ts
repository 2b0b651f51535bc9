import { useEffect, useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Exporter } from '#shared/interchange/exporter.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import { tooLargeForMail } from '#shared/pages/mailSize.ts'
import { callUntil } from '../../host/callUntil.ts'
import { useEditor } from '../../editor/useEditor.ts'

export type ExportState =
  | { readonly at: 'ready' }
  | { readonly at: 'writing'; readonly done: number; readonly total: number; readonly stopping: boolean }
  | { readonly at: 'saved'; readonly path: string; readonly but: string }
  | { readonly at: 'failed'; readonly why: string }
  /** Pictures on these pages are missing, or letters are in no font: nothing was written, and `anyway` writes with them crossed out, or as boxes. */
  | {
      readonly at: 'missing'
      readonly missing: Extract<Failure, { kind: 'pictures-missing' | 'letters-missing' }>
      readonly anyway: () => void
    }

type Writable = Pick<Exporter<object, ExporterId>, 'id'>

export interface Exporting {
  readonly state: ExportState
  readonly write: (exporter: Writable, options: object, path: string) => Promise<void>
  readonly cancel: () => void
  /** Shows the folder of what was written in the system's file manager. */
  readonly showFolder: () => void
  /** Back to the start, once something else was chosen. */
  readonly reset: () => void
}

/** One export at a time; it is cancelled if its dialog closes. */
export function useExport(): Exporting {
  const { client, opened } = useEditor()
  const [state, setState] = useState<ExportState>({ at: 'ready' })
  const running = useRef<{ id: string; stop: AbortController } | null>(null)

  useEffect(
    () =>
      client.on('export.progress', ({ exportId, done, total }) => {
        if (exportId !== running.current?.id) return
        setState((last) => (last.at === 'writing' ? { ...last, done, total } : last))
      }),
    [client],
  )

  useEffect(() => () => running.current?.stop.abort(), [])

  async function write(exporter: Writable, options: object, path: string, evenIfMissing = false): Promise<void> {
    if (running.current !== null) return
    const exportId = crypto.randomUUID()
    const stop = new AbortController()
    running.current = { id: exportId, stop }
    setState({ at: 'writing', done: 0, total: 0, stopping: false })
    const chosen = { exporter: exporter.id, options: { ...options } }
    const asked = { project: opened.project, ...chosen, path, exportId, evenIfMissing }
    const wrote = await callUntil(client, 'export.run', asked, { signal: stop.signal })
    running.current = null
    if (wrote.ok) setState({ at: 'saved', path: wrote.value.path, but: tooLargeForMail(options, wrote.value.bytes) })
    else if (wrote.failure.kind === 'cancelled') setState({ at: 'ready' })
    else if (wrote.failure.kind === 'pictures-missing' || wrote.failure.kind === 'letters-missing')
      setState({ at: 'missing', missing: wrote.failure, anyway: () => void write(exporter, options, path, true) })
    else setState({ at: 'failed', why: sentence(wrote.failure) })
  }

  return {
    state,
    write: (exporter, options, path) => write(exporter, options, path),
    cancel() {
      if (running.current === null) return
      setState((last) => (last.at === 'writing' ? { ...last, stopping: true } : last))
      running.current.stop.abort()
    },
    showFolder: () => void client.call('export.reveal', { project: opened.project }),
    reset: () => setState((last) => (last.at === 'writing' ? last : { at: 'ready' })),
  }
}
