import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { leavePieceOut, rewordPiece, unwordPiece } from '#shared/document/commands/requests.ts'
import type { WordsPiece } from '#shared/document/recipe.ts'
import { wordingOf } from '#shared/generation/draftedRequest.ts'
import type { Wording } from '#shared/generation/draftedRequest.ts'
import { useEditor, useOfBoard } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { fieldName } from '#shared/generation/fieldName.ts'
import { plainKey } from './look/lookKeys.ts'
import { useOpenField } from './useOpenField.ts'
import type { DraftInHand } from './useRequestDraft.ts'
import { wordsRule } from './wordsRule.ts'

interface RequestPieceProps {
  readonly panelId: string
  readonly piece: WordsPiece
  /** As its field words it now; undefined if the field says nothing, and the piece is there since it is pinned. */
  readonly composed: string | undefined
  /** As it appears in the sentence. */
  readonly shown: string
  readonly inHand: DraftInHand
}

const PIN_KEY = { p: true }

/** One piece of the words. Enter opens it; P pins it, and Delete leaves it out, without opening it. */
export function RequestPiece({ panelId, piece, composed, shown, inHand }: RequestPieceProps) {
  const editor = useEditor()
  const open = useOpenField()
  const [isOpen, setOpen] = useState(false)
  const acts = usePieceActs(piece, composed, inHand)
  const { name, how } = acts
  const openField = open(piece.from)
  function leaveOut(): void {
    setOpen(false)
    acts.leaveOut()
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') setOpen(true)
    else if (event.key === 'Delete' || event.key === 'Backspace') leaveOut()
    else if (acts.pin && plainKey(event.nativeEvent, PIN_KEY)) acts.pin()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      label={name}
      trigger={
        // A button would be its own box: a span breaks over lines like the rest of the sentence.
        <Tooltip label={`${name}${STANDS[how]}`}>
          <span
            role="button"
            tabIndex={0}
            className={`piece ${how}`}
            aria-keyshortcuts="Enter P Delete"
            onKeyDown={onKeyDown}
          >
            {shown}
          </span>
        </Tooltip>
      }
    >
      <Field label={how === 'composed' || how === 'changed' ? name : `${name}, in your words`}>
        <TextArea
          // With its mentions, which are said by their bare names.
          value={acts.words}
          rule={wordsRule(editor, panelId, piece.from)}
          rows={2}
          disabled={!inHand.canWrite}
          onCommit={(text) => (text.trim() === '' ? leaveOut() : acts.reword(text))}
        />
      </Field>
      {how === 'changed' && <Changed acts={acts} />}
      <div className="piece-foot">
        {openField && (
          <Button variant="ghost" onClick={openField}>
            Open the field
          </Button>
        )}
        {(how === 'reworded' || how === 'pinned') && (
          <Button variant="ghost" disabled={!inHand.canWrite} onClick={acts.unword}>
            As before
          </Button>
        )}
        {acts.pin && (
          <Tooltip label="Keeps this wording when the field changes" keys="P">
            <Button variant="ghost" aria-pressed={how === 'pinned'} disabled={!inHand.canWrite} onClick={acts.pin}>
              {how === 'pinned' ? 'Pinned' : 'Pin'}
            </Button>
          </Tooltip>
        )}
        <Tooltip label="Leave it out" keys="Delete">
          <Button disabled={!inHand.canWrite} onClick={leaveOut}>
            Leave out
          </Button>
        </Tooltip>
      </div>
    </Popover>
  )
}

const STANDS: Readonly<Record<Wording['how'], string>> = {
  composed: '',
  reworded: ', in your words',
  pinned: ', pinned',
  changed: ': its field has changed since you reworded it',
}

/** The field's new words are said; the artist's own can be said again. */
function Changed({ acts }: { readonly acts: PieceActs }) {
  return (
    <div className="piece-changed">
      <p>Its field has changed since you reworded it, so the field’s words are said. Yours were:</p>
      <q>{acts.own}</q>
      <div className="piece-foot">
        <Button variant="ghost" onClick={acts.unword}>
          Keep the field’s
        </Button>
        <Button onClick={() => acts.reword(acts.own)}>Say mine</Button>
      </div>
    </div>
  )
}

type PieceActs = ReturnType<typeof usePieceActs>

function usePieceActs(piece: WordsPiece, composed: string | undefined, { draft, run, change }: DraftInHand) {
  const name = useOfBoard((board) => fieldName(board, piece.from))
  const { from } = piece
  const isFree = from === 'free'
  const { how, own } = wordingOf({ from, text: composed ?? piece.text }, draft.requestReworded)
  const words = own && how !== 'changed' ? own.text : piece.text
  const of = composed ?? own?.of ?? piece.text

  function say(verb: string, text: string, pinned: boolean): void {
    run(`${verb} ${name} in Request of`, (board, id) => rewordPiece(board, id, { from, text, of, pinned }))
  }
  const unword = (): void => run(`Reset ${name} in Request of`, (board, id) => unwordPiece(board, id, from))
  return {
    name,
    how: isFree ? ('composed' as const) : how,
    own: own?.text ?? '',
    /** As typed, with the mentions that are said by their bare names. */
    words,
    reword(text: string): void {
      if (isFree) change('Edit Last Words in Request of', { requestLast: text })
      else say('Reword', text, own?.pinned ?? false)
    },
    unword,
    /** undefined for the artist's own words, which no field changes. */
    pin: isFree
      ? undefined
      : () => {
          if (how !== 'pinned') say('Pin', words, true)
          // What was pinned as its field words it now has nothing left to keep.
          else if (words === composed) unword()
          else say('Unpin', words, false)
        },
    leaveOut(): void {
      if (isFree) change('Clear Last Words in Request of', { requestLast: '' })
      else run(`Leave ${name} Out of Request of`, (board, id) => leavePieceOut(board, id, from, true))
    },
  }
}
