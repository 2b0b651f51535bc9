import { Check } from 'lucide-react'
import { memo } from 'react'
import { formerNumbersOf } from '#shared/document/formerNumbers.ts'
import { previewPath } from '#shared/contract/assets.ts'
import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { ownCell } from '#shared/document/ownColumns.ts'
import type { Board } from '#shared/document/board.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { ShotRow } from '#shared/document/schema.ts'
import { panelsOf, secondsOf } from '#shared/document/select.ts'
import { isCut } from '#shared/document/whatCounts.ts'
import { secondsLabel } from '#shared/film/clockLabel.ts'
import { LOST_SIGN } from '../../editor/lostSign.ts'
import type { Editor } from '../../editor/editor.ts'
import { numberRule } from '../../editor/numberActions.ts'
import { useEditor, usePanelVersion } from '../../editor/useEditor.ts'
import { Picture } from '../../ui/Picture.tsx'
import { shotFieldRule } from '../../editor/fieldRule.ts'
import type { HeldDraft } from '../../ui/heldDrafts.ts'
import { isTickColumn } from './isTickColumn.ts'
import { CellEditor } from './CellEditor.tsx'
import type { CellEditorProps } from './CellEditor.tsx'
import { NUMBER_CELL } from './numberCell.ts'
import type { ColumnId } from '#shared/fields/listFilter.ts'
import type { GridColumn } from './columns.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'

export function cellId(shotId: string, column: ColumnId): string {
  return `cell-${shotId}-${column}`
}

/** The shot and the column's place of the cell that something stands in; null outside the shots' cells. */
export function cellAround(
  target: EventTarget,
): { readonly shotId: string; readonly place: number; readonly element: HTMLElement } | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('.line > .cell') : null
  const shotId = element?.parentElement?.dataset['shot']
  return element && shotId !== undefined ? { shotId, place: Number(element.ariaColIndex) - 1, element } : null
}

interface ShotLineProps {
  readonly board: Board
  readonly shot: ShotRow
  readonly number: string
  readonly columns: readonly GridColumn[]
  /** The held drafts of its cells, by field. */
  readonly held: Readonly<Record<string, HeldDraft>> | undefined
  /** It stands under its day, in shooting order. */
  readonly byDay: boolean
  /** Counted from 1 over the whole list, the header first. */
  readonly rowIndex: number
  readonly selected: boolean
  /** Places of the selected columns, in a selected row. */
  readonly first: number
  readonly last: number
  /** Place of the current cell; -1 if it is in another row. */
  readonly at: number
  readonly onToggle: (shotId: ShotId, column: GridColumn) => void
  readonly editing:
    | (Pick<CellEditorProps, 'text' | 'upward' | 'onCommit' | 'onDone' | 'onCancel'> & { readonly column: ColumnId })
    | null
}

/** Characters of a text that does not fit: more than a cell ever shows. */
const SHOWN_OF_HELD = 2000

/** One shot as a row of the list. */
export const ShotLine = memo(function ShotLine(props: ShotLineProps) {
  const editor = useEditor()
  const { board, shot, columns, held, rowIndex, selected, first, last, at, editing } = props
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={selected}
      className={`line ${shot.status} ${selected ? 'selected' : ''}`}
      data-shot={shot.id}
      data-spots={`frame:${shot.id}`}
    >
      {columns.map((column, place) => {
        const classes = [
          'cell',
          column.id,
          column.field !== null && fieldOf(board, column.field)?.kind === 'number' && 'figures',
          selected && place >= first && place <= last && 'in-span',
          place === at && 'at-hand',
        ]
        const waits = column.field === null ? undefined : held?.[column.field]
        return (
          <div
            key={column.id}
            // For the grid to say which is the current one: a list of twenty columns is mounted anew with each order.
            id={place === at ? cellId(shot.id, column.id) : undefined}
            role={column.id === 'shot' ? 'rowheader' : 'gridcell'}
            aria-colindex={place + 1}
            data-spots={spotsIn(props, column)}
            aria-invalid={waits ? true : undefined}
            className={classes.filter(Boolean).join(' ')}
            style={{ width: column.width }}
          >
            {editing?.column === column.id && (column.field !== null || column.id === 'shot') ? (
              <CellEditor key={`${shot.id}/${column.id}`} {...editing} {...cellOf(editor, props, column.field)} />
            ) : waits ? (
              <Tooltip label={waits.why}>
                <span className="words waits" dir="auto">
                  {shortened(waits.text, SHOWN_OF_HELD)}
                </span>
              </Tooltip>
            ) : (
              <CellWords {...props} column={column} />
            )}
          </div>
        )
      })}
    </div>
  )
})

