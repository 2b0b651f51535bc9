import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { Screenplay } from '#shared/script/screenplay.ts'
import type { Editor } from '../../editor/editor.ts'
import { useEditor } from '../../editor/useEditor.ts'

export type ReadScript =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly script: Screenplay }
  | { readonly state: 'failed'; readonly why: string }

const READING: ReadScript = { state: 'reading' }
/** A draft never changes, so each is read once in a film's life in a window. */
const known = new WeakMap<Editor, Map<DraftId, Screenplay>>()

function knownIn(editor: Editor): Map<DraftId, Screenplay> {
  const map = known.get(editor) ?? new Map<DraftId, Screenplay>()
  known.set(editor, map)
  return map
}

/** The text of a draft; null for no draft. */
export function useScreenplay(draftId: DraftId | null): ReadScript | null {
  const editor = useEditor()
  const [answer, setAnswer] = useState<{ readonly of: DraftId; readonly read: ReadScript } | null>(null)
  useEffect(() => {
    if (draftId === null || knownIn(editor).has(draftId)) return undefined
    let left = false
    void editor.client.call('script.read', { project: editor.opened.project, draftId }).then((result) => {
      if (result.ok) knownIn(editor).set(draftId, result.value.screenplay)
      if (left) return
      setAnswer({
        of: draftId,
        read: result.ok
          ? { state: 'read', script: result.value.screenplay }
          : { state: 'failed', why: sentence(result.failure) },
      })
    })
    return () => {
      left = true
    }
  }, [editor, draftId])
  if (draftId === null) return null
  const script = knownIn(editor).get(draftId)
  if (script) return { state: 'read', script }
  return answer?.of === draftId ? answer.read : READING
}
