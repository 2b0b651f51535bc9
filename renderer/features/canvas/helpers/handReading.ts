import { startPerspective } from '#shared/document/commands/perspective.ts'
import { panelOf } from '#shared/document/select.ts'
import { screenPoint } from '#shared/geometry/points.ts'
import type { PanelPoint, ScreenPoint } from '#shared/geometry/points.ts'
import { toView, turnedBy } from '#shared/geometry/turn.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { PointerFacts } from '../table/penSample.ts'
import type { Tool } from '#shared/tools/tool.ts'
import { helperSettingsOf } from './helperSettings.ts'
import { toolCalledBy } from '#shared/tools/toolbox.ts'
import { senseOf, toolSettingsOf } from '../toolSettings.ts'
import type { PenSense } from '../toolMemory.ts'
import { frameOf, viewIn } from './placeOnTable.ts'
import { penFeel } from './penFeel.ts'
import type { PenFeel } from './penFeel.ts'
import { pressureOf } from './pressureCurve.ts'
import type { PressureCurve } from './pressureCurve.ts'
import { guideFrom } from './perspectiveSnap.ts'
import type { Guide } from './perspectiveSnap.ts'

/** How the table reads pointer input: through the flipped view, the pen's pressure curve and the perspective's snap. */
export interface HandReading {
  /** A pointer on the view, as if that were neither flipped nor turned; places in CSS px from its upper left corner. */
  readonly read: (event: PointerEvent) => PointerFacts
  /**
   * A place in the window (`clientX`, `clientY`) on the view; `degrees`: as if it were turned by that much.
   * `kept`: within a gesture, whose press measured where the table stands.
   */
  readonly onView: (at: ScreenPoint, degrees?: number, kept?: boolean) => ScreenPoint
  /** How far the view is turned, clockwise. */
  readonly degrees: () => number
  /** 1, or -1 if the view is flipped. */
  readonly way: () => 1 | -1
  /** What bends a stroke's points from now on; null for none. `zoom`: screen px per panel px. */
  readonly guide: (tool: Tool, start: PanelPoint, zoom: number) => Guide | null
}

/** The bit of a pen's eraser end in `PointerEvent.buttons`. */
const TAIL = 32
/** Screen px that a pen travels before its snap line is chosen. */
const DECIDE_PX = 14

interface FrameBox {
  readonly left: number
  readonly top: number
  readonly room: { readonly width: number; readonly height: number }
}

/**
 * Where an element stands in the window and its size, CSS px. The browser looks through its layout each time, so it is measured once
 * for all that one event asks of it, and `kept` while a stroke lasts, unless it changes its size meanwhile.
 */
function frameBox(frame: HTMLElement): (kept?: boolean) => FrameBox {
  let [last, now]: [FrameBox | null, FrameBox | null] = [null, null]
  new ResizeObserver(() => (last = now = null)).observe(frame)
  return (kept = false) => {
    const known = now ?? (kept ? last : null)
    if (known) return known
    const { left, top, width, height } = frame.getBoundingClientRect()
    // The whole px that its `clientWidth` and `clientHeight` are: it has no border.
    last = now = { left, top, room: { width: Math.round(width), height: Math.round(height) } }
    queueMicrotask(() => (now = null))
    return last
  }
}

/** A gesture's moves, which come after its press: that measured. */
function goesOn({ type, buttons }: PointerEvent): boolean {
  return type === 'pointermove' && buttons !== 0
}

export function createHandReading(editor: Editor, area: HTMLElement): HandReading {
  const helpers = helperSettingsOf(editor.session)
  const box = frameBox(frameOf(area))
  const feel = penFeel()
  const settings = toolSettingsOf(editor.session)

  /** What the tool in hand feels; a pen's eraser end is its own tool. */
  function senseOfPress({ buttons }: PointerEvent): PenSense {
    return senseOf(settings.state(), buttons & TAIL ? toolCalledBy('tail').id : settings.state().tool)
  }

  function onView(at: ScreenPoint, degrees?: number, kept = false): ScreenPoint {
    const { left, top, room } = box(kept)
    const { flip, turn } = helpers.state()
    return toView(
      { ...viewIn(room, flip, turn), ...(degrees === undefined ? {} : { degrees }) },
      screenPoint(at.x - left, at.y - top),
    )
  }

  return {
    onView,
    degrees: () => helpers.state().turn,
    way: () => (helpers.state().flip ? -1 : 1),
    read(event) {
      const { flip, turn } = helpers.state()
      const at = onView(screenPoint(event.clientX, event.clientY), undefined, goesOn(event))
      const [tiltX, tiltY] = turnedBy(-turn, event.tiltX, event.tiltY)
      const azimuth = event.azimuthAngle === undefined ? undefined : event.azimuthAngle - (turn * Math.PI) / 180
      const sense = senseOfPress(event)
      const upright = { altitudeAngle: Math.PI / 2, azimuthAngle: 0, tiltX: 0, tiltY: 0 }
      const { pointerType, timeStamp } = event
      return {
        clientX: at.x,
        clientY: at.y,
        pointerType,
        timeStamp,
        pressure: pointerType === 'pen' ? pressed(event.pressure, sense, feel) : event.pressure,
        tiltX: flip ? -tiltX : tiltX,
        tiltY,
        ...(event.altitudeAngle === undefined ? {} : { altitudeAngle: event.altitudeAngle }),
        ...(azimuth === undefined ? {} : { azimuthAngle: flip ? Math.PI - azimuth : azimuth }),
        ...(sense.tilt ? {} : upright),
      }
    },
    guide(tool, start, zoom) {
      const { snap, perspective } = helpers.state()
      const panel = panelOf(editor.board(), editor.session.state().panelId ?? '')
      if (!snap || !perspective || !panel || !tool.snaps) return null
      return guideFrom(start, panel.perspective ?? startPerspective(panel, 2), DECIDE_PX / zoom)
    },
  }
}

/** Curves in use, as functions: making one costs more than a stroke. */
const made = new WeakMap<PressureCurve, (pressure: number) => number>()

/** Pressure as the nib gets it, 0..1. */
function pressed(pressure: number, sense: PenSense, feel: PenFeel): number {
  if (!sense.pressure) return 1
  if (!sense.curve) return feel.press(pressure)
  const press = made.get(sense.curve) ?? pressureOf(sense.curve)
  made.set(sense.curve, press)
  return press(pressure)
}
