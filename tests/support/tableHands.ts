import { screenPoint } from '#shared/geometry/points.ts'
import type { Camera } from '#shared/geometry/camera.ts'
import { POINT_STRIDE, unpackPoints } from '#shared/paint/strokePoints.ts'
import type { AnyTool } from '#shared/tools/index.ts'
import type { ToolContext } from '#shared/tools/tool.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { traceSample } from '../../renderer/features/canvas/table/penSample.ts'
import type { PointerFacts } from '../../renderer/features/canvas/table/penSample.ts'
import { AT_REST, point } from '../../renderer/features/canvas/table/pointing.ts'
import type {
  PointerEffect,
  PointerInput,
  Pointing,
  Press,
  Trail,
} from '../../renderer/features/canvas/table/pointing.ts'
import { isBarrel } from '../../renderer/features/canvas/table/toolOfPress.ts'

export const context: ToolContext = {
  color: '#2a2927',
  size: 8,
  opacity: 1,
  filled: false,
  steady: 0,
  seed: 42,
  zoom: 1,
  frame: { x: 0, y: 0, width: 1920, height: 803 },
  selected: null,
  add: false,
  other: false,
  move: null,
}
export const HAND_TOOLS = [toolOf('pencil'), toolOf('select'), toolOf('hand'), toolOf('zoom'), toolOf('line')] as const
/** Each pointer keeps its kind, as in a browser. */
export const KIND_OF: Readonly<Record<number, string>> = { 1: 'mouse', 2: 'pen', 3: 'touch', 4: 'touch', 5: 'touch' }

/** Throws where anybody writes to what was handed on. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !ArrayBuffer.isView(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

interface Told {
  readonly input: PointerInput
  readonly before: Pointing
  readonly after: Pointing
  readonly effects: readonly PointerEffect[]
}

/** The table's wiring without a window: what is asked for is granted or refused, and the paper lies where it was put. */
export function hands(granted = true) {
  let state = AT_REST
  let camera: Camera = { x: 0, y: 0, zoom: 1 }
  const told: Told[] = []
  function tell(input: PointerInput): void {
    const before = frozen(state)
    const [after, effects] = point(before, frozen(input))
    state = after
    told.push({ input, before, after, effects })
    for (const effect of effects) {
      if (effect.kind === 'putBack') ({ camera } = effect)
      if (effect.kind === 'show' && effect.gesture.kind === 'pan') {
        const { from, to } = effect.gesture
        camera = { ...camera, x: camera.x + to.x - from.x, y: camera.y + to.y - from.y }
      }
      if (effect.kind === 'ask' && granted) begin(effect.press, effect.tool)
    }
  }
  function begin(landed: Press, tool: AnyTool): void {
    const first = traceSample(facts(landed.pointerType, landed.at.x, landed.at.y, landed.time), 0, 0, camera, null)
    const other = landed.altKey || isBarrel(landed)
    tell({ kind: 'begin', press: landed, tool, context: { ...context, other }, camera, first, guide: null })
  }
  return { tell, told, state: () => state, camera: () => camera, effects: () => told.flatMap((each) => each.effects) }
}

export function facts(pointerType: string, x: number, y: number, timeStamp: number, pressure = 0.5): PointerFacts {
  return { clientX: x, clientY: y, pointerType, pressure, timeStamp }
}

export function press(id: number, x: number, y: number, time: number, more: Partial<Press> = {}): Press {
  const rest = { button: 0, buttons: 1, altKey: false, palm: false, penUsed: false, inHand: toolOf('pencil') }
  const at = screenPoint(x, y)
  return { id, pointerType: KIND_OF[id]!, at, time, camera: { x: 0, y: 0, zoom: 1 }, ...rest, ...more }
}

export type HandsUnder = ReturnType<typeof hands>

export function down(on: HandsUnder, id: number, x: number, y: number, time: number, more: Partial<Press> = {}): void {
  on.tell({ kind: 'down', press: press(id, x, y, time, { camera: on.camera(), ...more }) })
}

function trailOf(on: HandsUnder, id: number, parts: readonly PointerFacts[]): Trail | null {
  return on.state().work?.pointer.id === id ? { parts, left: 0, top: 0, camera: on.camera() } : null
}

interface MoveMore {
  readonly buttons?: number
  readonly constrain?: boolean
  readonly foreseen?: readonly PointerFacts[]
}

export function move(on: HandsUnder, id: number, parts: readonly PointerFacts[], more: MoveMore = {}): void {
  const last = parts.at(-1)!
  const { buttons = 1, constrain = false, foreseen = [] } = more
  const [at, trail] = [screenPoint(last.clientX, last.clientY), trailOf(on, id, parts)]
  on.tell({ kind: 'move', id, pointerType: KIND_OF[id]!, buttons, at, constrain, trail, foreseen })
}

export function up(on: HandsUnder, id: number, x: number, y: number, time: number): void {
  const end = facts(KIND_OF[id]!, x, y, time, 0)
  on.tell({ kind: 'up', id, constrain: false, trail: trailOf(on, id, [end]) })
}

/** [x, y, pressure, …] of each. */
export function pointsOf({ points }: { readonly points: string }): number[][] {
  const flat = [...unpackPoints(points)]
  return Array.from({ length: flat.length / POINT_STRIDE }, (_, i) =>
    flat.slice(i * POINT_STRIDE, (i + 1) * POINT_STRIDE),
  )
}
