import { useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import { PLAIN_IMPORTERS, acceptedBy } from '#shared/interchange/importers.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { useDialogs } from '../../editor/useDialogs.ts'
import { useLostPictures } from '../../editor/usePictures.ts'
import { FileInput } from '../../ui/FileInput.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { bringBack } from './bringBack.ts'
import { foundWords, missingEntries } from './missingWords.ts'
import type { MissingPlace } from './missingWords.ts'
import './missing.css'

interface MissingDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Which pictures are missing, where each is used in the film, and the ways to restore them. */
export function MissingDialog({ open, onClose }: MissingDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Missing pictures">
      <Missing onClose={onClose} />
    </Dialog>
  )
}

function Missing({ onClose }: Pick<MissingDialogProps, 'onClose'>) {
  const board = useBoard()
  const lost = useLostPictures()
  const finding = useFinding()
  const editor = useEditor()
  const entries = missingEntries(board, lost)
  function show({ tab, panelId }: MissingPlace): void {
    if (panelId !== null) editor.session.selectPanel(board, panelId)
    editor.session.set({ tab, bare: false })
    onClose()
  }
  if (entries.length === 0)
    return (
      <div className="missing-list">
        <p role="status">Every picture is here again.</p>
        <div className="missing-foot">
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    )
  return (
    <div className="missing-list">
      <p>
        What was drawn is safe. Put the files back into the film’s media folder, from a backup or another copy of the
        film, or choose the original files: Framewright knows each by its contents, whatever it is called now.
      </p>
      <ul aria-label="Missing pictures" className="selectable">
        {entries.map(({ id, places, file, state, at }) => (
          <li key={id}>
            <span>
              <b>{places.join('; ')}</b>
              {file !== '' && <small>{file}</small>}
            </span>
            <em>{state}</em>
            {at && (
              <Button variant="ghost" aria-label={`Show ${places[0]}`} onClick={() => show(at)}>
                Show
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="missing-said" role="status">
        {finding.said}
      </p>
      <Ways finding={finding} />
    </div>
  )
}

function Ways({ finding }: { readonly finding: Finding }) {
  const { client, opened, canWrite } = useEditor()
  const dialogs = useDialogs()
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className="missing-foot">
      <Button disabled={!canWrite || finding.busy} onClick={() => file.current?.click()}>
        Choose files…
      </Button>
      <FileInput
        ref={file}
        label="Files of the missing pictures"
        accept={acceptedBy(PLAIN_IMPORTERS)}
        multiple
        onFiles={(files) => void finding.bring(files)}
      />
      {dialogs && (
        <Button onClick={() => void client.call('pictures.reveal', { project: opened.project })}>
          Open media folder
        </Button>
      )}
      <Button variant="primary" disabled={finding.busy} onClick={() => void finding.look()}>
        Look again
      </Button>
    </div>
  )
}

interface Finding {
  readonly busy: boolean
  /** The result of the last try. */
  readonly said: string
  readonly look: () => Promise<void>
  readonly bring: (files: readonly File[]) => Promise<void>
}

function useFinding(): Finding {
  const editor = useEditor()
  const { pictures } = editor
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  // What was last told of, not what a press finds: the film may see by itself, just before, that one is back.
  const told = useRef(pictures.all().length)
  async function during(work: () => Promise<string>): Promise<void> {
    setBusy(true)
    setSaid('')
    const words = await work()
    await pictures.look()
    const left = pictures.all().length
    setSaid(words || foundOrNot(told.current - left, left))
    told.current = left
    setBusy(false)
  }
  return {
    busy,
    said,
    look: () => during(() => Promise.resolve('')),
    bring: (files) =>
      during(async () => {
        const { found, failure } = await bringBack(editor, files)
        return failure ? sentence(failure) : found === 0 ? foundWords(0, 1) : ''
      }),
  }
}

function foundOrNot(found: number, left: number): string {
  return found > 0 ? foundWords(found, left) : 'These files are still missing.'
}
