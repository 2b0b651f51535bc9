import { useEffect, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { PanelId } from '#shared/document/ids.ts'
import type { MediaId } from '#shared/document/ids.ts'
import { useEditor, usePanelVersion } from '../../editor/useEditor.ts'

interface Sketch {
  /** The panel's drawing as it would be sent; null if nothing is drawn or none is wanted. */
  readonly mediaId: MediaId | null
  /** Why there is none although something is drawn; null otherwise. */
  readonly failed: Failure | null
  /** It is being rendered again. */
  readonly pending: boolean
}

interface Known extends Pick<Sketch, 'mediaId' | 'failed'> {
  readonly of: string
}

/** Debounce: renders a drawing for sending once the pen has been still for this long. */
const STILL_MS = 350

/** `notes`: with its arrows and texts. */
export function useSketch(panelId: PanelId, wanted: boolean, notes: boolean): Sketch {
  const { client, opened } = useEditor()
  const version = usePanelVersion(panelId)
  const now = `${panelId}@${version}${notes ? ' with notes' : ''}`
  const [known, setKnown] = useState<Known | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    const timer = setTimeout(() => {
      void client.call('generation.sketch', { project: opened.project, panelId, notes }).then((answer) => {
        if (!gone)
          setKnown({
            of: now,
            mediaId: answer.ok ? (answer.value.media?.id ?? null) : null,
            failed: answer.ok ? null : answer.failure,
          })
      })
    }, STILL_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [client, notes, now, opened.project, panelId, wanted])
  const samePanel = known?.of.startsWith(`${panelId}@`) ?? false
  const failed = wanted && samePanel ? (known?.failed ?? null) : null
  return {
    failed,
    mediaId: wanted && samePanel ? (known?.mediaId ?? null) : null,
    pending: wanted && known?.of !== now,
  }
}
