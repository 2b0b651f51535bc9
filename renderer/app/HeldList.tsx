import { useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { RefusedRow } from '#shared/contract/methods.ts'
import { shortened } from '#shared/document/shortened.ts'
import { refusedWords } from '../editor/refusedWords.ts'
import { useBoard, useEditor } from '../editor/useEditor.ts'
import { Button } from '../ui/Button.tsx'
import { focusDraft, useHeldDrafts } from '../ui/heldDrafts.ts'
import type { HeldDraft } from '../ui/heldDrafts.ts'
import { Popover } from '../ui/Popover.tsx'
import { useToast } from '../ui/Toasts.tsx'

interface HeldListProps {
  /** Rows that the host refused. */
  readonly rows: readonly RefusedRow[]
  /** Typed text that does not fit in its field. */
  readonly drafts: readonly HeldDraft[]
}

const SHOWN = 20

/** Everything is on disk but this: each entry is named, and stays in the window until it is fixed. */
export function HeldList({ rows, drafts }: HeldListProps) {
  const { saving } = useEditor()
  const board = useBoard()
  const [open, setOpen] = useState(false)
  const going = useRef<string | null>(null)
  const many = rows.length + drafts.length
  const count = `${many} ${many === 1 ? 'entry' : 'entries'}`
  return (
    <span className="bar-saved failed">
      <span className="unseen" role="alert">
        Not saved: {count}
      </span>
      <Popover
        open={open}
        onOpenChange={setOpen}
        label="What is not saved"
        onCloseFocus={(event) => {
          if (going.current === null) return
          event.preventDefault()
          focusDraft(going.current)
          going.current = null
        }}
        trigger={
          <button type="button" aria-label={`Not saved: ${count}. Show`}>
            Not saved: {count}
          </button>
        }
      >
        <div className="held">
          <p>Everything else is on disk. What could not be saved is kept in this window:</p>
          <ul className="selectable">
            {drafts.slice(0, SHOWN).map((draft) => (
              <DraftEntry
                key={draft.key}
                draft={draft}
                onShow={() => {
                  going.current = draft.key
                  setOpen(false)
                }}
              />
            ))}
            {rows.slice(0, SHOWN).map((row) => (
              <li key={`${row.table}/${row.id}`}>{sentence(refusedWords(board, row))}</li>
            ))}
          </ul>
          {many > SHOWN && <p className="quiet">and {many - SHOWN} more</p>}
          {rows.length > 0 && <Button onClick={saving.retry}>Try again</Button>}
        </div>
      </Popover>
    </span>
  )
}

/** Characters of the text to show, enough to recognise it. */
const GLIMPSE = 90

function DraftEntry({ draft, onShow }: { readonly draft: HeldDraft; readonly onShow: () => void }) {
  const drafts = useHeldDrafts()
  const say = useToast()
  const { show } = draft
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(draft.text)
      say('Copied. It is still in this list too.')
    } catch {
      say({ text: 'This computer doesn’t let Framewright use the clipboard.', tone: 'warn' })
    }
  }
  return (
    <li>
      {draft.why}
      <blockquote dir="auto">{shortened(draft.text.trim(), GLIMPSE)}</blockquote>
      <div className="held-do">
        {show && (
          <Button
            onClick={() => {
              onShow()
              show()
            }}
          >
            Go to it
          </Button>
        )}
        <Button variant="ghost" onClick={() => void copy()}>
          Copy
        </Button>
        <Button
          variant="ghost"
          onClick={() => {
            drafts.drop(draft.key)
            say({ text: 'Discarded what you typed.', action: { label: 'Bring it back', run: () => drafts.put(draft) } })
          }}
        >
          Discard
        </Button>
      </div>
    </li>
  )
}
