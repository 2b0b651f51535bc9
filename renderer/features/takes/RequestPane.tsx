import { useEffect, useMemo, useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { filmOf } from '#shared/document/board.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { askedModel, composeRequest } from '#shared/generation/compose.ts'
import { estimateUsd, takesPictures } from '#shared/generation/models.ts'
import { isHosted } from '#shared/generation/providers/providerOf.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useJobs, useRequestDraft } from '../../editor/useJobs.ts'
import { useLostPictures } from '../../editor/usePictures.ts'
import { useTrust } from '../../editor/useTrust.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { applyEdits, isEdited } from './applyEdits.ts'
import { JobList } from './JobList.tsx'
import { RequestPictures } from './RequestPictures.tsx'
import { RequestSettings } from './RequestSettings.tsx'
import { RequestWords } from './RequestWords.tsx'
import { SendBar } from './SendBar.tsx'
import { useSketch } from './useSketch.ts'
import { wordsRule } from './wordsRule.ts'
import { whyNot } from './whyNot.ts'

/** The next request exactly as it will leave the machine: every part of it can be changed or left out. */
export function RequestPane({ panel }: { readonly panel: PanelRow }) {
  const editor = useEditor()
  const board = useBoard()
  const say = useToast()
  const { keys, spend, take, knowKeys } = useJobs()
  const { restricted } = useTrust()
  useLostPictures()
  const { edits, change, reset } = useRequestDraft(panel.id)
  const film = filmOf(board)
  const provider = edits.provider ?? film.provider
  const { free, imageSize } = edits
  const model = edits.model?.provider === provider ? edits.model.model : undefined
  const sketch = useSketch(
    panel.id,
    takesPictures(askedModel(film, { provider, ...(model === undefined ? {} : { model }) })),
  )
  const [sending, setSending] = useState(false)
  const composed = useMemo(
    () =>
      composeRequest(board, panel.id, {
        sketch: sketch.mediaId,
        provider,
        free,
        ...(model === undefined ? {} : { model }),
        ...(imageSize === undefined ? {} : { imageSize }),
      }),
    [board, panel.id, sketch.mediaId, provider, free, model, imageSize],
  )
  const request = applyEdits(composed, edits)
  const one = estimateUsd(request)
  const estimate = one === null ? null : one * edits.count
  const reason = whyNot({
    canWrite: editor.canWrite,
    restricted,
    request,
    sketching: sketch.pending,
    sketchFailed: sketch.failed,
    lost: request.pictures.filter(({ mediaId }) => editor.pictures.how(mediaId) !== null).length,
    keys,
    spend,
    estimate,
  })

  useEffect(() => {
    if (!isHosted(provider)) return
    void editor.client.call('keys.status', { project: editor.opened.project, service: provider }).then((answer) => {
      if (answer.ok) knowKeys(answer.value)
    })
  }, [editor, knowKeys, provider])

  async function send(): Promise<void> {
    if (reason || sending) return
    setSending(true)
    const answer = await editor.client.call('jobs.submit', {
      project: editor.opened.project,
      panelId: panel.id,
      request,
      count: edits.count,
    })
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

  return (
    <section className="request" aria-label="What will be sent">
      <header>
        <h2>What will be sent</h2>
        {isEdited(edits) && (
          <Button variant="ghost" onClick={reset}>
            Reset
          </Button>
        )}
      </header>
      <RequestSettings request={request} edits={edits} onChange={change} />
      <RequestPictures composed={composed} request={request} edits={edits} pending={sketch.pending} onChange={change} />
      <RequestWords panelId={panel.id} composed={composed} request={request} edits={edits} onChange={change} />
      <TextArea
        label="Anything else, said last"
        placeholder="Anything else, said last"
        rows={1}
        value={edits.free}
        rule={wordsRule(editor, panel.id, 'free')}
        onCommit={(text) => change({ free: text })}
      />
      <footer className="send-foot">
        <JobList panelId={panel.id} />
        <SendBar
          keys={keys}
          request={request}
          estimate={estimate}
          spend={spend}
          reason={reason}
          busy={sending}
          count={edits.count}
          onSend={() => void send()}
        />
      </footer>
    </section>
  )
}
