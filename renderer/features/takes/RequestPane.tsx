import type { PanelRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { isEdited } from './applyEdits.ts'
import { JobList } from './JobList.tsx'
import { RequestPictures } from './RequestPictures.tsx'
import { RequestSettings } from './RequestSettings.tsx'
import { RequestWords } from './RequestWords.tsx'
import { SendBar } from './SendBar.tsx'
import { useRequest } from './useRequest.ts'
import { useSending } from './useSending.ts'
import { wordsRule } from './wordsRule.ts'

/** The next request exactly as it will leave the machine: every part of it can be changed or left out. */
export function RequestPane({ panel }: { readonly panel: PanelRow }) {
  const editor = useEditor()
  const { edits, change, reset, composed, request, pending, estimate, reason, keys, spend } = useRequest(panel)
  const { sending, send } = useSending(panel, { request, count: edits.count, barred: reason !== null })

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
      <RequestPictures composed={composed} request={request} edits={edits} pending={pending} onChange={change} />
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
