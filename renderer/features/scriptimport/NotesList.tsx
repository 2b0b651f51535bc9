import { numbersOf } from '#shared/document/select.ts'
import type { UnreadPart } from '#shared/script/screenplay.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Empty } from '../../ui/Empty.tsx'

interface NotesListProps {
  readonly unread: readonly UnreadPart[]
  /** Lines of shots that are no longer in the script. */
  readonly lost: readonly { readonly shotId: string; readonly text: string }[]
}

/** What of the file could not be read, by line, and what shots covered and is gone. */
export function NotesList({ unread, lost }: NotesListProps) {
  const numbers = numbersOf(useBoard()).shots
  if (unread.length + lost.length === 0) return <Empty title="Every line of the file was read." />
  return (
    <ul className="importing-list scriptimport-notes" aria-label="Not read">
      {unread.map(({ line, text, why }) => (
        <li key={`${line} ${why}`}>
          <b>Line {line}</b>
          <span>
            <q>{text}</q>
            <small>{why}</small>
          </span>
        </li>
      ))}
      {lost.map(({ shotId, text }) => (
        <li key={`${shotId} ${text}`}>
          <b>Shot {numbers.get(shotId)}</b>
          <span>
            <q>{text}</q>
            <small>This line is not in the new draft, so the shot covers it no longer.</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
