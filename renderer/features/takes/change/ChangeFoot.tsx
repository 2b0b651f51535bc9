import { useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { modelFacts } from '#shared/generation/models.ts'
import { isHosted, serverOf } from '#shared/generation/providers/providerOf.ts'
import { useEditor } from '../../../editor/useEditor.ts'
import { useJobs, useSpend } from '../../../editor/useJobs.ts'
import { Button } from '../../../ui/Button.tsx'
import { useToast } from '../../../ui/Toasts.tsx'
import { ReasonLine } from '../ReasonLine.tsx'
import { estimateWords } from '../whyNot.ts'
import type { Prepared } from './useChange.ts'

interface ChangeFootProps {
  readonly panelId: PanelId
  readonly prepared: Prepared
  readonly onDone: () => void
}

/** What it will cost, where it goes, and the button that sends it; or why it can't be sent. */
export function ChangeFoot({ panelId, prepared, onDone }: ChangeFootProps) {
  const { client, opened } = useEditor()
  const { take } = useJobs()
  const spend = useSpend()
  const say = useToast()
  const [sending, setSending] = useState(false)
  const { request, estimate, reason, preparing } = prepared
  async function send(): Promise<void> {
    if (sending || reason) return
    setSending(true)
    const answer = await client.call('jobs.submit', { project: opened.project, panelId, request, count: 1 })
    setSending(false)
    if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
    take(answer.value.jobs)
    onDone()
  }
  const facts = [modelFacts(request)?.name ?? request.model, request.imageSize, request.aspectRatio]
  return (
    <div className="change-foot">
      <p>
        {facts.join(', ')} · {estimateWords(request.provider, estimate, spend)}
        {isHosted(request.provider) && <span className="change-host">To {serverOf(request)}</span>}
      </p>
      <Button
        variant="machine"
        disabled={reason !== null || preparing}
        aria-busy={sending}
        aria-describedby={reason ? 'change-reason' : undefined}
        onClick={() => void send()}
      >
        Make take
      </Button>
      {reason && <ReasonLine reason={reason} id="change-reason" className="change-reason" onLeave={onDone} />}
    </div>
  )
}
