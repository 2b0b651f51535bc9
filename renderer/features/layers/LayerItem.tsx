import { Eye, EyeOff, Grid2x2, Link2, Lock, LockOpen, PaintBucket } from 'lucide-react'
import type { PointerEvent } from 'react'
import type { LayerRow } from '#shared/document/schema.ts'
import { isShared, takeOf } from '#shared/document/select.ts'
import { takeStamp } from '#shared/generation/providers/providerOf.ts'
import { fieldRule } from '../../editor/fieldRule.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { useHeldKeys } from '../../ui/heldDrafts.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { ContextMenu } from '../../ui/Menu.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { layerItems } from './LayerMenu.tsx'
import { LayerName } from './LayerName.tsx'
import { changeLayer, showOnly } from './layerSteps.ts'
import { LayerThumb } from './LayerThumb.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'

interface LayerItemProps {
  readonly layer: LayerRow
  readonly active: boolean
  readonly renaming: boolean
  /** Where a dragged layer would land, relative to this one. */
  readonly mark: 'above' | 'below' | null
  readonly dragged: boolean
  readonly onChoose: () => void
  readonly onRename: () => void
  /** As for LayerName. */
  readonly onNamed: (left: boolean) => void
  readonly onName: (name: string) => void
  readonly onPress: (event: PointerEvent<HTMLElement>) => void
}

export function LayerItem(props: LayerItemProps) {
  const { layer, active, renaming, mark, dragged, onChoose, onRename, onName, onNamed, onPress } = props
  const editor = useEditor()
  const board = useBoard()
  const say = useToast()
  const take = layer.takeId === null ? undefined : takeOf(board, layer.takeId)
  const made = layer.kind !== 'take' ? null : takeStamp(take)
  const shared = isShared(board, layer)
  const pictureOf = usePictures()
  const lost = layer.mediaId !== null && pictureOf(layer.mediaId).lost
  const rule = fieldRule(editor, 'layer', layer.id, 'name', { tidy: (name) => name.trim() })
  const waits = useHeldKeys().includes(rule.key)
  return (
    <ContextMenu items={() => layerItems(editor, layer, say)}>
      <div
        className="layer"
        data-tag={layer.tag || undefined}
        data-kind={layer.kind}
        data-active={active || undefined}
        data-hidden={!layer.visible || undefined}
        data-mark={mark ?? undefined}
        data-dragged={dragged || undefined}
      >
        <IconButton
          label={layer.visible ? 'Hide layer' : 'Show layer'}
          disabled={!editor.canWrite}
          icon={layer.visible ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
          onClick={(event) => {
            if (event.altKey) showOnly(editor, layer)
            else changeLayer(editor, layer, layer.visible ? 'Hide' : 'Show', { visible: !layer.visible })
          }}
        />
        {renaming || waits ? (
          <LayerName name={layer.name} rule={rule} focused={renaming} onName={onName} onDone={onNamed} />
        ) : (
          <button
            type="button"
            role="radio"
            aria-checked={active}
            aria-label={sayLayer(layer, made, shared, lost)}
            tabIndex={active ? 0 : -1}
            className="layer-choose"
            onClick={onChoose}
            onDoubleClick={onRename}
            onPointerDown={onPress}
          >
            <LayerThumb layer={layer} />
            <span className="layer-words">
              <Tooltip label={layer.name} whenCut>
                <span className="layer-name" dir="auto">
                  {layer.name}
                </span>
              </Tooltip>
              {made && <small>{made}</small>}
              {lost && <small className="layer-lost">Missing</small>}
            </span>
            {shared && <Link2 className="layer-sign" aria-hidden />}
            {layer.transparencyLocked && <Grid2x2 className="layer-sign" aria-hidden />}
            {layer.takesFills && <PaintBucket className="layer-sign" aria-hidden />}
            {layer.blend === 'multiply' && <span className="layer-fact">Multiply</span>}
            {layer.opacity < 1 && <span className="layer-fact">{Math.round(layer.opacity * 100)} %</span>}
          </button>
        )}
        <IconButton
          label={layer.locked ? 'Unlock layer' : 'Lock layer'}
          className={layer.locked ? '' : 'layer-open'}
          disabled={!editor.canWrite}
          icon={layer.locked ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
          onClick={() => {
            changeLayer(editor, layer, layer.locked ? 'Unlock' : 'Lock', { locked: !layer.locked })
          }}
        />
      </div>
    </ContextMenu>
  )
}

/** A row's description for screen readers. */
function sayLayer(layer: LayerRow, made: string | null, shared: boolean, lost: boolean): string {
  const facts = [
    layer.name,
    made ?? (layer.kind === 'picture' ? 'picture' : ''),
    lost ? 'missing' : '',
    layer.visible ? '' : 'hidden',
    layer.locked ? 'locked' : '',
    layer.transparencyLocked ? 'transparency locked' : '',
    layer.takesFills ? 'fills go here' : '',
    shared ? 'shared with other panels' : '',
    layer.tag === '' ? '' : `tagged ${layer.tag}`,
    layer.opacity < 1 ? `${Math.round(layer.opacity * 100)} %` : '',
    layer.blend === 'multiply' ? 'multiply' : '',
  ]
  return facts.filter(Boolean).join(', ')
}
