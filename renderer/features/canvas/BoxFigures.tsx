import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Rect } from '#shared/geometry/rect.ts'
import type { DrawingTable } from './table/drawingTable.ts'
import { BOX_FIGURES, figureOf, figureRefusal, readFigure, typedBox } from './table/typedBox.ts'
import type { BoxFigure } from './table/typedBox.ts'
import { useTableState } from './useTable.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'

const NAMES: Readonly<Record<BoxFigure, { readonly sign: string; readonly label: string }>> = {
  x: { sign: 'X', label: 'From the left, panel px' },
  y: { sign: 'Y', label: 'From the top, panel px' },
  width: { sign: 'W', label: 'Width, panel px' },
  height: { sign: 'H', label: 'Height, panel px' },
  turn: { sign: '∠', label: 'Turn by, degrees' },
}

/** Place, size and turn of the selected marks as numbers: Enter or leaving the field applies one, Esc leaves it. */
export function BoxFigures({ table, box }: { readonly table: DrawingTable; readonly box: Rect }) {
  return (
    <div className="box-figures" role="group" aria-label="Place and size">
      {BOX_FIGURES.map((figure) => (
        <Figure key={figure} table={table} box={box} figure={figure} />
      ))}
    </div>
  )
}

function Figure({
  table,
  box,
  figure,
}: {
  readonly table: DrawingTable
  readonly box: Rect
  readonly figure: BoxFigure
}) {
  const frame = useTableState(table, (state) => state.frame)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = figureOf(figure, box, frame)
  const { sign, label } = NAMES[figure]
  const say = useToast()
  const read = typed === null ? shown : readFigure(typed)

  function apply(): void {
    const why = typed === null ? null : figureRefusal(typed)
    if (why !== null) say({ about: 'figure', text: why })
    setTyped(null)
    if (typed === null || read === null || read === shown) return
    const { verb, matrix } = typedBox(figure, read, box, frame)
    table.selecting.transform(verb, matrix)
  }
  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      apply()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      setTyped(null)
      table.focus()
    }
  }
  return (
    <Tooltip label={label}>
      <label>
        <span aria-hidden>{sign}</span>
        <input
          aria-label={label}
          aria-invalid={read === null || undefined}
          inputMode="decimal"
          autoComplete="off"
          className="input"
          data-draft={typed === null ? 'clean' : 'typed'}
          value={typed ?? String(shown)}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={apply}
          onKeyDown={onKey}
        />
      </label>
    </Tooltip>
  )
}
