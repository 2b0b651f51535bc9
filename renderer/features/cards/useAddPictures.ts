import { useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { addMedia } from '#shared/document/commands/film.ts'
import { addLookPictures } from '#shared/document/commands/looks.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { picturesOfLook } from '#shared/document/looks.ts'
import type { LookedCard } from '#shared/document/looks.ts'
import type { MediaRow } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { upload } from '../../editor/upload.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { nameOfLook } from './nameOfLook.ts'

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

/** Brings files in as pictures; each that is none is said. */
export function useUploads(): (files: readonly File[]) => Promise<readonly MediaRow[]> {
  const editor = useEditor()
  const say = useToast()
  return async (files) => {
    const added: MediaRow[] = []
    for (const each of files) {
      const answer = await upload(editor.opened.project, each)
      if (answer.ok) added.push(answer.value)
      else say({ text: sentence(answer.failure), tone: 'warn' })
    }
    return added
  }
}

/** Adds files to the pictures of a look, as far as it has room. */
export function useAddPictures(looked: LookedCard) {
  const editor = useEditor()
  const say = useToast()
  const bring = useUploads()
  const [busy, setBusy] = useState(false)
  const at = { cardId: looked.card.id, lookId: looked.look?.id ?? null }

  async function add(files: readonly File[]): Promise<void> {
    setBusy(true)
    const room = Math.max(0, LIMITS.cardPictures - picturesOfLook(looked).length)
    if (files.length > room) say({ text: noRoomWords(files.slice(room)), tone: 'warn' })
    const added = await bring(files.slice(0, room))
    setBusy(false)
    if (added.length === 0) return
    editor.run(`Add Picture to ${nameOfLook(looked)}`, (now) =>
      addLookPictures(
        added.reduce((next, media) => addMedia(next, media), now),
        at,
        added.map(({ id }) => id),
      ),
    )
  }
  return { add, busy }
}
