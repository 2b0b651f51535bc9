import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import { addCard } from '#shared/document/commands/film.ts'
import { linkCard, unlinkCard } from '#shared/document/commands/shotCards.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { CardId } from '#shared/document/ids.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { mentionedCards } from '#shared/document/mentions.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { CardKind, ShotRow } from '#shared/document/schema.ts'
import { cardOf, cardsOf } from '#shared/document/select.ts'
import { searchText } from '#shared/searchText.ts'
import type { Editor } from '../../editor/editor.ts'
import { fieldPlace, heldSentence } from '../../editor/fieldRule.ts'
import type { FieldRule } from '../../editor/fieldRule.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Popover } from '../../ui/Popover.tsx'
import { useTypedField } from '../../ui/useTypedField.tsx'
import { ShotLooks } from './LookChoices.tsx'
import { heldBy } from './mixed.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'

type LinkedKind = Exclude<CardKind, 'style'>

interface CardChipsProps {
  readonly shots: readonly ShotRow[]
  readonly kind: LinkedKind
}

const LABELS: Readonly<Record<LinkedKind, { label: string; one: string }>> = {
  cast: { label: 'Cast', one: 'cast member' },
  location: { label: 'Location', one: 'location' },
  prop: { label: 'Props', one: 'prop' },
}

function cardIdsOf(shot: ShotRow, kind: LinkedKind): readonly CardId[] {
  if (kind === 'cast') return shot.castIds
  return kind === 'prop' ? shot.propIds : shot.locationId === null ? [] : [shot.locationId]
}

/**
 * Who and what is in the shots, as cards. A card that only some of the shots have is fainter, and pressing it adds it
 * to all.
 */
export function CardChips({ shots, kind }: CardChipsProps) {
  const editor = useEditor()
  const board = useBoard()
  const { label } = LABELS[kind]
  const ids = shots.map((shot) => shot.id)
  const held = heldBy(shots, (shot) => cardIdsOf(shot, kind)).filter(({ id }) => cardOf(board, id))

  const [only] = shots
  const mentioned = only && shots.length === 1 ? mentionedCards(board, only).filter((card) => card.kind === kind) : []

  const nameOf = (cardId: CardId): string => cardOf(board, cardId)?.name || 'Unnamed'

  function takeOff(cardId: CardId): void {
    editor.run(stepName(board, `Take ${nameOf(cardId)} off`, ids), (now) => unlinkCard(now, ids, cardId))
  }

  function giveAll(cardId: CardId): void {
    editor.run(stepName(board, `Add ${nameOf(cardId)} to`, ids), (now) => linkCard(now, ids, cardId))
  }

  return (
    <div className="chips-field">
      <span className="label">{label}</span>
      <ul className="chips" aria-label={label}>
        {held.map(({ id, count, all }) => (
          <li key={id} className={all ? 'chip' : 'chip some'}>
            {all ? (
              nameOf(id)
            ) : (
              <Tooltip label={`In ${count} of ${shots.length} shots. Press to add to all`}>
                <button
                  type="button"
                  className="chip-some"
                  disabled={!editor.canWrite}
                  aria-label={`${nameOf(id)}, in ${count} of ${shots.length} shots. Add to all`}
                  onClick={() => giveAll(id)}
                >
                  {nameOf(id)} <small>{`${count} of ${shots.length}`}</small>
                </button>
              </Tooltip>
            )}
            {editor.canWrite && (
              <button
                type="button"
                aria-label={`Take off ${nameOf(id)}`}
                className="chip-off"
                onClick={() => takeOff(id)}
              >
                <X aria-hidden />
              </button>
            )}
          </li>
        ))}
        {mentioned.map(({ id, name }) => (
          <li key={id} className="chip some">
            <Tooltip label="Mentioned in the shot’s words, so it is in the request. Press to add it to the shot">
              <button
                type="button"
                className="chip-some"
                disabled={!editor.canWrite}
                aria-label={`${name}, mentioned. Add to the shot`}
                onClick={() => giveAll(id)}
              >
                @{name}
              </button>
            </Tooltip>
          </li>
        ))}
        {editor.canWrite && (
          <li>
            <AddCard shots={shots} kind={kind} />
          </li>
        )}
      </ul>
      <ShotLooks shots={shots} kind={kind} />
    </div>
  )
}

