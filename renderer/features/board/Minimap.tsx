import { X } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import type { BoardView } from './boardView.ts'
import type { BoardCamera } from './camera/camera.ts'
import { MAP_EDGE, mapBox, mapSize, onMap, worldOf } from './paint/minimap.ts'

/** The whole film in a corner, and which part is visible; shown while the film is larger than the view. */
export function Minimap({ view }: { readonly view: BoardView }) {
  const shown = useSyncExternalStore(view.listen, view.mapped)
  return shown ? <Map view={view} /> : null
}

/** How far an arrow key moves the view, as a fraction of it. */
const STEP = 0.5

/**
 * Moves the view without selecting anything: by press, drag, or the arrow keys while focused. The map itself is drawn
 * on the board's stage, below this.
 */
function Map({ view }: { readonly view: BoardView }) {
  const box = useRef<HTMLDivElement>(null)
  const film = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let told = -1
    let placed: unknown = null
    // Written as the view moves, many times a second: bypasses React, and writes only what changed.
    function follow(): void {
      const [layout, viewport] = [view.layout(), view.viewport()]
      const seen = onMap(layout, view.camera(), viewport)
      const part = Math.round((100 * (seen.y + seen.height / 2)) / mapSize(layout).height)
      if (part !== told) tell(film.current, part)
      told = part
      const { x, y, width, height } = mapBox(layout, viewport)
      const place = `${x} ${y} ${width} ${height}`
      if (place === placed || !box.current) return
      placed = place
      Object.assign(box.current.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
    }
    follow()
    const stop = view.listen(follow)
    const rests = wakeful(box.current!, view)
    return () => {
      stop()
      rests()
    }
  }, [view])

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const edges = event.currentTarget.getBoundingClientRect()
    view.centreOn(worldOf(view.layout(), { x: event.clientX - edges.left, y: event.clientY - edges.top }))
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
    <div className="minimap" ref={box} style={{ padding: MAP_EDGE }}>
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
      />
      <IconButton
        label="Hide the map"
        className="minimap-hide"
        icon={<X aria-hidden />}
        onClick={() => view.showMinimap(false)}
      />
    </div>
  )
}

/** How long the map stays after the board came to rest, ms. */
const REST_MS = 1100

/** Shows the map while the board moves and while it is pointed at or has the focus: at rest it would hide captions. */
function wakeful(box: HTMLElement, view: BoardView): () => void {
  const stop = new AbortController()
  let moved = 0
  let seen: BoardCamera | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: boolean | null = null

  // Only what changes: anything written into the page makes the browser look again for what is under the pointer.
  function show(awake: boolean): void {
    if (awake === shown) return
    shown = awake
    box.dataset['awake'] = String(awake)
    view.wakeMap(awake)
  }
  // A single timer, however often the board moves meanwhile.
  function rested(): void {
    const left = REST_MS - (performance.now() - moved)
    timer =
      left > 1 || box.matches(':hover, :focus-within') ? setTimeout(rested, Math.max(left, REST_MS / 4)) : undefined
    if (timer === undefined) show(false)
  }
  function wake(): void {
    moved = performance.now()
    show(true)
    timer ??= setTimeout(rested, REST_MS)
  }
  function lookedElsewhere(): void {
    const { x, y, zoom } = view.camera()
    if (seen?.x !== x || seen.y !== y || seen.zoom !== zoom) wake()
    seen = { x, y, zoom }
  }

  const stopView = view.listen(lookedElsewhere)
  box.addEventListener('focusin', wake, { signal: stop.signal })
  lookedElsewhere()
  return () => {
    stop.abort()
    stopView()
    clearTimeout(timer)
    view.wakeMap(false)
  }
}

function tell(film: HTMLElement | null, part: number): void {
  film?.setAttribute('aria-valuenow', String(part))
  film?.setAttribute('aria-valuetext', `${part} % down the film`)
}
