import { resetRequest } from '#shared/document/commands/requests.ts'
import type { PanelRow } from '#shared/document/schema.ts'
import { isDrafted } from '#shared/generation/draftedRequest.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { JobList } from './JobList.tsx'
import { PicturesOver } from './PicturesOver.tsx'
import { RequestPictures } from './RequestPictures.tsx'
import { RequestSettings } from './RequestSettings.tsx'
import { RequestWords } from './RequestWords.tsx'
import { Since, takeBefore } from './Since.tsx'
import { SendBar } from './SendBar.tsx'
import { useRequest } from './useRequest.ts'
import { useSending } from './useSending.ts'
import { wordsRule } from './wordsRule.ts'

/** The next request exactly as it will leave the machine: every part of it can be changed or left out. */
export function RequestPane({ panel }: { readonly panel: PanelRow }) {
  const editor = useEditor()
  const board = useBoard()
  const { inHand, composed, request, way, pending, estimate, reason, keys, spend } = useRequest(panel)
  const { draft, change, run } = inHand
  const { count } = draft.requestAsked
  const { sending, send } = useSending(panel, { request, count, way, barred: reason !== null })

  return (
    <>
      <section className="request" aria-label="What will be sent">
        <header>
          <h2>What will be sent</h2>
          {isDrafted(draft) && (
            <Button variant="ghost" onClick={() => run('Reset Request of', resetRequest)}>
              Reset
            </Button>
          )}
        </header>
        <Since take={takeBefore(board, panel.id)} request={request} />
        <RequestSettings panelId={panel.id} request={request} inHand={inHand} />
        <RequestPictures panelId={panel.id} composed={composed} request={request} pending={pending} inHand={inHand} />
        <PicturesOver panel={panel} request={request} inHand={inHand} />
        <RequestWords panelId={panel.id} composed={composed} request={request} inHand={inHand} />
        <TextArea
          label="Anything else, said last"
          placeholder="Anything else, said last"
          rows={1}
          value={draft.requestLast}
          disabled={!inHand.canWrite}
          rule={wordsRule(editor, panel.id, 'free')}
          onCommit={(text) => change('Edit Last Words in Request of', { requestLast: text })}
        />
      </section>
      <footer className="send-foot">
        <JobList panelId={panel.id} />
        <SendBar
          keys={keys}
          request={request}
          estimate={estimate}
          spend={spend}
          reason={reason}
          busy={sending}
          count={count}
          way={way}
          onWay={(next) => change('Choose When to Send', { requestAsked: { way: next } })}
          onSend={() => void send()}
        />
      </footer>
    </>
  )
}