/** Where a change is seen: the number stands for what has no cell of its own, and where the row is tells its day. */
function spotsIn(
  { board, shot, byDay }: Pick<ShotLineProps, 'board' | 'shot' | 'byDay'>,
  { id, field }: GridColumn,
): string | undefined {
  if (field !== null) return `shot:${shot.id}/${fieldOf(board, field)?.key ?? ''}`
  if (id !== 'shot') return undefined
  const keys = ['number', 'formerNumbers', ...(byDay ? ['shootDay', 'shootOrder'] : [])]
  return keys.map((key) => `shot:${shot.id}/${key}`).join(' ')
}

/** What a cell is edited as. */
function cellOf(
  editor: Editor,
  { board, shot, number }: Pick<ShotLineProps, 'board' | 'shot' | 'number'>,
  id: FieldId | null,
): Pick<CellEditorProps, 'field' | 'value' | 'rule' | 'label'> {
  const field = (id === null ? undefined : fieldOf(board, id)) ?? NUMBER_CELL
  return {
    field,
    value: field.text(board, shot),
    rule: id === null ? numberRule(editor, 'shot', shot.id) : shotFieldRule(editor, [shot.id], id),
    label: `${field.label} of shot ${number}`,
  }
}

function CellWords({ board, shot, number, column, onToggle }: ShotLineProps & { readonly column: GridColumn }) {
  const [former] = formerNumbersOf(shot, number)
  if (column.id === 'shot')
    return (
      <>
        <i className={`dot ${shot.status}`} aria-hidden />
        <span className="shot-number">
          <b className={isCut(shot) ? 'struck' : ''}>{number}</b>
          {former !== undefined && <small>was {former}</small>}
        </span>
      </>
    )
  if (column.id === 'panel') {
    const panel = panelsOf(board, shot.id)[0]
    return panel ? <Thumbnail panelId={panel.id} number={number} /> : <span className="thumbnail empty" />
  }
  if (column.id === 'seconds')
    return <span className={shot.seconds === null ? 'faint' : ''}>{secondsLabel(secondsOf(board, shot))}</span>
  if (isTickColumn(board, column.field)) {
    const ticked = ownCell(shot, column.field) === 'yes'
    return (
      <button
        type="button"
        tabIndex={-1}
        className={ticked ? 'tick on' : 'tick'}
        aria-label={`${column.label} of shot ${number}: ${ticked ? 'yes' : 'no'}`}
        onClick={() => onToggle(shot.id, column)}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {ticked && <Check aria-hidden />}
      </button>
    )
  }
  return (
    <span className="words" dir="auto">
      {column.field === null ? '' : fieldOf(board, column.field)?.text(board, shot)}
    </span>
  )
}

function Thumbnail({ panelId, number }: { readonly panelId: string; readonly number: string }) {
  const { opened } = useEditor()
  const version = usePanelVersion(panelId)
  return (
    <Picture
      className="thumbnail"
      instead={LOST_SIGN}
      src={previewPath(opened.project, panelId, 240, version)}
      alt={`First panel of shot ${number}`}
      loading="lazy"
      decoding="async"
    />
  )
}
