import { panelOf } from '#shared/document/select.ts'
import type { Editor } from '../../../editor/editor.ts'
import { penNear } from '../../../ui/penNear.ts'
import type { BoardView } from '../boardView.ts'
import type { ScreenPoint } from '../camera/camera.ts'
import { createPinch } from './pinch.ts'
import { shotsIn } from '../layout/layoutQuery.ts'
import type { BoardHit, WorldPoint } from '../layout/layoutQuery.ts'
import { rangeTo, toggled, united } from './selection.ts'
import type { Carry } from './carry.ts'
import { beginPanelDrag, beginShotDrag } from './drags.ts'
import { listenToWheel } from './wheel.ts'

/** What the pointer is doing. */
type Doing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'panning'; readonly last: ScreenPoint }
  | { readonly kind: 'pressing'; readonly at: ScreenPoint; readonly hit: BoardHit | null; readonly selectOnUp: boolean }
  | { readonly kind: 'marquee'; readonly from: WorldPoint; readonly before: readonly string[] }
  | { readonly kind: 'dragging'; readonly drag: Carry }

export interface BoardPointer {
  /** A button or finger is down. */
  readonly busy: () => boolean
  /** True where there was a gesture to call off. */
  readonly cancel: () => boolean
  /** While Space is down, a drag moves the board. */
  readonly hold: (space: boolean) => void
  readonly dispose: () => void
}

const DRAG_THRESHOLD_PX = 4
/** A finger that rests on a shot so long means it, ms: before a menu opens for it. */
const HELD_MS = 400

