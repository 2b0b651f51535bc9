import { X } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { PointerEvent } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { BoardView } from './boardView.ts'
import { drawMinimap, mapSize, needsMap, onMap, worldOf } from './minimap.ts'

/** The whole film in a corner, and what of it is in sight; there while the film is larger than the view. */
export function Minimap({ view }: { readonly view: BoardView }) {
  const shown = useSyncExternalStore(view.listen, () => view.taste().minimap && needsMap(view))
  return shown ? <Map view={view} /> : null
}

/** A pointer's convenience: with keys the film is walked, so that none of it is read out. */
function Map({ view }: { readonly view: BoardView }) {
  const { session } = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  const seen = useRef<HTMLDivElement>(null)
  const hand = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let drawn: unknown = null
    function follow(): void {
      const layout = view.layout()
      if (layout !== drawn && canvas.current) drawMinimap(canvas.current, layout)
      drawn = layout
      const area = onMap(view)
      place(seen.current, area)
      const cell = layout.cells[layout.firstCell.get(session.state().shotIds.at(-1) ?? '') ?? -1]
      const { width, height } = mapSize(layout)
      if (hand.current) hand.current.hidden = !cell
      if (cell && hand.current) {
        const left = ((cell.x + layout.frame.width / 2) / layout.width) * width
        const top = ((cell.y + layout.frame.height / 2) / layout.height) * height
        hand.current.style.transform = `translate(${left - 2}px, ${top - 2}px)`
      }
    }
    follow()
    const stops = [view.listen(follow), session.listen(follow)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [session, view])

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = event.currentTarget.getBoundingClientRect()
    view.centreOn(worldOf(view.layout(), { left: event.clientX - box.left, top: event.clientY - box.top }))
  }

  return (
    <div className="minimap">
      <div className="minimap-film" aria-hidden onPointerDown={drag} onPointerMove={drag}>
        <canvas ref={canvas} />
        <div ref={hand} className="minimap-hand" />
        <div ref={seen} className="minimap-seen" />
      </div>
      <IconButton
        label="Hide the map"
        className="minimap-hide"
        icon={<X aria-hidden />}
        onClick={() => view.showMinimap(false)}
      />
    </div>
  )
}

function place(
  element: HTMLElement | null,
  area: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): void {
  if (!element) return
  element.style.transform = `translate(${area.left}px, ${area.top}px)`
  element.style.width = `${area.width}px`
  element.style.height = `${area.height}px`
}
