import { useEffect, useRef, useState } from 'react'
import type { Result } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileInput } from '../../ui/FileInput.tsx'
import { useFirstFocus } from '../../ui/useFirstFocus.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { SCRIPT_ACCEPT } from './isScriptFile.ts'
import { readForImport } from './readForImport.ts'
import type { ReadForImport } from './readForImport.ts'
import './scriptimport.css'

export interface ImportScriptDialogProps {
  readonly open: boolean
  /** The script that was dropped or pasted; null: the dialog asks for one. */
  readonly file: File | null
  readonly onClose: () => void
}

export function ImportScriptDialog({ open, file, onClose }: ImportScriptDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Import script" width="wide">
      <Steps key={file ? `${file.name} ${file.lastModified}` : ''} file={file} onClose={onClose} />
    </Dialog>
  )
}

type State =
  | { readonly at: 'choose'; readonly why: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'preview'; readonly read: ReadForImport }

function Steps({ file, onClose }: Omit<ImportScriptDialogProps, 'open'>) {
  const editor = useEditor()
  const [state, setState] = useState<State>(() =>
    file ? { at: 'reading', name: file.name } : { at: 'choose', why: '' },
  )
  useEffect(() => {
    if (!file) return undefined
    let left = false
    void readForImport(editor, file).then((read) => left || setState(stateOf(read)))
    return () => {
      left = true
    }
  }, [editor, file])
  async function begin(chosen: File): Promise<void> {
    setState({ at: 'reading', name: chosen.name })
    setState(stateOf(await readForImport(editor, chosen)))
  }
  if (state.at === 'preview') return <ImportPreview read={state.read} onClose={onClose} />
  if (state.at === 'reading')
    return (
      <p className="scriptimport-wait" role="status">
        Reading {state.name}…
      </p>
    )
  return <Choose why={state.why} onFile={(chosen) => void begin(chosen)} />
}

function stateOf(read: Result<ReadForImport>): State {
  return read.ok ? { at: 'preview', read: read.value } : { at: 'choose', why: sentence(read.failure) }
}

function Choose({ why, onFile }: { readonly why: string; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const first = useFirstFocus()
  return (
    <div
      className="scriptimport-choose"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      <p>Drop a script here, or choose its file. You see what it changes before anything does.</p>
      <Button variant="primary" ref={first} onClick={() => input.current?.click()}>
        Choose file…
      </Button>
      <FileInput ref={input} label="Script" accept={SCRIPT_ACCEPT} onFiles={([chosen]) => chosen && onFile(chosen)} />
      <p className="scriptimport-kinds">
        Fountain, Final Draft, Highland, PDF or plain text. The file itself is only read.
      </p>
      {why !== '' && (
        <p className="scriptimport-why" role="alert">
          {why}
        </p>
      )}
    </div>
  )
}
