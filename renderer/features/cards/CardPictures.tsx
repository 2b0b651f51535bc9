import { ImagePlus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { PLAIN_IMPORTERS, acceptedBy } from '#shared/interchange/importers.ts'
import { editCard, addMedia } from '#shared/document/commands/film.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { CardRow, MediaRow } from '#shared/document/schema.ts'
import { cardOf, mediaOf } from '#shared/document/select.ts'
import { upload } from '../../editor/upload.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { FileInput } from '../../ui/FileInput.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { useToast } from '../../ui/Toasts.tsx'

/** Maximum number of pictures named in a message; the others are counted. */
const NAMED = 4

function noRoomWords(left: readonly File[]): string {
  const named = left
    .slice(0, NAMED)
    .map((file) => shortened(file.name, 60))
    .join('; ')
  const more = left.length > NAMED ? ` and ${left.length - NAMED} more` : ''
  return `A card can hold ${LIMITS.cardPictures} pictures. Not added: ${named}${more}.`
}

/** A card's reference pictures: chosen from disk or dropped here. */
export function CardPictures({ card }: { readonly card: CardRow }) {
  const editor = useEditor()
  const board = useBoard()
  const say = useToast()
  const pictureOf = usePictures()
  const [busy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)

  async function add(files: readonly File[]): Promise<void> {
    setBusy(true)
    const added: MediaRow[] = []
    const room = LIMITS.cardPictures - card.mediaIds.length
    if (files.length > room) say({ text: noRoomWords(files.slice(Math.max(0, room))), tone: 'warn' })
    for (const each of files.slice(0, Math.max(0, room))) {
      const answer = await upload(editor.opened.project, each)
      if (answer.ok) added.push(answer.value)
      else say({ text: sentence(answer.failure), tone: 'warn' })
    }
    setBusy(false)
    if (added.length === 0) return
    editor.run(`Add Picture to ${card.name}`, (now) => {
      const known = added.reduce((next, media) => addMedia(next, media), now)
      const current = cardOf(known, card.id)?.mediaIds ?? []
      return editCard(known, card.id, { mediaIds: [...new Set([...current, ...added.map((media) => media.id)])] })
    })
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault()
    event.stopPropagation()
    if (editor.canWrite) void add([...event.dataTransfer.files])
  }
  function remove(id: string): void {
    editor.run(`Remove Picture from ${card.name}`, (now) =>
      editCard(now, card.id, { mediaIds: card.mediaIds.filter((each) => each !== id) }),
    )
  }

  return (
    <div className="card-pictures" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {card.mediaIds.map((id, at) => (
        <figure key={id}>
          <Picture {...pictureOf(id)} alt={mediaOf(board, id)?.name || `Picture ${at + 1} of ${card.name}`} />
          <button
            type="button"
            disabled={!editor.canWrite}
            aria-label={`Remove picture ${at + 1}`}
            onClick={() => remove(id)}
          >
            <X aria-hidden />
          </button>
        </figure>
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
      <FileInput
        ref={file}
        label={`Pictures of ${card.name}`}
        accept={acceptedBy(PLAIN_IMPORTERS)}
        multiple
        onFiles={(files) => void add(files)}
      />
    </div>
  )
}
