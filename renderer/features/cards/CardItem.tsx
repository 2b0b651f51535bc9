import { ChevronRight } from 'lucide-react'
import { editCard, removeCard } from '#shared/document/commands/film.ts'
import { basePictures } from '#shared/document/looks.ts'
import type { CardRow } from '#shared/document/schema.ts'
import { fieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { useNaming } from '../../ui/useNaming.ts'
import { CardPictures } from './CardPictures.tsx'
import { Looks } from './Looks.tsx'
import { LookVersions } from './LookVersions.tsx'
import { KIND_WORDS } from './kindWords.ts'

interface CardItemProps {
  readonly card: CardRow
  /** Shots that use it. */
  readonly uses: number
  readonly open: boolean
  /** Just made: its name is what is typed next. */
  readonly fresh: boolean
  readonly onToggle: () => void
}

export function CardItem({ card, uses, open, fresh, onToggle }: CardItemProps) {
  const pictureOf = usePictures()
  const pictures = basePictures(card)
  const face = (pictures.find(({ use }) => use === 'face') ?? pictures[0])?.mediaId
  return (
    <article className="card-item" data-spots={`card:${card.id}`}>
      <button type="button" className="card-face" aria-expanded={open} onClick={onToggle}>
        <ChevronRight aria-hidden />
        {face ? <Picture {...pictureOf(face)} alt="" /> : <i aria-hidden>{card.name.slice(0, 1)}</i>}
        <b>{card.name || 'Unnamed'}</b>
        <small>
          v{card.version} · {card.kind === 'style' ? 'every shot' : usesWords(uses)}
        </small>
      </button>
      {open && <CardFields card={card} uses={uses} fresh={fresh} />}
    </article>
  )
}

function CardFields({ card, uses, fresh }: Pick<CardItemProps, 'card' | 'uses' | 'fresh'>) {
  const editor = useEditor()
  const say = useToast()
  const nameBox = useNaming(fresh)
  function remove(): void {
    const step = `Delete Card ${card.name}`
    if (!editor.run(step, (now) => removeCard(now, card.id))) return
    const text = uses > 0 ? `Deleted ${card.name}, used in ${usesWords(uses)}` : `Deleted ${card.name}`
    say({
      text,
      action: { label: 'Undo', run: () => (editor.undoName() === step ? editor.stepNow('undo') : undefined) },
    })
  }
  return (
    <div className="card-fields">
      <Field label="Name">
        <TextInput
          ref={nameBox}
          value={card.name}
          rule={fieldRule(editor, 'card', card.id, 'name')}
          disabled={!editor.canWrite}
          onCommit={(name) => editor.run(`Rename ${card.name}`, (now) => editCard(now, card.id, { name }))}
        />
      </Field>
      <div data-spots={`card:${card.id}/words`}>
        <Field label="Description">
          <TextArea
            value={card.description}
            rule={fieldRule(editor, 'card', card.id, 'description')}
            rows={3}
            disabled={!editor.canWrite}
            placeholder={KIND_WORDS[card.kind].asks}
            onCommit={(description) =>
              editor.run(`Describe ${card.name}`, (now) => editCard(now, card.id, { description }))
            }
          />
        </Field>
      </div>
      <CardPictures looked={{ card, look: null }} />
      <LookVersions looked={{ card, look: null }} />
      <Looks card={card} />
      <div className="card-foot">
        <small>A new description or picture makes version {card.version + 1}; earlier takes keep naming theirs.</small>
        <Button variant="ghost" disabled={!editor.canWrite} onClick={remove}>
          Delete card
        </Button>
      </div>
    </div>
  )
}

function usesWords(uses: number): string {
  return uses === 1 ? '1 shot' : `${uses} shots`
}
