import { useMemo } from 'react'
import type { Board } from '#shared/document/board.ts'
import { counted } from '#shared/pages/words.ts'
import { useBoard } from '../../editor/useEditor.ts'

export interface TablePreviewProps {
  /** What is written, header first. */
  readonly rowsOf: (board: Board) => readonly (readonly string[])[]
  readonly unit: string
}

/** Nobody looks through more than this here, and it would keep the window busy. */
const MOST_SHOWN = 100

/** The first rows of the file, cell by cell as another program will read them. */
export function TablePreview({ rowsOf, unit }: TablePreviewProps) {
  const board = useBoard()
  const [head = [], ...rows] = useMemo(() => rowsOf(board), [rowsOf, board])
  const shown = rows.slice(0, MOST_SHOWN)
  const all = counted(rows.length, unit)
  return (
    <div className="preview">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table wider than its room is scrolled by keys */}
      <div className="preview-table" role="group" aria-label="Preview" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {head.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((cells, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row has nothing of its own but its place
              <tr key={at}>
                {cells.map((cell, column) => (
                  <td key={head[column]}>
                    <span>{cell}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="preview-turn">
        <span role="status" aria-label="Rows" className="preview-count">
          {rows.length > shown.length ? `The first ${shown.length} of ${all}` : all}
        </span>
      </div>
    </div>
  )
}