/** Mouse, pen and touch on the board's surface. */
export function listenToPointer(
  surface: HTMLElement,
  editor: Editor,
  view: BoardView,
  enter: () => void,
): BoardPointer {
  const stop = new AbortController()
  const pinch = createPinch(view)
  const pen = penNear()
  let doing: Doing = { kind: 'nothing' }
  /** Whose gesture it is: others wait until it is over. */
  let pointer: Pick<PointerEvent, 'pointerId' | 'button'> | null = null
  let holding: ReturnType<typeof setTimeout> | undefined
  let space = false

  function at(event: MouseEvent): ScreenPoint {
    const box = surface.getBoundingClientRect()
    return { left: event.clientX - box.left, top: event.clientY - box.top }
  }

  function become(next: Doing): void {
    clearTimeout(holding)
    doing = next
    if (next.kind === 'nothing') pointer = null
    surface.dataset['doing'] = next.kind === 'nothing' && space ? 'ready-to-pan' : next.kind
  }

  function down(event: PointerEvent): void {
    surface.focus({ preventScroll: true })
    if (event.pointerType === 'pen') palmsOff()
    if (event.pointerType === 'touch') {
      if (pen.palm(event.timeStamp) || (doing.kind !== 'nothing' && !pinch.left())) return
      if (pinch.down(event, at(event))) return become({ kind: 'nothing' })
    }
    // A gesture that its own pointer begins anew is over: some systems never tell that it was lifted.
    if (doing.kind !== 'nothing' && pointer?.pointerId !== event.pointerId) return
    if (doing.kind !== 'nothing') finish()
    if (event.button === 2) return aim(event)
    surface.setPointerCapture(event.pointerId)
    pointer = event
    if (event.button === 1 || (event.button === 0 && space)) return become({ kind: 'panning', last: at(event) })
    if (event.button !== 0) return
    press(event)
  }

  /** A pen comes down after the hand that holds it. */
  function palmsOff(): void {
    if (pinch.left()) cancel()
    pinch.clear()
  }

  function press(event: PointerEvent): void {
    const hit = view.hit(at(event))
    const selected = editor.session.state().shotIds
    const shotId = hit?.kind === 'cell' ? hit.cell.shotId : null
    const bends = event.shiftKey || event.ctrlKey || event.metaKey
    // One of several selected shots may be the start of a drag of all of them.
    const several = !bends && selected.length > 1 && shotId !== null && selected.includes(shotId)
    // A finger may be about to move the board, or be the first of two.
    const selectOnUp = several || event.pointerType === 'touch'
    become({ kind: 'pressing', at: at(event), hit, selectOnUp })
    if (event.pointerType === 'touch') holding = setTimeout(() => aim(event), HELD_MS)
    if (shotId === null || selectOnUp) return
    if (event.shiftKey) select(rangeTo(view.walkable(), selected, shotId), hit)
    else select(bends ? toggled(selected, shotId) : [shotId], hit)
  }

  /** A menu that is about to open is about what it was opened on. */
  function aim(event: PointerEvent): void {
    const hit = view.hit(at(event))
    const selected = editor.session.state().shotIds
    if (hit?.kind === 'cell' && !selected.includes(hit.cell.shotId)) select([hit.cell.shotId], hit)
    if (hit?.kind === 'band') editor.session.selectScene(editor.board(), hit.band.sceneId)
  }

  function select(shotIds: readonly string[], hit: BoardHit | null): void {
    editor.session.selectShots(editor.board(), shotIds, hit?.kind === 'cell' ? hit.cell.panelId : null)
  }

  function move(event: PointerEvent): void {
    const point = at(event)
    if (pinch.move(event, point) || event.pointerId !== pointer?.pointerId) return
    // The other button of a mouse is still down: its own counts.
    if (event.pointerType === 'mouse' && (event.buttons & (pointer.button === 1 ? 4 : 1)) === 0) return finish()
    switch (doing.kind) {
      case 'nothing':
        return
      case 'panning':
        view.pan(point.left - doing.last.left, point.top - doing.last.top)
        return become({ kind: 'panning', last: point })
      case 'pressing':
        if (Math.hypot(point.left - doing.at.left, point.top - doing.at.top) >= DRAG_THRESHOLD_PX) begin(event, doing)
        return
      case 'marquee':
        return stretch(doing.from, doing.before, view.world(point))
      case 'dragging':
        return doing.drag.move(point)
    }
  }

  function begin(event: PointerEvent, pressing: Extract<Doing, { kind: 'pressing' }>): void {
    const { hit, at: start } = pressing
    // One finger moves the board: a touch has no other way to.
    if (event.pointerType === 'touch') return become({ kind: 'panning', last: start })
    if (hit?.kind === 'cell') {
      if (!editor.canWrite) return
      // A shot keeps a panel: its only one is carried as the shot.
      const panel = event.altKey && hit.cell.parts > 1 ? panelOf(editor.board(), hit.cell.panelId ?? '') : undefined
      const drag = panel
        ? beginPanelDrag(editor, view, panel)
        : beginShotDrag(editor, view, editor.session.state().shotIds, hit.cell.panelId)
      drag.move(at(event))
      return become({ kind: 'dragging', drag })
    }
    const adds = event.shiftKey || event.ctrlKey || event.metaKey
    become({ kind: 'marquee', from: view.world(start), before: adds ? editor.session.state().shotIds : [] })
  }

  function stretch(from: WorldPoint, before: readonly string[], to: WorldPoint): void {
    const marquee = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    }
    view.show({ marquee })
    const passing = view.passing()
    const met = shotsIn(view.layout(), marquee).filter((id) => passing === null || passing.has(id))
    const found = united(before, met)
    if (found.length > 0) editor.session.selectShots(editor.board(), found)
  }

  function up(event: PointerEvent): void {
    if (pinch.up(event)) return goOn()
    if (event.pointerId === pointer?.pointerId) finish()
  }

  /** The finger that a pinch leaves moves the board. */
  function goOn(): void {
    const left = pinch.left()
    if (!left) return
    pointer = { pointerId: left.pointerId, button: 0 }
    become({ kind: 'panning', last: left.at })
  }

  function finish(): void {
    const done = doing
    become({ kind: 'nothing' })
    if (done.kind === 'dragging') done.drag.drop()
    if (done.kind === 'marquee') view.show({ marquee: null })
    if (done.kind !== 'pressing') return
    if (done.selectOnUp && done.hit?.kind === 'cell') select([done.hit.cell.shotId], done.hit)
    if (done.hit?.kind === 'band') editor.session.selectScene(editor.board(), done.hit.band.sceneId)
  }

  function cancel(): boolean {
    const done = doing
    become({ kind: 'nothing' })
    if (done.kind === 'dragging') done.drag.cancel()
    if (done.kind === 'marquee') {
      view.show({ marquee: null })
      editor.session.selectShots(editor.board(), done.before)
    }
    return done.kind === 'dragging' || done.kind === 'marquee'
  }

  function lost(event: PointerEvent): void {
    if (pinch.up(event)) return goOn()
    if (event.pointerId === pointer?.pointerId) cancel()
  }

  function doubleClick(event: MouseEvent): void {
    if (view.hit(at(event))?.kind === 'cell') enter()
  }

  const options = { signal: stop.signal }
  surface.addEventListener('pointerdown', down, options)
  surface.addEventListener('pointermove', move, options)
  surface.addEventListener('pointerup', up, options)
  surface.addEventListener('pointercancel', lost, options)
  surface.addEventListener('lostpointercapture', lost, options)
  // No menu opens over what is carried.
  surface.addEventListener(
    'contextmenu',
    (event) => {
      if (doing.kind !== 'dragging' && doing.kind !== 'marquee' && doing.kind !== 'panning') return
      event.preventDefault()
      event.stopPropagation()
    },
    { ...options, capture: true },
  )
  pen.watch(stop.signal)
  surface.addEventListener('dblclick', doubleClick, options)
  listenToWheel(surface, view, stop.signal)

  return {
    busy: () => doing.kind !== 'nothing',
    cancel,
    hold(isDown) {
      space = isDown
      become(doing)
    },
    dispose() {
      cancel()
      stop.abort()
    },
  }
}
