import { useCallback, useState } from 'react'
import type { CheckReport } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Editor } from '../editor/editor.ts'
import { useToast } from '../ui/Toasts.tsx'

/** Checks that the film is complete and intact. `report`: the findings; null until checked. */
export function useCheckProject(editor: Editor | null) {
  const say = useToast()
  const [report, setReport] = useState<CheckReport | null>(null)
  const check = useCallback(async () => {
    if (!editor) return
    const answer = await editor.client.call('projects.check', { project: editor.opened.project })
    if (answer.ok) setReport(answer.value)
    else if (answer.failure.kind !== 'cancelled') say({ text: sentence(answer.failure), tone: 'warn' })
  }, [editor, say])
  return { report, setReport, check }
}
