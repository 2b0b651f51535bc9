import { expect } from 'vitest'
import { marksBounds } from '#shared/compositing/markBounds.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { LayerRow, MarkRow } from '#shared/document/schema.ts'
import type { Rect } from '#shared/geometry/rect.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import type { StageLayer } from '../../renderer/features/canvas/stage/layerStack.ts'
import { changesBetween } from '../../renderer/features/canvas/stage/markChanges.ts'
import { aimOf } from '../../renderer/features/canvas/stage/stageCanvas.ts'
import { EMPTY_STAGE, activeLayer, stage } from '../../renderer/features/canvas/stage/staging.ts'
import type { StageEffect, StageEvent, Staged } from '../../renderer/features/canvas/stage/staging.ts'

/** What the stage is told of a panel. */
export interface Film {
  frame: Rect
  paper: string
  layers: readonly StageLayer[]
  activeId: string | null
}

const newId = makeNewId(Math.random)
export const FRAME: Rect = { x: 0, y: 0, width: 1000, height: 500 }

export function stroke(layerId: LayerRow['id'], x: number, y: number): MarkRow {
  const points = packPoints([0, 60].map((way) => ({ x: x + way, y: y + way, pressure: 1, tilt: 0, azimuth: 0 })))
  const nib = { brush: 'pen' as const, size: 6, seed: 1, color: '#000000', opacity: 1, transform: null }
  return { ...nib, kind: 'stroke', id: newId('mark'), layerId, order: 'a0', points }
}

export function layer(kind: LayerRow['kind'] = 'drawing'): StageLayer {
  const id = newId('layer')
  const place = { id, panelId: newId('panel'), order: 'a0', name: 'Ink', kind, mediaId: null, takeId: null }
  const look = { visible: true, locked: false, transparencyLocked: false, opacity: 1, blend: 'normal' }
  const row = { ...place, ...look, placement: null, crop: null, linkId: null } as unknown as LayerRow
  const marks = kind === 'drawing' ? [stroke(id, 100, 100), stroke(id, 140, 100)] : []
  return { row, marks, picture: null, lost: false }
}

function within(inner: Rect, outer: Rect): boolean {
  const [x, y] = [inner.x - outer.x, inner.y - outer.y]
  return x > -0.01 && y > -0.01 && x + inner.width < outer.width + 0.01 && y + inner.height < outer.height + 0.01
}

function isSeen({ row }: StageLayer): boolean {
  return row.visible && row.opacity !== 0
}

/** What a layer's bitmap holds; another object whenever it looks different. */
interface Bitmap {
  readonly marks: readonly MarkRow[]
  readonly scale: number
}

/** Canvases as what was painted on them, and bitmaps that are whole at once or late. */
export function canvases() {
  let staged: Staged = EMPTY_STAGE
  const bitmaps = new Map<string, Bitmap>()
  let still: unknown = null
  let others: unknown = null
  let liveShown = false
  let late = false
  const kinds: StageEffect['kind'][] = []

  function lookOf(one: StageLayer): unknown {
    if (!isSeen(one)) return null
    return one.row.kind === 'drawing' ? bitmaps.get(one.row.id) : one.picture
  }
  function tell(event: StageEvent): void {
    const [next, effects] = stage(Object.freeze(staged), event)
    staged = next
    for (const effect of effects) {
      kinds.push(effect.kind)
      run(effect)
    }
  }
  function work(): { whole: boolean; changed: boolean } {
    const { layers, scale } = staged
    for (const id of bitmaps.keys()) if (!layers.some(({ row }) => row.id === id)) bitmaps.delete(id)
    let [whole, differs] = [true, false]
    for (const { row, marks } of layers) {
      const known = bitmaps.get(row.id)
      if (row.kind !== 'drawing' || !row.visible || (known?.marks === marks && known.scale === scale)) continue
      if (late) whole = false
      else bitmaps.set(row.id, { marks, scale })
      differs ||= !late
    }
    return { whole, changed: differs }
  }
  function run(effect: StageEffect): void {
    if (effect.kind === 'work') tell({ kind: 'worked', on: effect.on, ...work() })
    if (effect.kind === 'standIn') liveShown = true
    if (effect.kind === 'standBack') liveShown = false
    if (effect.kind === 'lift') tell({ kind: 'lifted', held: effect.marks.length > 0 })
    if (effect.kind === 'paintStill') paintStill(effect)
    if (effect.kind === 'paintOthers') others = othersOf(effect)
  }
  function laid(list: readonly StageLayer[]): unknown {
    return list.filter(isSeen).map((one) => [one.row, lookOf(one), one.lost])
  }
  function othersOf({ bed, paper, below, above }: Extract<StageEffect, { kind: 'paintOthers' }>): unknown {
    const runs = above.map(({ blend, layers }) => [blend, laid(layers)])
    return [aimOf(staged.camera, staged.room.dpr), staged.room, staged.frame, bed, paper, laid(below), runs]
  }
  function stillOf(active: StageLayer | null): { aim: unknown; id: string | undefined; look: unknown } {
    return { aim: aimOf(staged.camera, staged.room.dpr), id: active?.row.id, look: active && lookOf(active) }
  }
  /** A part that is painted anew makes the canvas true only where all that differs lies in it. */
  function paintStill({ active, area }: Extract<StageEffect, { kind: 'paintStill' }>): void {
    const now = stillOf(active)
    if (!area || (active && !isSeen(active))) {
      still = now
      return
    }
    const was = still as ReturnType<typeof stillOf>
    const [before, after] = [was.look as Bitmap | null, now.look as Bitmap | null]
    const differs = before && after ? marksBounds(changesBetween(before.marks, after.marks).touched) : null
    const holds = !differs || within(differs, area)
    const same = was.id === now.id && JSON.stringify(was.aim) === JSON.stringify(now.aim)
    still = same && before && after && before.scale === after.scale && holds ? now : { torn: true }
  }
  return {
    tell,
    late: (value: boolean) => (late = value),
    state: () => staged,
    liveShown: () => liveShown,
    kinds,
    shown: () => ({ still, others }),
    wanted() {
      const on = { still: 'all', others: true } as const
      const [, effects] = stage(staged, { kind: 'worked', whole: true, changed: true, on })
      const painting = effects.find((effect) => effect.kind === 'paintOthers')!
      return { still: stillOf(activeLayer(staged)), others: othersOf(painting) }
    },
    /** Until nothing is asked for any more; a stage that never rests fails here. */
    settle() {
      late = false
      for (let turn = 0; staged.asked; turn += 1) {
        expect(turn).toBeLessThan(3)
        tell({ kind: 'frame' })
      }
    },
  }
}
