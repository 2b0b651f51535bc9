import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPanelRenderer } from '#host/paint/panelRenderer.ts'
import { addPanel } from '#shared/document/commands/panels.ts'
import { putMark, removeLayer } from '#shared/document/commands/layers.ts'
import { shareLayer } from '#shared/document/commands/sharedLayers.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import { newTestFolder, newTestId } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

async function darkest(bytes: Uint8Array): Promise<number> {
  const image = await loadImage(bytes)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  const { data } = pen.getImageData(0, 0, image.width, image.height)
  return data.reduce((least, part, at) => (at % 4 === 0 ? Math.min(least, part) : least), 255)
}

describe('a background that two panels share, on disk', () => {
  it('is drawn once, shows in both pictures, and changes the number of both', async () => {
    const open = await newTestFolder(place.path)
    const save = async (next: (board: Board) => Board) => {
      const before = open.store.board()
      const after = next(before)
      await open.store.save(writesOf(after, diffBoards(before, after)))
    }
    const first = filmPanels(open.store.board())[0]!
    const home = layersOf(open.store.board(), first.id)[0]!
    const second = newTestId('panel')
    const shot = filmShots(open.store.board())[0]!
    await save((board) => addPanel(board, { panelId: second, layerId: newTestId('layer') }, shot.id, 1))
    await save((board) => shareLayer(board, newTestId, home.id, [second]))
    const numbers = () => [first.id, second].map((id) => open.store.panelRevision(id))
    const before = numbers()
    const sharer = layersOf(open.store.board(), second)[0]!
    await save((board) => putMark(board, makeStroke(newTestId, sharer.id, 'a0')))
    expect(numbers().every((number, at) => number > before[at]!)).toBe(true)
    const renderer = createPanelRenderer()
    for (const id of [first.id, second])
      expect(await darkest(await renderer.render(open, id, { width: 960, show: 'drawing' }))).toBeLessThan(160)
    await save((board) => removeLayer(board, home.id))
    expect(await darkest(await renderer.render(open, second, { width: 960, show: 'drawing' }))).toBeLessThan(160)
    expect((await open.store.check()).problems).toEqual([])
    await open.close()
  })
})
