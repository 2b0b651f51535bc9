import { describe, expect, it } from 'vitest'
import { put } from '../board.ts'
import type { Board } from '../board.ts'
import { diffBoards } from '../diff.ts'
import type { LayerId } from '../ids.ts'
import { makeNewId } from '../ids.ts'
import { newProject } from '../newProject.ts'
import type { MarkRow, MediaRow } from '../schema.ts'
import {
  filmPanels,
  filmShots,
  isShared,
  layerOf,
  layersOf,
  marksOf,
  panelOf,
  panelsOf,
  scenesOf,
  shotsOf,
} from '../select.ts'
import { packPoints } from '../../paint/strokePoints.ts'
import { duplicatePanel, duplicateScene } from './duplicate.ts'
import { addLayer, editLayer, moveLayer, putMark, removeLayer, removeMark } from './layers.ts'
import { mergeDown, mergeRefusal } from '../../compositing/mergeLayers.ts'
import { addPanel } from './panels.ts'
import { movePoint, setPerspective, startPerspective } from './perspective.ts'
import { copyPicture, layOf, layPicture, placePicture, showWholePicture } from './pictures.ts'
import { detachLayer, shareLayer } from './sharedLayers.ts'
import { ONE_DRAWING } from '../../../tests/support/oneLayer.ts'

const newId = makeNewId(Math.random)

function stroke(layerId: LayerId, order: string, x: number, fields: Partial<MarkRow> = {}): MarkRow {
  const points = [x, x + 40].map((at) => ({ x: at, y: 100, pressure: 0.6, tilt: 0, azimuth: 0 }))
  const base = { id: newId('mark'), layerId, order, transform: null, color: '#202020', opacity: 1 } as const
  return { ...base, kind: 'stroke', brush: 'pen', size: 8, seed: 1, points: packPoints(points), ...fields } as MarkRow
}

/** One shot with two panels; the first has a drawing with two strokes and, above it, one with a single stroke. */
function film() {
  const start = newProject({ title: 'Tare', ratio: 2, createdAt: '', layers: ONE_DRAWING }, newId)
  const shot = filmShots(start)[0]!
  const first = filmPanels(start)[0]!
  const lower = layersOf(start, first.id)[0]!.id
  const upper = newId('layer')
  const second = newId('panel')
  let board: Board = addPanel(start, { panelId: second, layerId: newId('layer') }, shot.id, 1)
  board = addLayer(board, upper, first.id, 1, { name: 'Ink' })
  for (const mark of [stroke(lower, 'a0', 100), stroke(lower, 'a1', 300), stroke(upper, 'a0', 500)])
    board = putMark(board, mark)
  return { board, first, second, lower, upper }
}

const xs = (board: Board, layerId: string) => marksOf(board, layerId).map((mark) => mark.opacity)

describe('merging a layer down', () => {
  it('lays its marks, in their order, above those of the layer below, which stays', () => {
    const { board, lower, upper, first } = film()
    const before = [...marksOf(board, lower), ...marksOf(board, upper)].map((mark) => mark.id)
    const merged = mergeDown(board, upper)
    expect(layersOf(merged, first.id).map((layer) => layer.id)).toEqual([lower])
    expect(marksOf(merged, lower).map((mark) => mark.id)).toEqual(before)
  })

  it('keeps two opacities apart by fading the fainter ink', () => {
    const { board, lower, upper } = film()
    const merged = mergeDown(editLayer(board, upper, { opacity: 0.5 }), upper)
    expect(layerOf(merged, lower)!.opacity).toBe(1)
    expect(xs(merged, lower)).toEqual([1, 1, 0.5])
    const other = mergeDown(editLayer(board, lower, { opacity: 0.25 }), upper)
    expect(xs(other, lower)).toEqual([0.25, 0.25, 1])
  })

  it('refuses an eraser that would reach the ink below, and not one that would not', () => {
    const { board, upper } = film()
    const reaching = putMark(board, stroke(upper, 'a1', 110, { brush: 'eraser' }))
    expect(mergeRefusal(reaching, upper)).toContain('eraser')
    expect(mergeDown(reaching, upper)).toBe(reaching)
    const clear = putMark(board, stroke(upper, 'a1', 520, { brush: 'eraser' }))
    expect(mergeRefusal(clear, upper)).toBeNull()
  })

  it('says why it can not: nothing below, another blend, a lock, a picture', () => {
    const { board, lower, upper } = film()
    expect(mergeRefusal(board, lower)).toContain('no layer below')
    expect(mergeRefusal(editLayer(board, upper, { blend: 'multiply' }), upper)).toContain('blend')
    expect(mergeRefusal(editLayer(board, lower, { locked: true }), upper)).toContain('locked')
    expect(mergeRefusal(editLayer(board, lower, { kind: 'picture' }), upper)).toContain('picture')
  })
})

