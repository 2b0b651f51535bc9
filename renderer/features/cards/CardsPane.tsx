import { Plus } from 'lucide-react'
import { useState } from 'react'
import { addCard } from '#shared/document/commands/film.ts'
import { CARD_KINDS } from '#shared/document/schema.ts'
import type { CardKind } from '#shared/document/schema.ts'
import { cardsOf } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { CardItem } from './CardItem.tsx'
import { FromPictures } from './FromPictures.tsx'
import { KIND_WORDS } from './kindWords.ts'
import { useUnfolded } from './useUnfolded.ts'
import { useCardsFromPictures } from './useCardsFromPictures.ts'
import { usesOf } from './usesOf.ts'
import './cards.css'

/** The film's cast, locations, props and styles: how every request describes them. */
export function CardsPane() {
  const editor = useEditor()
  const board = useBoard()
  const { isOpen, toggle, setOpenId } = useUnfolded<string>(
    'card',
    (spot, id) => spot.part !== undefined && spot.cardId === id,
  )
  const [freshId, setFreshId] = useState<string | null>(null)
  const cards = cardsOf(board)
  const uses = usesOf(board)
  const fromFiles = useCardsFromPictures((id) => setOpenId(id))

  function add(kind: CardKind): void {
    const id = editor.newId('card')
    const name = KIND_WORDS[kind].fresh
    if (editor.run(`Add ${KIND_WORDS[kind].one} Card`, (now) => addCard(now, id, kind, name))) {
      setOpenId(id)
      setFreshId(id)
    }
  }

  if (cards.length === 0)
    return (
      <Empty
        spots="cards"
        title="A card describes a person, a place, a prop or a look once, with pictures; every take is then asked for in the same words."
        action={
          <div className="cards-first">
            {CARD_KINDS.map((kind) => (
              <Button key={kind} disabled={!editor.canWrite} onClick={() => add(kind)}>
                Add {KIND_WORDS[kind].one.toLowerCase()}
              </Button>
            ))}
          </div>
        }
      />
    )

  return (
    <div className="cards" data-spots="cards">
      {CARD_KINDS.map((kind) => (
        <section key={kind} aria-label={KIND_WORDS[kind].many}>
          <div
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              void fromFiles(kind, [...event.dataTransfer.files])
            }}
            onPaste={(event) => {
              const files = [...event.clipboardData.files]
              if (files.length === 0) return
              event.preventDefault()
              event.stopPropagation()
              void fromFiles(kind, files)
            }}
          >
            <header>
              <h2>{KIND_WORDS[kind].many}</h2>
              <FromPictures kind={kind} onFiles={(files) => void fromFiles(kind, files)} />
              <IconButton
                label={`Add ${KIND_WORDS[kind].one.toLowerCase()}`}
                icon={<Plus aria-hidden />}
                disabled={!editor.canWrite}
                onClick={() => add(kind)}
              />
            </header>
            {cards
              .filter((card) => card.kind === kind)
              .map((card) => (
                <CardItem
                  key={card.id}
                  card={card}
                  uses={uses.get(card.id) ?? 0}
                  fresh={freshId === card.id}
                  open={isOpen(card.id)}
                  onToggle={() => toggle(card.id)}
                />
              ))}
          </div>
        </section>
      ))}
    </div>
  )
}
