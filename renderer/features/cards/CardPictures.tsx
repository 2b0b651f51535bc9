import { Crop, ImagePlus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { PLAIN_IMPORTERS, acceptedBy } from '#shared/interchange/importers.ts'
import { removeLookPicture, setPictureUse } from '#shared/document/commands/looks.ts'
import type { LookPicture } from '#shared/document/cardSchema.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { picturesOfLook } from '#shared/document/looks.ts'
import type { LookedCard } from '#shared/document/looks.ts'
import { mediaOf } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { FileInput } from '../../ui/FileInput.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { Select } from '../../ui/Select.tsx'
import { FromTake } from './FromTake.tsx'
import { USE_WORDS } from './kindWords.ts'
import { nameOfLook } from './nameOfLook.ts'
import { useAddPictures } from './useAddPictures.ts'

/** A look's reference pictures, chosen from disk or dropped here, and what each is for. */
export function CardPictures({ looked }: { readonly looked: LookedCard }) {
  const editor = useEditor()
  const { card, look } = looked
  const at = { cardId: card.id, lookId: look?.id ?? null }
  const { add, busy } = useAddPictures(looked)
  const file = useRef<HTMLInputElement>(null)
  const name = nameOfLook(looked)
  const full = picturesOfLook(looked).length >= LIMITS.cardPictures
  const [cutting, setCutting] = useState(false)

  function onDrop(event: DragEvent): void {
    event.preventDefault()
    event.stopPropagation()
    if (editor.canWrite) void add([...event.dataTransfer.files])
  }

  return (
    <div
      className="card-pictures"
      data-spots={look ? undefined : `card:${card.id}/pictures`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      {picturesOfLook(looked).map((picture, index) => (
        <CardPicture
          key={picture.mediaId}
          picture={picture}
          index={index}
          looked={looked}
          onUse={(use) =>
            editor.run(`Use Picture of ${name} as ${USE_WORDS[card.kind][use]}`, (now) =>
              setPictureUse(now, at, picture.mediaId, use),
            )
          }
          onRemove={() =>
            editor.run(`Remove Picture from ${name}`, (now) => removeLookPicture(now, at, picture.mediaId))
          }
        />
      ))}
      <button
        type="button"
        className="card-add"
        disabled={!editor.canWrite || busy}
        onClick={() => file.current?.click()}
      >
        <ImagePlus aria-hidden />
        {busy ? 'Adding…' : 'Add picture'}
      </button>
      <button type="button" className="card-add" disabled={!editor.canWrite || full} onClick={() => setCutting(true)}>
        <Crop aria-hidden />
        From a take…
      </button>
      <FromTake looked={looked} open={cutting} onClose={() => setCutting(false)} />
      <FileInput
        ref={file}
        label={`Pictures of ${name}`}
        accept={acceptedBy(PLAIN_IMPORTERS)}
        multiple
        onFiles={(files) => void add(files)}
      />
    </div>
  )
}

interface CardPictureProps {
  readonly looked: LookedCard
  readonly picture: LookPicture
  readonly index: number
  readonly onUse: (use: LookPicture['use']) => void
  readonly onRemove: () => void
}

function CardPicture({ looked, picture, index, onUse, onRemove }: CardPictureProps) {
  const { canWrite } = useEditor()
  const board = useBoard()
  const pictureOf = usePictures()
  const words = USE_WORDS[looked.card.kind]
  const { mediaId, use } = picture
  return (
    <figure>
      <Picture
        {...pictureOf(mediaId)}
        alt={mediaOf(board, mediaId)?.name || `Picture ${index + 1} of ${nameOfLook(looked)}`}
      />
      <button
        type="button"
        className="card-picture-off"
        disabled={!canWrite}
        aria-label={`Remove picture ${index + 1}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </button>
      <Select<LookPicture['use']>
        label={`Picture ${index + 1} is for`}
        className="card-use"
        value={use}
        placeholder={words['']}
        disabled={!canWrite}
        options={(['', 'face', 'costume', 'sheet'] as const).map((value) => ({ value, label: words[value] }))}
        onChange={onUse}
      />
    </figure>
  )
}
