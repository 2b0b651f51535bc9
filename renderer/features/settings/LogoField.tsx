import { useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { addMedia, editFilm } from '#shared/document/commands/film.ts'
import { mediaOf } from '#shared/document/select.ts'
import { upload } from '../../editor/upload.ts'
import { useBoard, useEditor, useFilm } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Button } from '../../ui/Button.tsx'
import { FileInput } from '../../ui/FileInput.tsx'
import { Picture } from '../../ui/Picture.tsx'
import { useToast } from '../../ui/Toasts.tsx'

/** The picture that stands on the film's cover pages. */
export function LogoField() {
  const editor = useEditor()
  const { logo, title } = useFilm()
  const media = mediaOf(useBoard(), logo ?? '')
  const pictureOf = usePictures()
  const say = useToast()
  const file = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const disabled = !editor.canWrite || busy

  async function take(chosen: File | undefined): Promise<void> {
    if (!chosen) return
    setBusy(true)
    const answer = await upload(editor.opened.project, chosen)
    setBusy(false)
    if (!answer.ok) return say({ text: sentence(answer.failure), tone: 'warn' })
    const brought = answer.value
    editor.run('Choose Logo', (board) => editFilm(addMedia(board, brought), { logo: brought.id }))
  }
  return (
    <div className="field" role="group" aria-label="Logo">
      <span className="label" aria-hidden>
        Logo
      </span>
      <div className="settings-logo">
        {media && <Picture {...pictureOf(media.id, 480)} alt={`Logo of ${title}`} />}
        <Button disabled={disabled} onClick={() => file.current?.click()}>
          {busy ? 'Bringing it in…' : media ? 'Replace…' : 'Choose a picture…'}
        </Button>
        {media && (
          <Button
            variant="ghost"
            disabled={disabled}
            onClick={() => editor.run('Remove Logo', (board) => editFilm(board, { logo: null }))}
          >
            Remove
          </Button>
        )}
      </div>
      <small className="field-hint">PNG or JPEG, on the cover page of an export. It is kept in the film.</small>
      <FileInput
        ref={file}
        label="Picture of the logo"
        accept=".png,.jpg,.jpeg,image/png,image/jpeg"
        onFiles={(files) => void take(files[0])}
      />
    </div>
  )
}
