import { describe, expect, it } from 'vitest'
import { applyWrites } from '#host/project/applyWrites.ts'
import { createChangeOrder } from '#host/project/changeOrder.ts'
import type { ChangeOutcome } from '#host/project/changeOrder.ts'
import { orphanedBy } from '#host/project/keepFamilies.ts'
import { writesAsKept } from '#host/project/writesAsKept.ts'
import { blankShot } from '#shared/document/newProject.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { filmPanels, filmShots, layersOf, panelsOf, scenesOf } from '#shared/document/select.ts'
import { newTestId, put, removal } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { testFilm } from '../support/testFilm.ts'

const CHANGE = { from: { origin: 'host', number: 1, at: 0 }, writes: [], also: [], panels: [] }
const from = (number: number) => ({ origin: 'window', number, at: 0 })

/** Counts what is really made. */
function counted() {
  const changes = createChangeOrder()
  const made: number[] = []
  const make = (number: number) => (): Promise<ChangeOutcome> => {
    made.push(number)
    return Promise.resolve({ order: changes.made(CHANGE), refused: [], also: [] })
  }
  return { changes, made, make }
}

describe('a change that a window sends', () => {
  it('is made once, however often it comes, and answered alike', async () => {
    const { changes, made, make } = counted()
    const first = await changes.once(from(1), make(1))
    expect(await changes.once(from(1), make(1))).toBe(first)
    expect(made).toEqual([1])
  })

  it('is not made over a newer one where it comes late', async () => {
    const { changes, made, make } = counted()
    await changes.once(from(2), make(2))
    await expect(changes.once(from(1), make(1))).rejects.toMatchObject({ failure: { kind: 'not-understood' } })
    expect(made).toEqual([2])
  })

  it('may come again where it failed', async () => {
    const { changes, made, make } = counted()
    await expect(changes.once(from(1), () => Promise.reject(new Error('the disk is full')))).rejects.toThrow('full')
    await changes.once(from(1), make(1))
    expect(made).toEqual([1])
  })

  it('is remembered for windows that missed it, but not for ever, and never with a gap', () => {
    const { changes } = counted()
    for (let count = 0; count < 3; count += 1) changes.made(CHANGE)
    expect(changes.since(1)?.map((change) => change.order)).toEqual([2, 3])
    for (let count = 0; count < 600; count += 1) changes.made(CHANGE)
    expect(changes.since(1)).toBeNull()
    expect(changes.since(601)?.map((change) => change.order)).toEqual([602, 603])
  })
})

describe('what hangs under a row that was taken away meanwhile', () => {
  const board = testFilm([[1], [1]])
  const scene = scenesOf(board)[1]!
  const shot = filmShots(board)[1]!
  const panel = panelsOf(board, shot.id)[0]!
  const layer = layersOf(board, panel.id)[0]!
  const stranded = (before: typeof board, writes: readonly WholeWrite[]) =>
    orphanedBy(before, applyWrites(before, writes), writes)

  it('goes with it, all the way down', () => {
    const { removals } = stranded(board, [removal('scene', scene.id)])
    expect(removals).toEqual([removal('shot', shot.id), removal('panel', panel.id), removal('layer', layer.id)])
  })

  it('goes too where it comes afterwards, and is kept for whoever looks for it', () => {
    const bare = applyWrites(board, [removal('scene', scene.id)])
    const late = put('shot', blankShot(newTestId('shot'), scene.id, 'a9'))
    expect(stranded(bare, [late])).toEqual({ fresh: [late], removals: [removal('shot', late.id)] })
  })
})

describe('what other windows are told of a change', () => {
  const board = testFilm([[1]])
  const shot = filmShots(board)[0]!
  const mark = makeStroke(newTestId, layersOf(board, filmPanels(board)[0]!.id)[0]!.id, 'a0', 4)

  it('is the fields that were set, as they were kept', () => {
    const kept = put('shot', { ...shot, action: 'She waits.' })
    const asked = { table: 'shot' as const, id: shot.id, set: { action: 'She waits.' }, unset: [] }
    expect(writesAsKept([kept], [asked])).toEqual([asked])
  })

  it('is the whole of a mark that comes from another layer, which they may not have read', () => {
    const kept = put('mark', mark)
    const asked = { table: 'mark' as const, id: mark.id, set: { layerId: mark.layerId }, unset: [] }
    expect(writesAsKept([kept], [asked])).toEqual([kept])
  })
})
