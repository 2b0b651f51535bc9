import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import type { LayerRow } from '#shared/document/schema.ts'
import { activeLayerOf, layersOf, panelOf } from '#shared/document/select.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { LayerDetails } from './LayerDetails.tsx'
import { LayerItem } from './LayerItem.tsx'
import { LayerMenu } from './LayerMenu.tsx'
import { addDrawing, changeLayer, dropLayer, placeLayer, shiftLayer } from './layerSteps.ts'
import './layers.css'

/** The pile of the session's panel, from the top down, as one choice: arrows choose, Alt+arrows move. */
export function LayersPane() {
  const editor = useEditor()
  const board = useBoard()
  const { panelId, layerId } = useSession()
  const panel = panelId === null ? undefined : panelOf(board, panelId)
  if (!panel) return <Empty title="Choose a panel to see its layers." />
  const pile = layersOf(board, panel.id)
  const active = activeLayerOf(board, panel.id, layerId)
  if (pile.length === 0)
    return (
      <Empty
        title="This panel has no layer: drawing brings one."
        action={
          <Button disabled={!editor.canWrite} onClick={() => addDrawing(editor, panel.id, undefined)}>
            Add layer
          </Button>
        }
      />
    )
  return (
    <section className="layers" aria-label="Layers">
      <header className="layers-head">
        <h3>Layers</h3>
        <LayerMenu layer={active} />
        <IconButton
          label="Delete layer"
          icon={<Trash2 aria-hidden />}
          disabled={!editor.canWrite || !active}
          onClick={() => active && dropLayer(editor, active)}
        />
        <IconButton
          label="Add layer"
          icon={<Plus aria-hidden />}
          disabled={!editor.canWrite}
          onClick={() => addDrawing(editor, panel.id, active)}
        />
      </header>
      <Pile pile={pile.toReversed()} active={active} />
      {active && <LayerDetails key={active.id} layer={active} />}
    </section>
  )
}

/** `pile`: top to bottom. */
function Pile({ pile, active }: { readonly pile: readonly LayerRow[]; readonly active: LayerRow | undefined }) {
  const editor = useEditor()
  const [renaming, setRenaming] = useState<string | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [gap, setGap] = useState<number | null>(null)
  const list = useRef<HTMLDivElement>(null)

  /** The keys go with the chosen row, wherever it went. */
  const refocus = useRef(false)
  useEffect(() => {
    if (!refocus.current) return
    refocus.current = false
    list.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
  })

  function choose(layer: LayerRow | undefined): void {
    if (layer) editor.session.set({ layerId: layer.id })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!active || !(event.target instanceof HTMLElement) || event.target.role !== 'radio') return
    const at = pile.findIndex((layer) => layer.id === active.id)
    if (event.altKey && event.key === 'ArrowUp') shiftLayer(editor, active, 1)
    else if (event.altKey && event.key === 'ArrowDown') shiftLayer(editor, active, -1)
    else if (event.key === 'ArrowUp') choose(pile[at - 1])
    else if (event.key === 'ArrowDown') choose(pile[at + 1])
    else if (event.key === 'Home') choose(pile[0])
    else if (event.key === 'End') choose(pile.at(-1))
    else if (event.key === 'F2') setRenaming(active.id)
    else if (event.key === 'Delete' || event.key === 'Backspace') dropLayer(editor, active)
    else return
    event.preventDefault()
    event.stopPropagation()
    refocus.current = true
  }

  function over(event: DragEvent): void {
    if (dragged === null) return
    event.preventDefault()
    event.stopPropagation()
    setGap(gapAt(list.current, event.clientY))
  }

  function drop(event: DragEvent): void {
    const layer = pile.find((each) => each.id === dragged)
    if (!layer || gap === null) return
    event.preventDefault()
    event.stopPropagation()
    const below = pile.slice(gap).filter((each) => each.id !== layer.id).length
    placeLayer(editor, layer, below)
    end()
  }

  function end(): void {
    setDragged(null)
    setGap(null)
  }

  return (
    <div
      ref={list}
      className="layers-pile"
      role="radiogroup"
      tabIndex={-1}
      aria-label="Layers, from the top down"
      onKeyDown={onKeyDown}
      onDragOver={over}
      onDrop={drop}
      onDragEnd={end}
    >
      {pile.map((layer, at) => (
        <LayerItem
          key={layer.id}
          layer={layer}
          active={layer.id === active?.id}
          renaming={renaming === layer.id}
          mark={gap === at ? 'above' : gap === at + 1 && at === pile.length - 1 ? 'below' : null}
          onChoose={() => choose(layer)}
          onRename={() => setRenaming(layer.id)}
          onNamed={(name) => {
            setRenaming(null)
            const words = name?.trim() ?? ''
            if (words !== '') changeLayer(editor, layer, 'Rename', { name: words })
            refocus.current = true
          }}
          onDragStart={() => setDragged(layer.id)}
        />
      ))}
    </div>
  )
}

/** The gap between rows nearest to the pointer: 0 above the first. */
function gapAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect())
  return rows.filter((row) => y > row.top + row.height / 2).length
}