function AddCard({ shots, kind }: CardChipsProps) {
  const [open, setOpen] = useState(false)
  const { one } = LABELS[kind]
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={`Add ${one}`}
      trigger={
        <button type="button" className="chip add" aria-label={`Add ${one}`}>
          <Plus aria-hidden />
        </button>
      }
    >
      <CardChoices shots={shots} kind={kind} onDone={() => setOpen(false)} />
    </Popover>
  )
}

function newCardRule(editor: Editor, shotIds: string, kind: LinkedKind): FieldRule {
  return {
    ...fieldPlace(editor, 'shot', shotIds, `new ${kind}`),
    most: LIMITS.line,
    refuse(text) {
      const found = text.trim().length
      if (found <= LIMITS.line) return null
      const what = 'The name of a card'
      return heldSentence({ kind: 'too-long', what, most: LIMITS.line, unit: 'characters', found })
    },
  }
}

/** Arrows go from the field to the choices under it, round and back. */
function walkChoices(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined || event.nativeEvent.isComposing) return
  const stops = [...(event.currentTarget.closest('form')?.querySelectorAll<HTMLElement>('input, button') ?? [])]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  stops[(at + by + stops.length) % stops.length]?.focus()
  event.preventDefault()
}

/**
 * The available cards, filtered by what is typed; Enter takes the first, or creates the one that does not exist yet.
 */
function CardChoices({ shots, kind, onDone }: CardChipsProps & { readonly onDone: () => void }) {
  const editor = useEditor()
  const board = useBoard()
  const { one } = LABELS[kind]
  const ids = shots.map((shot) => shot.id)
  // Text here is a search and no card yet: it is dropped on blur, unless it is too long for a name.
  const { draft, box, note } = useTypedField('', () => undefined, newCardRule(editor, ids.join('+'), kind))
  const typed = draft.text
  const wanted = typed.trim().toLowerCase()
  const free = cardsOf(board).filter(
    (card) => card.kind === kind && !shots.every((shot) => cardIdsOf(shot, kind).includes(card.id)),
  )
  const sought = searchText(wanted)
  const found = free.filter((card) => searchText(card.name).includes(sought))
  const isNew =
    wanted !== '' && !cardsOf(board).some((card) => card.kind === kind && card.name.toLowerCase() === wanted)

  function add(cardId: CardId, name: string): void {
    editor.run(stepName(board, `Add ${name} to`, ids), (now) => linkCard(now, ids, cardId))
    onDone()
  }
  function make(): void {
    if (!draft.commit()) return
    const cardId = editor.newId('card')
    const name = typed.trim()
    editor.run(stepName(board, `Add ${name} to`, ids), (now) => linkCard(addCard(now, cardId, kind, name), ids, cardId))
    onDone()
  }
  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault()
    const first = found[0]
    if (first && wanted !== '') add(first.id, first.name)
    else if (isNew) make()
  }

  return (
    <form className="card-choices" onSubmit={onSubmit}>
      <input
        {...box}
        onBlur={undefined}
        onKeyDown={walkChoices}
        className="input"
        aria-label={`Find or name a ${one}`}
        placeholder={`Find or name a ${one}`}
        autoComplete="off"
        spellCheck={false}
      />
      {note}
      <ul>
        {found.slice(0, 12).map((card) => (
          <li key={card.id}>
            <button type="button" className="menu-item" onKeyDown={walkChoices} onClick={() => add(card.id, card.name)}>
              {card.name || 'Unnamed'}
            </button>
          </li>
        ))}
        {isNew && (
          <li>
            <button type="button" className="menu-item" onKeyDown={walkChoices} onClick={make}>
              New {one} “{shortened(typed.trim(), 80)}”
            </button>
          </li>
        )}
        {found.length === 0 && !isNew && <li className="card-none">No other {one} yet. Type a name to make one.</li>}
      </ul>
    </form>
  )
}
