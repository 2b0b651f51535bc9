import { useEffect } from 'react'
import { filmOf } from '#shared/document/board.ts'
import type { DeskDialog } from '../editor/actionContext.ts'
import { useBoard, useEditor, useSavingState } from '../editor/useEditor.ts'
import { ExportDialog } from '../features/export/index.ts'
import { Palette } from '../features/palette/index.ts'
import { SettingsDialog } from '../features/settings/index.ts'
import { Bar } from './Bar.tsx'
import { CrashGuard } from './CrashGuard.tsx'
import { Workspace } from './Workspace.tsx'
import { savingWords } from './savingWords.ts'

interface FilmWindowProps {
  readonly dialog: DeskDialog | null
  readonly onDialog: (dialog: DeskDialog | null) => void
}

export function FilmWindow({ dialog, onDialog }: FilmWindowProps) {
  const editor = useEditor()
  const title = filmOf(useBoard()).title || 'Untitled film'
  const saving = useSavingState()
  const words = editor.canWrite ? savingWords(saving) : 'Read only'
  useEffect(() => {
    document.title = `${title} — ${words}`
    return () => {
      document.title = 'Framewright'
    }
  }, [title, words])
  // The board says so itself once its first picture is drawn; a film that opens without one is ready as it is.
  useEffect(() => {
    const timer = setTimeout(() => {
      document.documentElement.dataset['ready'] = 'true'
    }, 1500)
    return () => clearTimeout(timer)
  }, [])
  const close = (): void => onDialog(null)

  return (
    <div className="film">
      <Bar onSearch={() => onDialog('palette')} onExport={() => onDialog('export')} />
      {!editor.canWrite && (
        <div className="read-only" role="status">
          Read only: {editor.opened.readOnlyBecause || 'this project can not be written here'}.
        </div>
      )}
      <Workspace />
      <CrashGuard what="The dialog">
        <Palette open={dialog === 'palette'} onClose={close} />
        <ExportDialog open={dialog === 'export'} onClose={close} />
        <SettingsDialog open={dialog === 'settings'} onClose={close} />
      </CrashGuard>
    </div>
  )
}
