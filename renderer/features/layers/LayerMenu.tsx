import { Ellipsis } from 'lucide-react'
import type { LayerRow } from '#shared/document/schema.ts'
import { isShared, layersOf } from '#shared/document/select.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { Editor } from '../../editor/editor.ts'
import { MenuButton } from '../../ui/Menu.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { changeLayer, copyLayer, dropLayer, isOnlyShown, keepForNewPanels, showOnly } from './layerSteps.ts'
import type { Say } from './layerSteps.ts'
import { makeOwn, mergeLayer, panelsAround, shareWith } from './stackSteps.ts'

/** A layer's actions beyond what its row shows. */
export function layerItems(editor: Editor, layer: LayerRow, say: Say): readonly MenuItem[] {
  const board = editor.board()
  const closed = !editor.canWrite
  const stack = layersOf(board, layer.panelId)
  const bottom = stack[0]?.id === layer.id
  const alone = (reach: 'shot' | 'scene') => panelsAround(editor, layer, reach).length === 0
  const drawing = layer.kind === 'drawing'
  return [
    // A panel has one camera move.
    { label: 'Duplicate', disabled: closed || layer.kind === 'camera', onSelect: () => void copyLayer(editor, layer) },
    {
      // Any other obstacle is reported when it is tried.
      label: 'Merge down',
      disabled: closed || bottom,
      onSelect: () => void mergeLayer(editor, layer, say),
    },
    {
      label: 'Lock transparency',
      disabled: closed || !drawing,
      checked: layer.transparencyLocked,
      onSelect() {
        const verb = layer.transparencyLocked ? 'Unlock Transparency of' : 'Lock Transparency of'
        changeLayer(editor, layer, verb, { transparencyLocked: !layer.transparencyLocked })
      },
    },
    {
      label: 'Fills go here',
      disabled: closed || !drawing,
      checked: layer.takesFills,
      onSelect: () => changeLayer(editor, layer, 'Change Fills of', { takesFills: !layer.takesFills }),
    },
    'separator',
    {
      label: 'Show in every panel of this shot',
      disabled: closed || layer.kind === 'take' || alone('shot'),
      onSelect: () => void shareWith(editor, layer, 'shot', say),
    },
    {
      label: 'Show in every panel of this scene',
      disabled: closed || layer.kind === 'take' || alone('scene'),
      onSelect: () => void shareWith(editor, layer, 'scene', say),
    },
    {
      label: 'Stop sharing here',
      disabled: closed || !isShared(board, layer),
      onSelect: () => void makeOwn(editor, layer),
    },
    'separator',
    {
      label: isOnlyShown(board, layer) ? 'Show all layers' : 'Show only this layer',
      disabled: closed || stack.length < 2,
      onSelect: () => showOnly(editor, layer),
    },
    {
      label: 'Use these layers for new panels',
      disabled: closed || stack.every(({ kind }) => kind !== 'drawing'),
      onSelect: () => keepForNewPanels(editor, layer, say),
    },
    { label: 'Delete', disabled: closed, onSelect: () => dropLayer(editor, layer, say) },
  ]
}

export function LayerMenu({ layer }: { readonly layer: LayerRow | undefined }) {
  const editor = useEditor()
  const say = useToast()
  return (
    <MenuButton align="end" items={() => (layer ? layerItems(editor, layer, say) : [])}>
      <button type="button" className="icon-button" aria-label="More for this layer" disabled={!layer}>
        <Ellipsis aria-hidden />
      </button>
    </MenuButton>
  )
}
