import { Ellipsis } from 'lucide-react'
import type { LayerRow } from '#shared/document/schema.ts'
import { isShared, layersOf } from '#shared/document/select.ts'
import { useEditor } from '../../editor/useEditor.ts'
import type { Editor } from '../../editor/editor.ts'
import { MenuButton } from '../../ui/Menu.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { changeLayer, copyLayer } from './layerSteps.ts'
import { makeOwn, mergeLayer, panelsAround, shareWith } from './pileSteps.ts'

type Say = Parameters<typeof mergeLayer>[2]

/** What can be done to a layer beyond what its row shows. */
export function layerItems(editor: Editor, layer: LayerRow, say: Say): readonly MenuItem[] {
  const board = editor.board()
  const closed = !editor.canWrite
  const bottom = layersOf(board, layer.panelId)[0]?.id === layer.id
  const alone = (reach: 'shot' | 'scene') => panelsAround(editor, layer, reach).length === 0
  const drawing = layer.kind === 'drawing'
  return [
    { label: 'Duplicate', disabled: closed, onSelect: () => void copyLayer(editor, layer) },
    {
      label: 'Merge down',
      disabled: closed || bottom || !drawing,
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
    { label: 'Make my own', disabled: closed || !isShared(board, layer), onSelect: () => void makeOwn(editor, layer) },
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
