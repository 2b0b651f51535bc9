import { useCallback, useState } from 'react'
import type { Board } from '#shared/document/board.ts'
import type { ExporterId } from '#shared/interchange/exporters.ts'
import type { Exporter, ExportPreview } from '#shared/interchange/exporter.ts'
import type { RecordName } from '#shared/interchange/records.ts'
import { PagePreview } from './PagePreview.tsx'
import { TablePreview } from './TablePreview.tsx'
import { usePages } from './usePages.ts'
import { useRecords } from './useRecords.ts'

export interface PreviewProps {
  readonly exporter: Exporter<object, ExporterId>
  readonly options: object
}

/** A preview of what will be written. */
export function Preview({ exporter, options }: PreviewProps) {
  const { preview, unit } = exporter
  switch (preview.as) {
    case 'pages':
      return <Pages exporter={exporter} options={options} shape={preview.shape(options)} />
    case 'table':
      return <Table preview={preview} options={options} unit={unit} needs={exporter.needs?.(options) ?? null} />
  }
}

interface PagesProps extends PreviewProps {
  readonly shape: { readonly width: number; readonly height: number }
}

function Pages({ exporter, options, shape }: PagesProps) {
  const [index, setIndex] = useState(0)
  const laid = usePages(exporter.id, options, index)
  return <PagePreview laid={laid} shape={shape} onTurn={setIndex} />
}

interface TableProps {
  readonly preview: Extract<ExportPreview<object>, { as: 'table' }>
  readonly options: object
  readonly unit: string
  readonly needs: RecordName | null
}

function Table({ preview, options, unit, needs }: TableProps) {
  const records = useRecords(needs)
  const rowsOf = useCallback((board: Board) => preview.rows(board, options, records), [preview, options, records])
  return <TablePreview rowsOf={rowsOf} unit={unit} />
}
