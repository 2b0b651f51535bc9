import { useState } from 'react'
import { isNoScene } from '#shared/interchange/exporter.ts'
import { documentIn } from '#shared/interchange/exporters.ts'
import { withEnding } from '#shared/interchange/fileKind.ts'
import type { WindowDialog } from '../../editor/actionContext.ts'
import { useDialogs } from '../../editor/useDialogs.ts'
import { useEditor, useFilm } from '../../editor/useEditor.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ExportFoot } from './ExportFoot.tsx'
import { OptionsForm } from './OptionsForm.tsx'
import { Preview } from './Preview.tsx'
import { besideProject, exportName } from './exportPath.ts'
import { useChoices } from './useChoices.ts'
import { useExport } from './useExport.ts'
import './export.css'

export interface ExportDialogProps {
  readonly open: boolean
  /** What was asked for: "export", or "export.csv" with that document chosen. */
  readonly as: WindowDialog | null
  readonly onClose: () => void
}

/** Choices on the left, a preview on the right, the file below. */
export function ExportDialog({ open, as, onClose }: ExportDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Export" width="wide">
      <ExportForm document={as?.startsWith('export.') ? as.slice('export.'.length) : null} onClose={onClose} />
    </Dialog>
  )
}

function ExportForm({ document, onClose }: { readonly document: string | null; readonly onClose: () => void }) {
  const { client, opened } = useEditor()
  const { id: filmId, title } = useFilm()
  const { exporter, options, whyOrder, ...choose } = useChoices(document, filmId)
  const [typed, setTyped] = useState<string | null>(null)
  const dialogs = useDialogs()
  const exporting = useExport()
  const made = documentIn(exporter, options)
  const name = exportName(title, made.label, exporter.file)
  const path = typed ?? besideProject(opened.folder, name)

  /** The typed path was for another file. */
  function anew(): void {
    exporting.reset()
    setTyped(null)
  }

  async function write(): Promise<void> {
    if (!dialogs) return exporting.write(exporter, options, withEnding(path.trim(), exporter.file))
    const chosen = await client.call('export.choose', { exporter: exporter.id, name })
    if (chosen.ok && chosen.value.path !== null)
      await exporting.write(exporter, options, withEnding(chosen.value.path, exporter.file))
  }

  return (
    <div className="export">
      <OptionsForm
        exporter={exporter}
        options={options}
        whyOrder={whyOrder}
        onProfile={(profile) => {
          choose.profile(profile)
          anew()
        }}
        onFormat={(id) => {
          choose.format(id)
          anew()
        }}
        onDocument={(wanted) => {
          choose.document(wanted)
          anew()
        }}
        onChange={(fields) => {
          choose.change(fields)
          exporting.reset()
        }}
      />
      <Preview key={made.name} exporter={exporter} options={options} />
      <ExportFoot
        exporting={exporting}
        format={exporter.label}
        path={dialogs ? null : path}
        nothing={exporter.form.some((field) => field.kind === 'scenes' && isNoScene(field.value(options)))}
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