describe('a layer shared by panels', () => {
  it('shows one ink in both: what is drawn or erased in one is drawn or erased in all', () => {
    const { board, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    const there = layersOf(shared, second)[0]!
    expect(marksOf(shared, there.id)).toEqual(marksOf(board, lower))
    const drawn = putMark(shared, stroke(there.id, 'a5', 700))
    expect(marksOf(drawn, lower)).toHaveLength(3)
    const gone = removeMark(drawn, marksOf(drawn, lower)[0]!.id)
    expect(marksOf(gone, there.id)).toHaveLength(2)
    expect(diffBoards(board, shared)).toHaveLength(1)
    expect(diffBoards(shared, drawn)).toHaveLength(1)
  })

  it('has a name, lock and blend for all, and place, visibility and opacity for each panel', () => {
    const { board, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    const there = layersOf(shared, second)[0]!.id
    const edited = editLayer(shared, there, { name: 'Hut', locked: true, opacity: 0.4, visible: false })
    expect(layerOf(edited, lower)).toMatchObject({ name: 'Hut', locked: true, opacity: 1, visible: true })
    expect(layerOf(edited, there)).toMatchObject({ name: 'Hut', locked: true, opacity: 0.4, visible: false })
    expect(moveLayer(edited, there, 1).layer).not.toBe(edited.layer)
    expect(removeMark(edited, marksOf(edited, lower)[0]!.id)).toBe(edited)
  })

  it('is shared once with a panel, and never from a take', () => {
    const { board, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    expect(shareLayer(shared, newId, lower, [second])).toBe(shared)
    const take = editLayer(board, lower, { kind: 'take' })
    expect(shareLayer(take, newId, lower, [second])).toBe(take)
  })

  it.each(['the first', 'the other'])('is parted by "Stop sharing here", from %s panel', (which) => {
    const { board, first, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    const other = layersOf(shared, second)[0]!.id
    const mine = which === 'the first' ? lower : other
    const panelId = which === 'the first' ? first.id : second
    const parted = detachLayer(shared, newId, mine)
    expect(layersOf(parted.board, panelId).some((layer) => layer.id === parted.layerId)).toBe(true)
    expect(marksOf(parted.board, parted.layerId)).toHaveLength(2)
    const drawn = putMark(parted.board, stroke(parted.layerId, 'a9', 900))
    const left = which === 'the first' ? other : lower
    expect([marksOf(drawn, parted.layerId).length, marksOf(drawn, left).length]).toEqual([3, 2])
    expect(isShared(drawn, layerOf(drawn, left)!)).toBe(false)
  })

  it('outlives the panel it came from', () => {
    const { board, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    const there = layersOf(shared, second)[0]!.id
    const without = removeLayer(shared, lower)
    expect(marksOf(without, there)).toHaveLength(2)
    const drawn = putMark(without, { ...marksOf(without, there)[0]!, opacity: 0.5 })
    expect(marksOf(drawn, there).map((mark) => mark.opacity)).toContain(0.5)
  })

  it.each(['the first', 'the other'])('stays shared in a copy of %s panel', (which) => {
    const { board, first, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    const made = duplicatePanel(shared, newId, which === 'the first' ? first.id : second)
    const copy = layersOf(made.board, made.panelId!)[0]!
    expect(copy.sharedFrom).toBe(lower)
    expect(marksOf(made.board, copy.id)).toEqual(marksOf(shared, lower))
  })

  it('is copied with a layer that no other panel shows any more', () => {
    const { board, second, lower } = film()
    const alone = removeLayer(shareLayer(board, newId, lower, [second]), lower)
    const made = duplicatePanel(alone, newId, second)
    const copy = layersOf(made.board, made.panelId!)[0]!
    expect(copy.sharedFrom).toBeNull()
    expect(marksOf(made.board, copy.id)).toHaveLength(2)
  })

  it('is shared by the panels of a copied scene among themselves, and no longer with the scene it came from', () => {
    const { board, second, lower } = film()
    const shared = shareLayer(board, newId, lower, [second])
    const made = duplicateScene(shared, newId, scenesOf(shared)[0]!.id)
    const copies = shotsOf(made.board, made.sceneId!).flatMap((shot) => panelsOf(made.board, shot.id))
    const layers = copies.map((panel) => layersOf(made.board, panel.id)[0]!)
    expect(layers.map((layer) => marksOf(made.board, layer.id).length)).toEqual([2, 2])
    const drawn = putMark(made.board, stroke(layers[1]!.id, 'a9', 900))
    expect(layers.map((layer) => marksOf(drawn, layer.id).length)).toEqual([3, 3])
    expect(marksOf(drawn, lower)).toHaveLength(2)
  })
})

describe("a picture's lay", () => {
  const media = { id: `media_${'a'.repeat(64)}`, type: 'image/png', bytes: 9, width: 400, height: 400, name: 'hut.png' }
  function withPicture() {
    const { board, first } = film()
    const id = newId('layer')
    const row = media as unknown as MediaRow
    const known = put(board, 'media', row)
    return { board: addLayer(known, id, first.id, 0, { kind: 'picture', mediaId: row.id }), id, panel: first }
  }

  it('goes from filling to fitting to a place of its own, and the last begins where it lay', () => {
    const { board, id, panel } = withPicture()
    expect(layOf(board, layerOf(board, id)!)).toBe('fill')
    const fit = layPicture(board, id, 'fit')
    expect(layOf(fit, layerOf(fit, id)!)).toBe('fit')
    expect(layerOf(fit, id)!.placement).toMatchObject({ y: 0, height: panel.height, width: panel.height })
    const placed = layPicture(board, id, 'place')
    expect(layerOf(placed, id)).toMatchObject({
      placement: { x: 0, y: 0, width: panel.width, height: panel.height },
      crop: { x: 0, y: 0.25, width: 1, height: 0.5 },
    })
  })

  it('shows all of a cropped picture again, and leaves what showed where it is', () => {
    const { board, id } = withPicture()
    const whole = { x: 100, y: 50, width: 400, height: 200, degrees: 90 }
    // Its right half. The picture is turned, so the centre moves down the panel by a quarter of the picture's width.
    const half = { x: 200, y: 150, width: 200, height: 200, degrees: 90 }
    const cropped = placePicture(board, id, half, { x: 0.5, y: 0, width: 0.5, height: 1 })
    const shown = layerOf(showWholePicture(cropped, id), id)!
    expect(shown.crop).toBeNull()
    for (const key of ['x', 'y', 'width', 'height', 'degrees'] as const)
      expect(shown.placement![key]).toBeCloseTo(whole[key])
    expect(showWholePicture(board, id)).toBe(board)
  })

  it('can be moved, unless it is locked', () => {
    const { board, id } = withPicture()
    const to = { x: 5, y: 6, width: 70, height: 80, degrees: 0 }
    expect(layerOf(placePicture(board, id, to, null), id)!.placement).toEqual(to)
    const locked = editLayer(board, id, { locked: true })
    expect(placePicture(locked, id, to, null)).toBe(locked)
  })

  it('is copied to a place right above it, unlocked, and stays as it is', () => {
    const { board, id } = withPicture()
    const before = layerOf(board, id)!
    const to = { x: 5, y: 6, width: 70, height: 80, degrees: 0 }
    const copyId = newId('layer')
    const copied = copyPicture(editLayer(board, id, { locked: true }), copyId, id, to, null)
    expect(layerOf(copied, copyId)).toMatchObject({ mediaId: before.mediaId, placement: to, locked: false })
    expect(layerOf(copied, id)).toEqual({ ...before, locked: true })
    const stack = layersOf(copied, before.panelId).map((layer) => layer.id)
    expect(stack.indexOf(copyId)).toBe(stack.indexOf(id) + 1)
    const shared = editLayer(board, id, { sharedFrom: newId('layer') })
    expect(layerOf(copyPicture(shared, copyId, id, to, null), copyId)!.sharedFrom).toBeNull()
  })
})

describe("a panel's perspective", () => {
  it('keeps its first two points on the horizon, which goes with either', () => {
    const { board, first } = film()
    const set = setPerspective(board, first.id, startPerspective(first, 3))
    const perspective = panelOf(set, first.id)!.perspective!
    expect(perspective.points.slice(0, 2).map((point) => point[1])).toEqual([perspective.horizon, perspective.horizon])
    const moved = movePoint(perspective, 1, [900, 77])
    expect(moved.horizon).toBe(77)
    expect(moved.points).toEqual([[perspective.points[0]![0], 77], [900, 77], perspective.points[2]])
    expect(movePoint(perspective, 2, [10, 20]).horizon).toBe(perspective.horizon)
    expect(movePoint(perspective, 3, [10, 20])).toEqual({
      horizon: 20,
      points: [[perspective.points[0]![0], 20], [perspective.points[1]![0], 20], perspective.points[2]],
    })
  })
})
