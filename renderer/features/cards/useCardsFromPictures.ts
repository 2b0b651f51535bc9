import { addCard, addMedia } from '#shared/document/commands/film.ts'
import { addLookPictures } from '#shared/document/commands/looks.ts'
import type { CardId } from '#shared/document/ids.ts'
import { LIMITS } from '#shared/document/limits.ts'
import type { CardKind } from '#shared/document/schema.ts'
import { shortened } from '#shared/document/shortened.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { KIND_WORDS } from './kindWords.ts'
import { useUploads } from './useAddPictures.ts'

/** Cards made from pictures: each picture one, called like its file. `onMade` gets the last. */
export function useCardsFromPictures(onMade: (id: CardId) => void) {
  const editor = useEditor()
  const bring = useUploads()

  async function fromFiles(kind: CardKind, files: readonly File[]): Promise<void> {
    if (!editor.canWrite || files.length === 0) return
    const added = await bring(files)
    const cards = added.map((media) => ({ media, id: editor.newId('card'), name: nameOf(media.name, kind) }))
    const last = cards.at(-1)
    if (!last) return
    const step = cards.length === 1 ? `Add Card ${last.name}` : `Add ${cards.length} Cards`
    const made = editor.run(step, (now) =>
      cards.reduce(
        (next, { media, id, name }) =>
          addLookPictures(addCard(addMedia(next, media), id, kind, name), { cardId: id, lookId: null }, [media.id]),
        now,
      ),
    )
    if (made) onMade(last.id)
  }

  return fromFiles
}

/** "mara_ilves-02.jpg" is "mara ilves 02". A picture from the clipboard has no name of its own. */
function nameOf(file: string, kind: CardKind): string {
  const bare = file
    .replace(/\.[^.]{1,5}$/, '')
    .replaceAll(/[_\-\s]+/g, ' ')
    .trim()
  return bare === '' || /^image$/i.test(bare) ? KIND_WORDS[kind].fresh : shortened(bare, LIMITS.line)
}
