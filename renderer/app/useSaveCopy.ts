import { useMemo, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import type { Editor } from '../editor/editor.ts'
import { useToast } from '../ui/Toasts.tsx'
import { copiedWords } from './copiedWords.ts'
import { copyTitle } from './place.ts'
import { commitFocusedField } from './useOpenFilm.ts'
import type { About } from './useStart.ts'

/** A copy that waits for an answer, since it would lack pictures. */
export interface Without {
  readonly folder: string
  readonly missing: Extract<Failure, { kind: 'pictures-missing' }>
}

interface CopyEnds {
  /** Opens the copy. */
  readonly open: (folder: string) => Promise<boolean>
  readonly lacks: (without: Without) => void
}

/**
 * Saves a copy of the open project, including what is not on disk yet: this is the way out when nothing can be saved.
 * `asking`: for the folder, if there is no native dialog.
 */
export function useSaveCopy(editor: Editor | null, about: About | null, open: CopyEnds['open']) {
  const say = useToast()
  const [asking, setAsking] = useState(false)
  const [without, setWithout] = useState<Without | null>(null)
  const acts = useMemo(() => {
    const copyTo = async (folder: string, evenIfMissing = false): Promise<boolean> =>
      editor !== null && copyFilm(editor, { folder, evenIfMissing }, say, { open, lacks: setWithout })
    async function saveCopy(): Promise<void> {
      if (!editor) return
      if (!about?.dialogs) return setAsking(true)
      const name = copyTitle(titleOf(editor))
      const answer = await editor.client.call('projects.choose', { purpose: 'copy', name })
      if (answer.ok && answer.value.path !== null) await copyTo(answer.value.path)
    }
    return { copyTo, saveCopy }
  }, [about, editor, open, say])
  return { ...acts, asking, setAsking, without, setWithout }
}

export function titleOf(editor: Editor): string {
  return filmOf(editor.board()).title || 'Untitled film'
}

/** True if the dialog that asked for the folder is done. */
async function copyFilm(
  editor: Editor,
  to: { readonly folder: string; readonly evenIfMissing: boolean },
  say: ReturnType<typeof useToast>,
  { open, lacks }: CopyEnds,
): Promise<boolean> {
  // A field commits on blur: what has the focus goes into the copy too.
  commitFocusedField()
  const { rows, kept } = await editor.handOver()
  const asked = { project: editor.opened.project, ...to, writes: [...rows] }
  const answer = await editor.client.call('projects.saveCopy', asked)
  if (answer.ok) {
    if (answer.value.refused.length === 0) kept(answer.value.folder)
    say(copiedWords(editor.board(), answer.value, () => void open(answer.value.folder)))
  } else if (answer.failure.kind === 'pictures-missing') {
    lacks({ folder: to.folder, missing: answer.failure })
    // The question replaces the dialog that asked for the path.
    return true
  } else if (answer.failure.kind !== 'cancelled') say({ text: sentence(answer.failure), tone: 'warn' })
  return answer.ok
}
