import { useEffect, useState } from 'react'
import type { PanelId } from '#shared/document/ids.ts'
import type { MediaId } from '#shared/document/ids.ts'
import { useEditor, usePanelVersion } from '../../editor/useEditor.ts'

interface Sketch {
  /** The panel's drawing as it would be sent; null where nothing is drawn or none is wanted. */
  readonly mediaId: MediaId | null
  /** It is being rendered anew. */
  readonly pending: boolean
}

/** A drawing is rendered for sending once the pen has been still for this long. */
const STILL_MS = 350

export function useSketch(panelId: PanelId, wanted: boolean): Sketch {
  const { client, opened, settle } = useEditor()
  const version = usePanelVersion(panelId)
  const now = `${panelId}@${version}`
  const [known, setKnown] = useState<{ readonly of: string; readonly mediaId: MediaId | null } | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let gone = false
    const timer = setTimeout(() => {
      void settle()
        .then(() => client.call('generation.sketch', { project: opened.project, panelId }))
        .then((answer) => {
          if (!gone) setKnown({ of: now, mediaId: answer.ok ? (answer.value.media?.id ?? null) : null })
        })
    }, STILL_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [client, now, opened.project, panelId, settle, wanted])
  const samePanel = known?.of.startsWith(`${panelId}@`) ?? false
  return { mediaId: wanted && samePanel ? (known?.mediaId ?? null) : null, pending: wanted && known?.of !== now }
}
