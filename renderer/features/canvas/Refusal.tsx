import { useEffect } from 'react'
import type { PanelRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { applyRemedy } from './table/drawOn.ts'
import { useTableState } from './useTable.ts'

const SHOWN_MS = 6000

/** Says why the pen left nothing, and offers what would help. */
export function Refusal({ table, panel }: { readonly table: DrawingTable; readonly panel: PanelRow }) {
  const editor = useEditor()
  const refusal = useTableState(table, (state) => state.refusal)
  useEffect(() => {
    if (!refusal) return undefined
    const timer = setTimeout(table.forgetRefusal, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [table, refusal])
  const remedy = refusal?.remedy
  return (
    <div className="table-refusal" role="status">
      {refusal && (
        <div>
          <span>{refusal.why}</span>
          {remedy && (
            <Button
              variant="ghost"
              onClick={() => {
                applyRemedy(editor, panel, remedy)
                table.forgetRefusal()
              }}
            >
              {remedy.label}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
