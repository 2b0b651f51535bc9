import { useEffect, useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import type { Way } from '#shared/generation/models.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useJobs } from '../../editor/useJobs.ts'
import { useToast } from '../../ui/Toasts.tsx'

interface Sendable {
  readonly request: GenerationRequest
  readonly count: number
  readonly way: Way
  /** Something prevents it. */
  readonly barred: boolean
}

/** Sends a panel's request, from its button or the command; one at a time. */
export function useSending(panel: PanelRow, { request, count, way, barred }: Sendable) {
  const editor = useEditor()
  const say = useToast()
  const { take } = useJobs()
  const [sending, setSending] = useState(false)

  async function send(): Promise<void> {
    if (barred || sending) return
    setSending(true)
    const asked = { project: editor.opened.project, panelId: panel.id, request, count, way }
    const answer = await editor.client.call('jobs.submit', asked)
    if (answer.ok) take(answer.value.jobs)
    else say({ text: sentence(answer.failure), tone: 'warn' })
    setSending(false)
  }
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(
    () => editor.session.onAsk((asked) => (asked === 'make-take' ? void latest.current() : undefined)),
    [editor],
  )
  return { sending, send }
}
