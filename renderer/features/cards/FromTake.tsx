import { useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { LookPicture } from '#shared/document/cardSchema.ts'
import { addMedia } from '#shared/document/commands/film.ts'
import { addLookPictures, setPictureUse } from '#shared/document/commands/looks.ts'
import type { LookedCard } from '#shared/document/looks.ts'
import type { Crop } from '#shared/document/schema.ts'
import { EVERY_TAKE, findTakes } from '#shared/generation/findTakes.ts'
import type { FoundTake } from '#shared/generation/findTakes.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { USE_WORDS } from './kindWords.ts'
import { nameOfLook } from './nameOfLook.ts'
import { PartPicker } from './PartPicker.tsx'

interface FromTakeProps {
  readonly looked: LookedCard
  readonly open: boolean
  readonly onClose: () => void
}

const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 }
const USES = ['', 'face', 'costume', 'sheet'] as const
const THUMB_PX = 40_000

/** Cuts a picture for a card out of a kept take: which take, which part of it, and what it shows of the card. */
export function FromTake({ looked, open, onClose }: FromTakeProps) {
  const editor = useEditor()
  const say = useToast()
  const takes = findTakes(useBoard(), { ...EVERY_TAKE, kept: true })
  const [chosen, setChosen] = useState('')
  const [part, setPart] = useState(WHOLE)
  const [use, setUse] = useState<LookPicture['use']>('')
  const [busy, setBusy] = useState(false)
  const found = takes.find(({ take }) => take.id === chosen) ?? takes[0]
  const words = USE_WORDS[looked.card.kind]

  function choose(id: string): void {
    setChosen(id)
    setPart(WHOLE)
  }
  async function add({ take, slate }: FoundTake): Promise<void> {
    setBusy(true)
    const made = await editor.client.call('takes.part', { project: editor.opened.project, takeId: take.id, part })
    setBusy(false)
    if (!made.ok) {
      say({ text: sentence(made.failure), tone: 'warn' })
      return
    }
    const { media } = made.value
    const at = { cardId: looked.card.id, lookId: looked.look?.id ?? null }
    editor.run(`Add Part of ${slate} T${take.number} to ${nameOfLook(looked)}`, (now) =>
      setPictureUse(addLookPictures(addMedia(now, media), at, [media.id]), at, media.id, use),
    )
    setPart(WHOLE)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      width="wide"
      title={`A part of a take for ${nameOfLook(looked)}`}
      about="Draw a frame round what the card should show. The take stays as it is."
      footer={
        found && (
          <>
            <Segmented
              label="The part shows"
              value={use}
              options={USES.map((value) => ({ value, label: words[value] }))}
              onChange={setUse}
            />
            <Button variant="primary" disabled={busy} onClick={() => void add(found)}>
              {busy ? 'Adding…' : 'Add to card'}
            </Button>
          </>
        )
      }
    >
      {found ? (
        <div className="from-take">
          <TakeList takes={takes} chosen={found.take.id} onChoose={choose} />
          <PartPicker take={found.take} part={part} onPart={setPart} />
        </div>
      ) : (
        <Empty title="No take is kept yet. Keep one in Takes, and a part of it can go onto a card." />
      )}
    </Dialog>
  )
}

interface TakeListProps {
  readonly takes: readonly FoundTake[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

function TakeList({ takes, chosen, onChoose }: TakeListProps) {
  const pictureOf = usePictures()
  return (
    <ul className="from-take-list" aria-label="Kept takes">
      {takes.map(({ take, slate }) => (
        <li key={take.id}>
          <button type="button" aria-pressed={take.id === chosen} onClick={() => onChoose(take.id)}>
            <Picture {...pictureOf(take.mediaId, THUMB_PX)} alt="" />
            <span>
              {slate} T{take.number}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
