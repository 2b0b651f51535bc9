import { useCallback, useEffect, useState } from 'react'
import type { WindowDialog } from '../editor/actionContext.ts'
import { useEditor, useFilm, useOfBoard, useSavingState } from '../editor/useEditor.ts'
import { ExportDialog } from '../features/export/index.ts'
import { LedgerDialog } from '../features/ledger/index.ts'
import { ManyDialog } from '../features/many/index.ts'
import { MissingStrip } from '../features/missing/index.ts'
import { CommandPalette } from '../features/palette/index.ts'
import { QueueDialog } from '../features/queue/index.ts'
import { CompareDrafts } from '../features/script/index.ts'
import { ImportScriptDialog, useScriptWays } from '../features/scriptimport/index.ts'
import type { GivenScript } from '../features/scriptimport/index.ts'
import { SettingsDialog } from '../features/settings/index.ts'
import { ImportTableDialog, useTableWays } from '../features/tablein/index.ts'
import { ChangeTake, OptionsAtOnce, TakeViewer, TakeWall } from '../features/takes/index.ts'
import { RenumberDialog } from '../features/shotlist/index.ts'
import { VersionsDialog } from '../features/versions/index.ts'
import { focusFrontIfFree } from '../ui/focusPlace.ts'
import { useAllHeld } from '../ui/heldDrafts.ts'
import { Bar } from './Bar.tsx'
import { CrashGuard } from './CrashGuard.tsx'
import { ReadOnlyStrip } from './ReadOnlyStrip.tsx'
import type { OpenVersion } from './refusedFilm.ts'
import { TroubleStrip } from './TroubleStrip.tsx'
import { TrustStrip } from './TrustStrip.tsx'
import { Workspace } from './Workspace.tsx'
import { savingWords } from './savingWords.ts'
import { useCapWarning } from './useCapWarning.ts'
import { useStrayPaste } from './useStrayPaste.ts'
import { windowSight } from './windowSight.ts'

/** By then the dialog that asked for a film has released the focus. */
const AFTER_DIALOG_MS = 100

interface FilmWindowProps {
  readonly dialog: WindowDialog | null
  readonly onDialog: (dialog: WindowDialog | null) => void
  /** Closes this film and opens another. */
  readonly onOpen: (folder: string) => void
  readonly onOpenVersion: OpenVersion
}

export function FilmWindow({ dialog, onDialog, onOpen, onOpenVersion }: FilmWindowProps) {
  const editor = useEditor()
  // The board reports that it is ready once a panel's picture is on it. A film without panels is ready at once, and one
  // with missing pictures keeps nobody waiting.
  const empty = useOfBoard((board) => board.panel.size === 0)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        document.documentElement.dataset['ready'] = 'true'
      },
      empty ? 0 : 5000,
    )
    return () => clearTimeout(timer)
  }, [empty])
  // Whatever opened it, a dialog or a button of the start screen, is gone and the focus with it.
  useEffect(() => {
    const timer = setTimeout(focusFrontIfFree, AFTER_DIALOG_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => editor.sight.add(windowSight), [editor])
  useStrayPaste()
  const close = (): void => onDialog(null)
  const [script, setScript] = useState<GivenScript | null>(null)
  const takeScript = useCallback(
    (given: GivenScript) => {
      setScript(given)
      onDialog('script')
    },
    [onDialog],
  )
  useScriptWays(takeScript)
  const [table, setTable] = useState<File | null>(null)
  const takeTable = useCallback(
    (file: File) => {
      setTable(file)
      onDialog('table')
    },
    [onDialog],
  )
  useTableWays(takeTable)
  function closeImport(): void {
    setScript(null)
    setTable(null)
    close()
  }

  return (
    <div className="film">
      <WindowTitle />
      <CapWarning ledgerIsOpen={dialog === 'ledger'} onLedger={() => onDialog('ledger')} />
      <Bar onSearch={() => onDialog('palette')} onExport={() => onDialog('export')} />
      {!editor.canWrite && <ReadOnlyStrip onOpenVersion={onOpenVersion} />}
      {editor.canWrite && (editor.opened.notes ?? []).length > 0 && (
        <div className="read-only" role="status">
          {editor.opened.notes?.join(' ')}
        </div>
      )}
      {editor.canWrite && <TroubleStrip onOpen={onOpen} onOpenVersion={onOpenVersion} />}
      {editor.canWrite && <TrustStrip />}
      <MissingStrip />
      <Workspace />
      <CrashGuard what="The dialog">
        <TakeWall />
        <TakeViewer />
        <ChangeTake />
        <OptionsAtOnce />
        <ManyDialog />
        <CompareDrafts />
        <CommandPalette open={dialog === 'palette'} onClose={close} />
        <ExportDialog open={dialog?.startsWith('export') === true} as={dialog} onClose={close} />
        <QueueDialog open={dialog === 'queue'} onClose={close} />
        <LedgerDialog open={dialog === 'ledger'} onClose={close} />
        <RenumberDialog open={dialog === 'renumber'} onClose={close} />
        <ImportScriptDialog open={dialog === 'script'} given={script} onClose={closeImport} />
        <ImportTableDialog open={dialog === 'table'} file={table} onClose={closeImport} />
        <VersionsDialog open={dialog === 'versions'} onClose={close} />
        <SettingsDialog open={dialog === 'settings' || dialog === 'keys'} atKeys={dialog === 'keys'} onClose={close} />
      </CrashGuard>
    </div>
  )
}

/** A component of its own, since money is spent with every answer. */
function CapWarning(props: { readonly ledgerIsOpen: boolean; readonly onLedger: () => void }) {
  useCapWarning(props.ledgerIsOpen, props.onLedger)
  return null
}

/** A component of its own, since it changes twice with every stroke. */
function WindowTitle() {
  const editor = useEditor()
  const title = useFilm().title || 'Untitled film'
  const held = useAllHeld().length > 0
  const state = useSavingState()
  const saving = held && state === 'saved' ? 'held' : state
  const words = editor.canWrite ? savingWords(saving) : 'Read only'
  useEffect(() => {
    document.title = `${title} — ${words}`
  }, [title, words])
  useEffect(
    () => () => {
      document.title = 'Framewright'
    },
    [],
  )
  return null
}
