import { useEffect, useRef, useState } from 'react'
import type { IsDrawn } from '#shared/breakdown/isEmptyScene.ts'
import { readTable } from '#shared/interchange/tableIn/tableFormats.ts'
import type { TableFile } from '#shared/interchange/tableIn/tableFormats.ts'
import type { Editor } from '../../editor/editor.ts'
import { inkInDoubt } from '../../editor/inkInDoubt.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileInput } from '../../ui/FileInput.tsx'
import { useFirstFocus } from '../../ui/useFirstFocus.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { TABLE_ACCEPT } from './isTableFile.ts'
import '../../ui/importing.css'
import './tablein.css'

export interface ImportTableDialogProps {
  readonly open: boolean
  /** The spreadsheet that was dropped; null: the dialog asks for one. */
  readonly file: File | null
  readonly onClose: () => void
}

export function ImportTableDialog({ open, file, onClose }: ImportTableDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Import shot list" width="wide">
      <Steps key={file ? `${file.name} ${file.lastModified}` : ''} file={file} onClose={onClose} />
    </Dialog>
  )
}

type State =
  | { readonly at: 'choose'; readonly why: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'preview'; readonly name: string; readonly table: TableFile; readonly isDrawn: IsDrawn }

function Steps({ file, onClose }: Omit<ImportTableDialogProps, 'open'>) {
  const editor = useEditor()
  const [state, setState] = useState<State>(() =>
    file ? { at: 'reading', name: file.name } : { at: 'choose', why: '' },
  )
  useEffect(() => {
    if (!file) return undefined
    let left = false
    void read(editor, file).then((next) => left || setState(next))
    return () => {
      left = true
    }
  }, [editor, file])
  async function begin(chosen: File): Promise<void> {
    setState({ at: 'reading', name: chosen.name })
    setState(await read(editor, chosen))
  }
  if (state.at === 'preview') return <ImportPreview {...state} onClose={onClose} />
  if (state.at === 'reading')
    return (
      <p className="importing-wait" role="status">
        Reading {state.name}…
      </p>
    )
  return <Choose why={state.why} onFile={(chosen) => void begin(chosen)} />
}

async function read(editor: Editor, file: File): Promise<State> {
  const bytes = await file.arrayBuffer().catch(() => null)
  const table = bytes === null ? { why: 'it can’t be opened' } : await readTable(new Uint8Array(bytes))
  return 'why' in table
    ? { at: 'choose', why: `${file.name} can’t be read: ${table.why}.` }
    : { at: 'preview', name: file.name, table, isDrawn: await inkInDoubt(editor) }
}

function Choose({ why, onFile }: { readonly why: string; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const first = useFirstFocus()
  useEffect(() => {
    function pasted(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      onFile(new File([text], 'Pasted cells.tsv', { type: 'text/tab-separated-values' }))
    }
    window.addEventListener('paste', pasted)
    return () => window.removeEventListener('paste', pasted)
  }, [onFile])
  return (
    <div
      className="importing-choose"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      <p>Drop a spreadsheet here, choose its file, or paste its cells. You see what it changes before anything does.</p>
      <Button variant="primary" ref={first} onClick={() => input.current?.click()}>
        Choose file…
      </Button>
      <FileInput ref={input} label="Shot list" accept={TABLE_ACCEPT} onFiles={([chosen]) => chosen && onFile(chosen)} />
      <p className="importing-quiet">Excel or CSV, from here or from another program. The file itself is only read.</p>
      {why !== '' && (
        <p className="importing-why" role="alert">
          {why}
        </p>
      )}
    </div>
  )
}
