import { useState } from 'react'
import { filmOf } from '#shared/document/board.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { useDialogs } from '../../editor/useDialogs.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExportFoot } from './ExportFoot.tsx'
import { OptionsForm } from './OptionsForm.tsx'
import { PagePreview } from './PagePreview.tsx'
import { asPdf, besideProject, exportName } from './exportPath.ts'
import { rememberOptions, rememberedOptions } from './rememberedOptions.ts'
import { useExport } from './useExport.ts'
import { usePages } from './usePages.ts'
import './export.css'

export interface ExportDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Choices at the left, the page itself at the right, the file below. */
export function ExportDialog({ open, onClose }: ExportDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Export" width="wide">
      <Exporter onClose={onClose} />
    </Dialog>
  )
}

function Exporter({ onClose }: { onClose: () => void }) {
  const { client, opened } = useEditor()
  const { title } = filmOf(useBoard())
  const [options, setOptions] = useState(rememberedOptions)
  const [index, setIndex] = useState(0)
  const [typed, setTyped] = useState<string | null>(null)
  const dialogs = useDialogs()
  const exporting = useExport()
  const laid = usePages(options, index)
  const name = exportName(title, options.kind)
  const path = typed ?? besideProject(opened.folder, name)

  function change(fields: Partial<ExportOptions>): void {
    const next = { ...options, ...fields }
    setOptions(next)
    rememberOptions(next)
    exporting.reset()
    if (fields.kind !== undefined) {
      setIndex(0)
      setTyped(null)
    }
  }

  async function write(): Promise<void> {
    if (!dialogs) return exporting.write(options, asPdf(path.trim()))
    const chosen = await client.call('projects.choose', { purpose: 'pdf', name })
    if (chosen.ok && chosen.value.path !== null) await exporting.write(options, asPdf(chosen.value.path))
  }

  return (
    <div className="export">
      <OptionsForm options={options} onChange={change} />
      <PagePreview laid={laid} options={options} onTurn={setIndex} />
      <ExportFoot
        exporting={exporting}
        path={dialogs ? null : path}
        onPath={(text) => {
          setTyped(text)
          exporting.reset()
        }}
        onExport={() => void write()}
        onClose={onClose}
      />
    </div>
  )
}
