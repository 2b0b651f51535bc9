import { useEffect, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { MediaId, PanelId } from '#shared/document/ids.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { contactTakes } from '#shared/generation/besidePictures.ts'
import { steadyComposer } from '#shared/generation/steadyRequest.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'

interface Made {
  readonly mediaId: MediaId | null
  /** Why there is none; null if there is, or none is wanted. */
  readonly failed: Failure | null
  readonly pending: boolean
}

const NONE: Made = { mediaId: null, failed: null, pending: false }
/** What a picture is made of changes with every letter typed: it is made anew once that has stood still for so long. */
const STILL_MS = 350

/** The contact sheet and the staging of a panel, as far as they were chosen to go along. */
export function useBeside({ id, requestPictures }: PanelRow, wanted: boolean): { contact: Made; staging: Made } {
  const board = useBoard()
  const [compose] = useState(() => steadyComposer())
  const asked = (role: 'contact' | 'staging'): boolean => wanted && requestPictures.beside.includes(role)
  const takes = asked('contact') ? contactTakes(board, id) : []
  return {
    contact: useMade('generation.contact', id, takes.length > 0 ? takes.map(({ mediaId }) => mediaId).join() : null),
    staging: useMade(
      'generation.staging',
      id,
      asked('staging') ? JSON.stringify(compose(board, id, { sketch: null }).staging) : null,
    ),
  }
}

/** A picture that the host makes. `of`: what it is made of; null if it is not wanted. */
function useMade(method: 'generation.contact' | 'generation.staging', panelId: PanelId, of: string | null): Made {
  const { client, opened } = useEditor()
  const [known, setKnown] = useState<{ readonly of: string; readonly made: Made } | null>(null)
  const now = of === null ? null : `${panelId} ${of}`
  useEffect(() => {
    if (now === null) return undefined
    let gone = false
    const timer = setTimeout(() => {
      void client.call(method, { project: opened.project, panelId }).then((answer) => {
        if (gone) return
        const made = answer.ok
          ? { mediaId: answer.value.media?.id ?? null, failed: null, pending: false }
          : { mediaId: null, failed: answer.failure, pending: false }
        setKnown({ of: now, made })
      })
    }, STILL_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [client, method, now, opened.project, panelId])
  if (now === null) return NONE
  return known?.of === now ? known.made : { ...NONE, pending: true }
}
