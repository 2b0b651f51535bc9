import { DEFAULT_COLUMNS, SHOT_LIST_COLUMNS } from '#shared/pages/model.ts'
import type { ShotListColumn } from '#shared/pages/model.ts'
import { columnRule } from '#shared/pages/shotListColumns.ts'
import { Check } from '../../ui/Check.tsx'

export interface ColumnChoiceProps {
  readonly columns: readonly ShotListColumn[]
  readonly onChange: (columns: ShotListColumn[]) => void
}

/** Which columns print, always in the order of the field. The shot's number is always among them. */
export function ColumnChoice({ columns, onChange }: ColumnChoiceProps) {
  function toggle(column: ShotListColumn, on: boolean): void {
    onChange(SHOT_LIST_COLUMNS.filter((each) => each === 'shot' || (each === column ? on : columns.includes(each))))
  }
  const usual = columns.length === DEFAULT_COLUMNS.length && DEFAULT_COLUMNS.every((each) => columns.includes(each))
  return (
    <fieldset className="export-choice export-list">
      <legend className="label">Columns</legend>
      <div className="export-checks">
        {SHOT_LIST_COLUMNS.map((column) => (
          <Check
            key={column}
            label={columnRule(column).name}
            checked={columns.includes(column)}
            disabled={column === 'shot'}
            onChange={(on) => toggle(column, on)}
          />
        ))}
      </div>
      {!usual && (
        <button type="button" className="export-link" onClick={() => onChange([...DEFAULT_COLUMNS])}>
          Usual columns
        </button>
      )}
    </fieldset>
  )
}
