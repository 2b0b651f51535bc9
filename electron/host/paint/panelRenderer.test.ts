import { createCanvas, loadImage } from '@napi-rs/canvas'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { put } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { addMedia } from '#shared/document/commands/film.ts'
import { addLayer, putMark } from '#shared/document/commands/layers.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { newProject } from '#shared/document/newProject.ts'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { allRows } from '#shared/document/table.ts'
import { packPoints } from '#shared/paint/strokePoints.ts'
import { createPanelRenderer } from './panelRenderer.ts'

const newId = makeNewId(Math.random)
const renderer = createPanelRenderer()
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const start = newProject({ title: 'Tide', ratio: 2, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
const panel = filmPanels(start)[0]!
const layer = layersOf(start, panel.id)[0]!

/** A real project folder, and a function to change its contents. */
async function project(): Promise<{ open: OwnedFolder; change: (next: (board: Board) => Board) => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'framewright-'))
  const open = await createFolder(join(home, 'Tide.framewright'), start, { app: 'test', now: Date.now, log: () => {} })
  ends.push(async () => {
    await open.close()
    rmSync(home, { recursive: true, force: true })
  })
  return {
    open,
    async change(next) {
      const before = open.store.board()
      const after = next(before)
      await open.store.save(writesOf(after, diffBoards(before, after)))
    },
  }
}

function inked(board: Board): Board {
  const points = [200, 900, 1700].map((x) => ({ x, y: 480, pressure: 0.8, tilt: 0, azimuth: 0 }))
  const mark = {
    id: newId('mark'),
    layerId: layer.id,
    order: 'a0',
    transform: null,
    color: '#000000',
    opacity: 1,
    seed: 1,
  }
  return putMark(board, { ...mark, kind: 'stroke', brush: 'pen', size: 60, points: packPoints(points) })
}

async function pixels(bytes: Uint8Array) {
  const picture = await loadImage(bytes)
  const canvas = createCanvas(picture.width, picture.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(picture, 0, 0)
  return {
    width: picture.width,
    height: picture.height,
    at: (x: number, y: number) => Array.from(pen.getImageData(x, y, 1, 1).data.slice(0, 3)),
  }
}

describe('the panel renderer', () => {
  it('draws a panel of a real project at the width asked for, on white', async () => {
    const { open, change } = await project()
    await change(inked)
    const shown = await pixels(await renderer.render(open, panel.id, { width: 480, show: 'all' }))
    expect([shown.width, shown.height]).toEqual([480, 240])
    expect(shown.at(240, 120)[0]).toBeLessThan(30)
    expect(shown.at(240, 30)).toEqual([255, 255, 255])
  })

  it('draws on the paper asked for, and as PNG where every pixel counts', async () => {
    const { open } = await project()
    const bytes = await renderer.render(open, panel.id, { width: 64, show: 'all', png: true, paper: '#f6f3ec' })
    expect(Buffer.from(bytes).toString('latin1', 1, 4)).toBe('PNG')
    expect((await pixels(bytes)).at(5, 5)).toEqual([0xf6, 0xf3, 0xec])
  })

  it('crops to another ratio without losing what it crops', async () => {
    const { open, change } = await project()
    await change(inked)
    const wide = await pixels(await renderer.render(open, panel.id, { width: 480, show: 'all', ratio: 4 }))
    expect([wide.width, wide.height]).toEqual([480, 120])
    expect(wide.at(240, 60)[0]).toBeLessThan(30)
  })

  it('lays a take under the drawing, and leaves it out of the drawing alone', async () => {
    const { open, change } = await project()
    const picture = createCanvas(200, 100)
    const pen = picture.getContext('2d')
    pen.fillStyle = '#00ff00'
    pen.fillRect(0, 0, 200, 100)
    const media = await open.media.add(picture.toBuffer('image/png'), 'take.png')
    if (!media.ok) throw new Error('the picture was refused')
    await change((board) =>
      addLayer(addMedia(inked(board), media.value), newId('layer'), panel.id, 0, {
        kind: 'take',
        mediaId: media.value.id,
      }),
    )
    const all = await pixels(await renderer.render(open, panel.id, { width: 200, show: 'all', png: true }))
    expect(all.at(100, 10)).toEqual([0, 255, 0])
    const drawing = await pixels(await renderer.render(open, panel.id, { width: 200, show: 'drawing', png: true }))
    expect(drawing.at(100, 10)).toEqual([255, 255, 255])
    expect(drawing.at(100, 50)).toEqual([0, 0, 0])
  })

  it('leaves the camera’s frames and takes out of the sketch that goes to a model', async () => {
    const { open, change } = await project()
    const picture = createCanvas(200, 100)
    const pen = picture.getContext('2d')
    pen.fillStyle = '#00ff00'
    pen.fillRect(0, 0, 200, 100)
    const media = await open.media.add(picture.toBuffer('image/png'), 'take.png')
    if (!media.ok) throw new Error('the picture was refused')
    const frames = newId('layer')
    await change((board) => {
      const taken = { kind: 'take', mediaId: media.value.id } as const
      const under = addLayer(addMedia(board, media.value), newId('layer'), panel.id, 0, taken)
      const moved = inked(addLayer(under, frames, panel.id, 9, { kind: 'camera' }))
      return [...allRows(moved.mark)].reduce((next, mark) => put(next, 'mark', { ...mark, layerId: frames }), moved)
    })
    const shown = await pixels(await renderer.render(open, panel.id, { width: 200, show: 'sketch', png: true }))
    expect([shown.at(100, 10), shown.at(100, 50)]).toEqual([
      [255, 255, 255],
      [255, 255, 255],
    ])
    const drawn = await pixels(await renderer.render(open, panel.id, { width: 200, show: 'drawing', png: true }))
    expect(drawn.at(100, 50)).toEqual([0, 0, 0])
  })

  it('writes captions in scripts that the captions’ own face lacks', async () => {
    const { open, change } = await project()
    const words = { id: newId('mark'), layerId: layer.id, order: 'a0', transform: null, color: '#000000', opacity: 1 }
    await change((board) => put(board, 'mark', { ...words, kind: 'text', x: 100, y: 100, size: 400, text: '海' }))
    const shown = await pixels(await renderer.render(open, panel.id, { width: 480, show: 'all' }))
    const dark = Array.from({ length: 100 * 100 }, (_, i) => shown.at(25 + (i % 100), 25 + Math.floor(i / 100))[0]!)
    expect(dark.filter((value) => value < 80).length).toBeGreaterThan(1200)
  })

  it('says that a panel is not there', async () => {
    const { open } = await project()
    await expect(renderer.render(open, newId('panel'), { width: 64, show: 'all' })).rejects.toMatchObject({
      failure: { kind: 'not-found' },
    })
  })
})
