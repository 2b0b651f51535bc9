import { useState } from 'react'
import type { GenerationRequest, WordsPiece } from '#shared/document/recipe.ts'
import { wordSpans } from '#shared/generation/words.ts'
import type { RequestEdits } from '../../editor/requestDrafts.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { wordsRule } from './wordsRule.ts'
import { fieldName } from './fieldWords.ts'

interface RequestWordsProps {
  readonly panelId: string
  readonly composed: GenerationRequest
  readonly request: GenerationRequest
  readonly edits: RequestEdits
  readonly onChange: (edits: Partial<RequestEdits>) => void
}

/**
 * The words as they will be sent. Each underlined piece opens: it can be reworded, left out, or changed at its source.
 */
export function RequestWords({ panelId, composed, request, edits, onChange }: RequestWordsProps) {
  const board = useBoard()
  const spans = wordSpans(request).filter((span) => !span.from.startsWith('picture.') && span.text.trim() !== '')
  const out = composed.pieces.filter((piece) => edits.without.includes(piece.from))
  return (
    <div>
      <p className="request-words">
        {wordSpans(request)
          .filter((span) => !span.from.startsWith('picture.') && !span.text.startsWith('\n'))
          .map((span, at) => {
            const piece = request.pieces.find((each) => each.from === span.from)
            if (!piece) return <span key={`joint ${at}`}>{span.text}</span>
            return (
              <Piece
                key={span.from}
                panelId={panelId}
                piece={piece}
                shown={span.text}
                edits={edits}
                onChange={onChange}
              />
            )
          })}
        {spans.length === 0 && <span className="request-note">No words.</span>}
      </p>
      {out.length > 0 && (
        <p className="request-out">
          Left out:{' '}
          {out.map((piece) => (
            <button
              key={piece.from}
              type="button"
              aria-label={`Put back ${fieldName(board, piece.from)}`}
              onClick={() => onChange({ without: edits.without.filter((from) => from !== piece.from) })}
            >
              {fieldName(board, piece.from)}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}

interface PieceProps {
  readonly panelId: string
  readonly piece: WordsPiece
  /** As it appears in the sentence. */
  readonly shown: string
  readonly edits: RequestEdits
  readonly onChange: (edits: Partial<RequestEdits>) => void
}

function Piece({ panelId, piece, shown, edits, onChange }: PieceProps) {
  const editor = useEditor()
  const board = useBoard()
  const open = useOpenField()
  const [isOpen, setOpen] = useState(false)
  const name = fieldName(board, piece.from)
  const reworded = edits.texts[piece.from] !== undefined
  function reword(text: string): void {
    if (piece.from === 'free') onChange({ free: text })
    else if (text.trim() === '') leaveOut()
    else onChange({ texts: { ...edits.texts, [piece.from]: text } })
  }
  function leaveOut(): void {
    setOpen(false)
    if (piece.from === 'free') onChange({ free: '' })
    else onChange({ without: [...edits.without, piece.from] })
  }
  function unword(): void {
    const { [piece.from]: _, ...texts } = edits.texts
    onChange({ texts })
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      label={name}
      trigger={
        // A button would be its own box: a span breaks over lines like the rest of the sentence.
        <span
          role="button"
          tabIndex={0}
          className={reworded ? 'piece reworded' : 'piece'}
          title={name}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            setOpen(true)
          }}
        >
          {shown}
        </span>
      }
    >
      <Field label={reworded ? `${name}, in your words` : name}>
        <TextArea value={piece.text} rule={wordsRule(editor, panelId, piece.from)} rows={2} onCommit={reword} />
      </Field>
      <div className="piece-foot">
        {open(piece.from) && (
          <Button variant="ghost" onClick={open(piece.from)}>
            Open the field
          </Button>
        )}
        {reworded && (
          <Button variant="ghost" onClick={unword}>
            As before
          </Button>
        )}
        <Button onClick={leaveOut}>Leave out</Button>
      </div>
    </Popover>
  )
}

/** How to get to the field that a piece came from; undefined if there is none. */
function useOpenField(): (from: string) => (() => void) | undefined {
  const { session } = useEditor()
  const board = useBoard()
  const actions = useActions()
  return (from) => {
    if (from.startsWith('shot.') || from.startsWith('scene.'))
      return () => {
        session.set({ tab: 'shot', bare: false })
        const name = fieldName(board, from)
        requestAnimationFrame(() => focusField(name))
      }
    if (from.startsWith('card.')) return () => session.set({ tab: 'cards', bare: false })
    if (from.startsWith('project.')) return () => actions.run('project.settings')
    return undefined
  }
}

/** Focuses the field with this label, if the pane in front has one. */
function focusField(label: string): void {
  const found = [...document.querySelectorAll('aside label')].find((each) => each.textContent === label)
  if (found instanceof HTMLLabelElement) found.control?.focus()
}
