import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { addLook, editLook } from '#shared/document/commands/looks.ts'
import { removeLook } from '#shared/document/commands/removeLooks.ts'
import { picturesOfLook, placesOfLook } from '#shared/document/looks.ts'
import type { LookId } from '#shared/document/ids.ts'
import type { CardRow, LookRow } from '#shared/document/schema.ts'
import { looksOf, numbersOf } from '#shared/document/select.ts'
import { fieldRule } from '../../editor/fieldRule.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { useNaming } from '../../ui/useNaming.ts'
import { CardPictures } from './CardPictures.tsx'
import { LookVersions } from './LookVersions.tsx'
import { KIND_WORDS } from './kindWords.ts'
import { useUnfolded } from './useUnfolded.ts'
import { nameOfLook } from './nameOfLook.ts'

/** A card's looks besides its base look. */
export function Looks({ card }: { readonly card: CardRow }) {
  const editor = useEditor()
  const looks = looksOf(useBoard(), card.id)
  const { isOpen, toggle, setOpenId } = useUnfolded<LookId>('look', (spot, id) => spot.part === id)
  const [freshId, setFreshId] = useState<LookId | null>(null)
  function add(): void {
    const id = editor.newId('look')
    const name = `Look ${looks.length + 1}`
    if (!editor.run(`Add Look to ${card.name}`, (now) => addLook(now, id, card.id, name))) return
    setOpenId(id)
    setFreshId(id)
  }
  return (
    <section className="looks" aria-label={`Looks of ${card.name || 'Unnamed'}`} data-spots={`card:${card.id}/looks`}>
      {looks.map((look) => (
        <LookItem
          key={look.id}
          card={card}
          look={look}
          fresh={freshId === look.id}
          // A look with a held draft stays open.
          open={isOpen(look.id)}
          onToggle={() => toggle(look.id)}
        />
      ))}
      <Button variant="ghost" disabled={!editor.canWrite} onClick={add}>
        New look
      </Button>
    </section>
  )
}

interface LookItemProps {
  readonly card: CardRow
  readonly look: LookRow
  readonly open: boolean
  /** Just made: its name is what is typed next. */
  readonly fresh: boolean
  readonly onToggle: () => void
}

function LookItem({ card, look, open, fresh, onToggle }: LookItemProps) {
  const board = useBoard()
  const pictureOf = usePictures()
  const pictures = picturesOfLook({ card, look })
  const first = pictures.find(({ use }) => use === 'costume') ?? pictures[0]
  return (
    <article className="look-item">
      <button type="button" className="card-face look-face" aria-expanded={open} onClick={onToggle}>
        <ChevronRight aria-hidden />
        {first ? <Picture {...pictureOf(first.mediaId)} alt="" /> : <i aria-hidden>{look.name.slice(0, 1)}</i>}
        <b>{look.name || 'Unnamed look'}</b>
        <small>
          v{look.version} · {wornWords(placesOfLook(board, look.id))}
        </small>
      </button>
      {open && <LookFields card={card} look={look} fresh={fresh} />}
    </article>
  )
}

function LookFields({ card, look, fresh }: Pick<LookItemProps, 'card' | 'look' | 'fresh'>) {
  const editor = useEditor()
  const say = useToast()
  const nameBox = useNaming(fresh)
  const name = nameOfLook({ card, look })
  function remove(): void {
    const step = `Delete Look ${name}`
    const { scenes, shots } = placesOfLook(editor.board(), look.id)
    const numbers = numbersOf(editor.board())
    if (!editor.run(step, (now) => removeLook(now, look.id))) return
    const places = [
      ...scenes.map(({ id }) => `scene ${numbers.scenes.get(id) ?? ''}`),
      ...shots.map(({ id }) => `shot ${numbers.shots.get(id) ?? ''}`),
    ]
    say({
      text: places.length > 0 ? `Deleted ${name}. The base look holds in ${listed(places)}.` : `Deleted ${name}.`,
      action: { label: 'Undo', run: () => (editor.undoName() === step ? editor.stepNow('undo') : undefined) },
    })
  }
  return (
    <div className="card-fields" data-spots={`card:${card.id}/${look.id}`}>
      <Field label="Name of the look">
        <TextInput
          ref={nameBox}
          value={look.name}
          rule={fieldRule(editor, 'look', look.id, 'name')}
          disabled={!editor.canWrite}
          onCommit={(to) => editor.run(`Rename ${name}`, (now) => editLook(now, look.id, { name: to }))}
        />
      </Field>
      <Field label="Description of the look">
        <TextArea
          value={look.description}
          rule={fieldRule(editor, 'look', look.id, 'description')}
          rows={2}
          disabled={!editor.canWrite}
          placeholder={card.description || KIND_WORDS[card.kind].asks}
          onCommit={(description) => editor.run(`Describe ${name}`, (now) => editLook(now, look.id, { description }))}
        />
      </Field>
      <CardPictures looked={{ card, look }} />
      <LookVersions looked={{ card, look }} />
      <div className="card-foot">
        <small>Said in place of the card’s own words. Without a face of its own it keeps the card’s.</small>
        <Button variant="ghost" disabled={!editor.canWrite} onClick={remove}>
          Delete look
        </Button>
      </div>
    </div>
  )
}

/** Places named in a message; the others are counted. */
const NAMED = 4

function listed(places: readonly string[]): string {
  const named = places.slice(0, NAMED).join(', ')
  return places.length > NAMED ? `${named} and ${places.length - NAMED} more` : named
}

const counted = (count: number, what: string): string[] =>
  count === 0 ? [] : [`${count} ${what}${count === 1 ? '' : 's'}`]

function wornWords({ scenes, shots }: ReturnType<typeof placesOfLook>): string {
  return [...counted(scenes.length, 'scene'), ...counted(shots.length, 'shot')].join(', ') || 'not chosen'
}
