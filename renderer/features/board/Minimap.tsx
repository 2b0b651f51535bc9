import { X } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useEditor } from '../../editor/useEditor.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import type { BoardView } from './boardView.ts'
import { drawMinimap, mapSize, needsMap, onMap, worldOf } from './paint/minimap.ts'

/** The whole film in a corner, and what of it is in sight; there while the film is larger than the view. */
export function Minimap({ view }: { readonly view: BoardView }) {
  const shown = useSyncExternalStore(view.listen, () => view.preferences().minimap && needsMap(view))
  return shown ? <Map view={view} /> : null
}

/** How far an arrow moves the sight, in parts of it. */
const STEP = 0.5

/** Moves what is in sight without choosing anything: by a press, a drag, or the arrows while it has the focus. */
function Map({ view }: { readonly view: BoardView }) {
  const { session } = useEditor()
  const film = useRef<HTMLDivElement>(null)
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
      // Written as the view moves, many times a second: past React, as the sight's own place is.
      const part = Math.round((100 * (area.top + area.height / 2)) / mapSize(layout).height)
      film.current?.setAttribute('aria-valuenow', String(part))
      film.current?.setAttribute('aria-valuetext', `${part} % down the film`)
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

  function step(event: KeyboardEvent): void {
    const { width, height } = view.viewport()
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [width * STEP, 0],
      ArrowRight: [-width * STEP, 0],
      ArrowUp: [0, height * STEP],
      ArrowDown: [0, -height * STEP],
    }
    const by = moves[event.key]
    if (by) view.pan(...by)
    else if (event.key === 'Home') view.centreOn({ x: 0, y: 0 })
    else if (event.key === 'End') view.centreOn({ x: view.layout().width, y: view.layout().height })
    else return
    event.preventDefault()
  }

  return (
    <div className="minimap">
      <div
        className="minimap-film"
        ref={film}
        role="slider"
        tabIndex={0}
        aria-label="Map of the film"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={0}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={step}
      >
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
