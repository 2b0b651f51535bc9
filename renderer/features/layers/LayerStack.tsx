import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { LayerRow } from '#shared/document/schema.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { useRowDrag } from '../../ui/useRowDrag.ts'
import { gapAt } from './gapAt.ts'
import { LayerItem } from './LayerItem.tsx'
import { layerKey } from './layerKeys.ts'
import { changeLayer, dropLayer, placeLayer, shiftLayer } from './layerSteps.ts'

interface LayerStackProps {
  /** Top to bottom. */
  readonly stack: readonly LayerRow[]
  readonly active: LayerRow | undefined
}

/**
 * The rows of the stack as a single choice: arrows select, Alt+arrows move, F2 renames, Delete deletes; rows can be
 * dragged.
 */
export function LayerStack({ stack, active }: LayerStackProps) {
  const editor = useEditor()
  const say = useToast()
  const [renaming, setRenaming] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const { carried, press } = useRowDrag({
    list,
    gapAt: (y) => gapAt(list.current, y),
    drop({ id, gap }) {
      const layer = stack.find((each) => each.id === id)
      if (layer) placeLayer(editor, layer, stack.slice(gap).filter((each) => each.id !== id).length)
    },
  })

  /** Focus follows the selected row, wherever it went. */
  const refocus = useRef(false)
  useEffect(() => {
    if (!refocus.current) return
    refocus.current = false
    list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
  })
  const place = stack.findIndex((layer) => layer.id === active?.id)
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' })
  }, [place])

  function choose(layer: LayerRow | undefined): void {
    if (layer) editor.session.set({ layerId: layer.id })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!active || !(event.target instanceof HTMLElement) || event.target.role !== 'radio') return
    const asked = layerKey(event, place, stack.length)
    if (!asked || (asked.kind === 'rename' && !editor.canWrite)) return
    if (asked.kind === 'shift') shiftLayer(editor, active, asked.by)
    else if (asked.kind === 'choose') choose(stack[asked.place])
    else if (asked.kind === 'rename') setRenaming(active.id)
    else dropLayer(editor, active, say)
    event.preventDefault()
    event.stopPropagation()
    refocus.current = true
  }

  return (
    <div
      ref={list}
      className="layers-stack"
      role="radiogroup"
      tabIndex={-1}
      aria-label="Layers, from the top down"
      data-carrying={carried !== null || undefined}
      onKeyDown={onKeyDown}
    >
      {stack.map((layer, at) => (
        <LayerItem
          key={layer.id}
          layer={layer}
          active={layer.id === active?.id}
          renaming={renaming === layer.id}
          dragged={carried?.id === layer.id}
          mark={carried?.gap === at ? 'above' : carried?.gap === at + 1 && at === stack.length - 1 ? 'below' : null}
          onChoose={() => choose(layer)}
          onRename={() => editor.canWrite && setRenaming(layer.id)}
          onName={(name) => {
            if (name.trim() !== '') changeLayer(editor, layer, 'Rename', { name: name.trim() })
          }}
          onNamed={(left) => {
            setRenaming(null)
            refocus.current = !left
          }}
          onPress={(event) => editor.canWrite && press(event, layer.id)}
        />
      ))}
    </div>
  )
}
