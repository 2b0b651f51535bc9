import type { ReactNode } from 'react'
import type { CommandId } from '#shared/commands/commandTable.ts'
import type { Actions } from '../../editor/actions.ts'
import { useActions } from '../../editor/useActions.ts'
import { ContextMenu } from '../../ui/Menu.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import type { DrawingTable } from './table/drawingTable.ts'

/** As pictures: the selected marks. Also in the bar above a selection. */
const SELECTION: readonly CommandId[] = [
  'selection.copyPicture',
  'selection.copyMarks',
  'selection.savePicture',
  'selection.saveMarks',
]
const PANEL: readonly CommandId[] = [
  'panel.copyPicture',
  'panel.copyInk',
  'panel.savePicture',
  'panel.saveDrawing',
  'panel.saveInk',
]

export function selectionPictures(actions: Actions): readonly MenuItem[] {
  return SELECTION.map((id) => actions.item(id))
}

/** The drawing table's context menu. Pens and fingers draw instead, however long they rest. */
export function TableMenu({ table, children }: { readonly table: DrawingTable | null; readonly children: ReactNode }) {
  const actions = useActions()
  return (
    <ContextMenu items={() => itemsOf(actions, table)}>
      <div onPointerDown={(event) => event.pointerType !== 'mouse' && event.preventDefault()}>{children}</div>
    </ContextMenu>
  )
}

function itemsOf(actions: Actions, table: DrawingTable | null): readonly MenuItem[] {
  const count = table?.selecting.marks().length ?? 0
  return [
    ...(table && count > 0
      ? [{ heading: count === 1 ? '1 mark' : `${count} marks` }, ...handling(table), ...selectionPictures(actions)]
      : [{ heading: 'Panel' }, ...PANEL.map((id) => actions.item(id))]),
    'separator',
    ...(['edit.undo', 'edit.redo', 'view.fit'] as const).map((id) => actions.item(id)),
  ]
}

function handling({ selecting }: DrawingTable): readonly MenuItem[] {
  return [
    { label: 'Flip across', onSelect: () => selecting.flip('across') },
    { label: 'Flip down', onSelect: () => selecting.flip('down') },
    { label: 'Duplicate', onSelect: selecting.duplicate },
    { label: 'Delete', onSelect: selecting.remove },
  ]
}
