import { useEffect } from 'react'
import type { PanelRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import type { Desk } from './desk/desk.ts'
import { applyRemedy } from './desk/drawOn.ts'
import { useDeskState } from './useDesk.ts'

const SHOWN_MS = 6000

/** Says why the pen left nothing, and offers what would help. */
export function Refusal({ desk, panel }: { readonly desk: Desk; readonly panel: PanelRow }) {
  const editor = useEditor()
  const refusal = useDeskState(desk, (state) => state.refusal)
  useEffect(() => {
    if (!refusal) return undefined
    const timer = setTimeout(desk.forgetRefusal, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [desk, refusal])
  const remedy = refusal?.remedy
  return (
    <div className="desk-refusal" role="status">
      {refusal && (
        <div>
          <span>{refusal.why}</span>
          {remedy && (
            <Button
              variant="ghost"
              onClick={() => {
                applyRemedy(editor, panel, remedy)
                desk.forgetRefusal()
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
