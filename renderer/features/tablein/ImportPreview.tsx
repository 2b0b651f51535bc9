import { useMemo, useState } from 'react'
import type { IsDrawn } from '#shared/breakdown/isEmptyScene.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { importTable } from '#shared/interchange/tableIn/importTable.ts'
import { headRow, matchColumns } from '#shared/interchange/tableIn/matchColumns.ts'
import { ownFieldsOf } from '#shared/fields/filmFields.ts'
import { likeliestSheet, usualChoices } from '#shared/interchange/tableIn/tableImport.ts'
import type { TableFile } from '#shared/interchange/tableIn/tableFormats.ts'
import type { TableChoices } from '#shared/interchange/tableIn/tablePlan.ts'
import { countWords, countsOf } from '#shared/interchange/tableIn/tableWords.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { ColumnList } from './ColumnList.tsx'
import { RowList } from './RowList.tsx'
import { UnreadList } from './UnreadList.tsx'

interface ImportPreviewProps {
  readonly name: string
  readonly table: TableFile
  /** Of layers that may be empty, as the file was read. */
  readonly isDrawn: IsDrawn
  readonly onClose: () => void
}

type Page = 'rows' | 'columns' | 'unread'

/** More rows than titles and dates take. */
const HEAD_CHOICES = 12

/** What the table changes, row by row, how its columns are read, and the one button that does it. */
export function ImportPreview({ name, table, isDrawn, onClose }: ImportPreviewProps) {
  const editor = useEditor()
  const board = useBoard()
  const [at, setAt] = useState(() => likeliestSheet(table.sheets))
  const sheet = table.sheets[at]!
  const [choices, setChoices] = useState<TableChoices>(() => usualChoices(board, sheet))
  const [page, setPage] = useState<Page>(choices.head === null ? 'columns' : 'rows')
  const plan = useMemo(
    () => importTable(board, sheet.rows, choices, makeNewId(Math.random), isDrawn),
    [board, sheet, choices, isDrawn],
  )
  const counts = countsOf(plan)
  const { odd } = sheet
  const changes = plan.board !== board
  const words = countWords(counts)
  return (
    <form
      className="importing-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (
          editor.run(
            'Import shot list',
            (start) => importTable(start, sheet.rows, choices, editor.newId, isDrawn).board,
          )
        )
          onClose()
      }}
    >
      <div className="tablein-head">
        {table.sheets.length > 1 && (
          <Field label="Sheet">
            <Select
              label="Sheet"
              value={String(at)}
              options={table.sheets.map((each, place) => ({ value: String(place), label: each.name }))}
              onChange={(chosen) => {
                setAt(Number(chosen))
                setChoices(usualChoices(board, table.sheets[Number(chosen)]!))
              }}
            />
          </Field>
        )}
        <Field label="Headings">
          <Select
            label="Headings"
            value={String(choices.head ?? '')}
            options={headChoices(sheet.rows)}
            onChange={(chosen) => {
              const head = chosen === '' ? null : Number(chosen)
              setChoices({ ...choices, head, columns: matchColumns(sheet.rows, head, ownFieldsOf(board)) })
            }}
          />
        </Field>
        <Check
          label="Empty cells empty their fields"
          checked={choices.clear}
          onChange={(clear) => setChoices({ ...choices, clear })}
        />
      </div>
      <Tabs<Page>
        label="What the table changes"
        value={page}
        onChange={setPage}
        tabs={[
          { value: 'rows', label: 'Shots', count: plan.rows.length, content: <RowList plan={plan} /> },
          {
            value: 'columns',
            label: 'Columns',
            count: choices.columns.length,
            content: <ColumnList board={board} rows={sheet.rows} choices={choices} onChoices={setChoices} />,
          },
          {
            value: 'unread',
            label: 'Not read',
            count: counts.unread + odd.length,
            content: <UnreadList rows={plan.rows} odd={odd} />,
          },
        ]}
      />
      <div className="tablein-foot">
        <p role="status">{words === '' ? `No row of a shot was found in ${name}.` : words}</p>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" disabled={!changes}>
          Import shot list
        </Button>
      </div>
    </form>
  )
}

function headChoices(rows: TableFile['sheets'][number]['rows']) {
  const known = headRow(rows) ?? 0
  const shown = rows.slice(0, Math.max(HEAD_CHOICES, known + 1))
  return [
    { value: '', label: 'None' },
    ...shown.flatMap((cells, at) => {
      const note = firstWords(cells)
      return note === '' ? [] : [{ value: String(at), label: `Row ${at + 1}`, note }]
    }),
  ]
}

function firstWords(cells: readonly string[]): string {
  return cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 4)
    .join(', ')
}
