import { useEffect, useRef, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Editor } from '../../editor/editor.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileInput } from '../../ui/FileInput.tsx'
import { useFirstFocus } from '../../ui/useFirstFocus.ts'
import { droppedFolder, filesChosen, filesDropped } from './folderFiles.ts'
import { nameOfGiven } from './givenScript.ts'
import type { GivenScript } from './givenScript.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { SCRIPT_ACCEPT, isStoryboarder } from './isScriptFile.ts'
import { readForImport } from './readForImport.ts'
import type { ReadForImport } from './readForImport.ts'
import { readStoryboarderFiles } from './readStoryboarderFiles.ts'
import type { ReadStoryboarder } from './readStoryboarderFiles.ts'
import { StoryboardPreview } from './StoryboardPreview.tsx'
import '../../ui/importing.css'
import './scriptimport.css'

export interface ImportScriptDialogProps {
  readonly open: boolean
  /** What was dropped or pasted; null: the dialog asks for it. */
  readonly given: GivenScript | null
  readonly onClose: () => void
}

export function ImportScriptDialog({ open, given, onClose }: ImportScriptDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Import script" width="wide">
      <Steps key={given ? keyOf(given) : ''} given={given} onClose={onClose} />
    </Dialog>
  )
}

function keyOf(given: GivenScript): string {
  return 'file' in given ? `${given.file.name} ${given.file.lastModified}` : nameOfGiven(given)
}

type State =
  | { readonly at: 'choose'; readonly why: string }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'preview'; readonly read: ReadForImport }
  | { readonly at: 'storyboards'; readonly read: ReadStoryboarder }

function Steps({ given, onClose }: Omit<ImportScriptDialogProps, 'open'>) {
  const editor = useEditor()
  const [state, setState] = useState<State>(() =>
    given ? { at: 'reading', name: nameOfGiven(given) } : { at: 'choose', why: '' },
  )
  useEffect(() => {
    if (!given) return undefined
    let left = false
    void readGiven(editor, given).then((read) => left || setState(read))
    return () => {
      left = true
    }
  }, [editor, given])
  async function begin(chosen: GivenScript): Promise<void> {
    setState({ at: 'reading', name: nameOfGiven(chosen) })
    setState(await readGiven(editor, chosen))
  }
  if (state.at === 'preview') return <ImportPreview read={state.read} onClose={onClose} />
  if (state.at === 'storyboards') return <StoryboardPreview read={state.read} onClose={onClose} />
  if (state.at === 'reading')
    return (
      <p className="importing-wait" role="status">
        Reading {state.name}…
      </p>
    )
  return <Choose why={state.why} onGiven={(chosen) => void begin(chosen)} />
}

async function readGiven(editor: Editor, given: GivenScript): Promise<State> {
  if ('file' in given && !isStoryboarder(given.file)) {
    const read = await readForImport(editor, given.file)
    return read.ok ? { at: 'preview', read: read.value } : { at: 'choose', why: sentence(read.failure) }
  }
  try {
    const read = await readStoryboarderFiles(editor, await filesOf(given))
    return 'why' in read ? { at: 'choose', why: read.why } : { at: 'storyboards', read }
  } catch {
    // A folder that was moved meanwhile, or one without permission.
    return { at: 'choose', why: `${nameOfGiven(given)} can’t be read.` }
  }
}

async function filesOf(given: GivenScript) {
  if ('file' in given) return [{ path: given.file.name, file: given.file }]
  return 'folder' in given ? filesDropped(given.folder) : given.files
}

interface ChooseProps {
  readonly why: string
  readonly onGiven: (given: GivenScript) => void
}

function Choose({ why, onGiven }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const first = useFirstFocus()
  return (
    <div
      className="importing-choose"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const folder = droppedFolder([...event.dataTransfer.items])
        const [dropped] = event.dataTransfer.files
        if (folder) onGiven({ folder })
        else if (dropped) onGiven({ file: dropped })
      }}
    >
      <p>Drop a script here, or choose its file. You see what it changes before anything does.</p>
      <div className="scriptimport-ways">
        <Button variant="primary" ref={first} onClick={() => input.current?.click()}>
          Choose file…
        </Button>
        <Button onClick={() => folderInput.current?.click()}>Choose storyboards…</Button>
      </div>
      <FileInput
        ref={input}
        label="Script"
        accept={SCRIPT_ACCEPT}
        onFiles={([chosen]) => chosen && onGiven({ file: chosen })}
      />
      <FileInput
        ref={folderInput}
        label="Storyboards"
        accept=""
        folder
        onFiles={(files) => files.length > 0 && onGiven({ files: filesChosen(files) })}
      />
      <p className="scriptimport-kinds">
        Fountain, Final Draft, Highland, PDF or plain text; or the folder of a Storyboarder project. What is there is
        only read.
      </p>
      {why !== '' && (
        <p className="importing-why" role="alert">
          {why}
        </p>
      )}
    </div>
  )
}
