import { createCanvas, loadImage } from '@napi-rs/canvas'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, describe, expect, it } from 'vitest'
import { makeNewId } from '#shared/document/ids.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import { makeStroke } from '../../../tests/support/marks.ts'
import { createPaintThread } from './paintThread.ts'
import type { PaintThread } from './paintThread.ts'
import type { PaintJob } from './stackPainter.ts'

const newId = makeNewId(Math.random)
const layer = blankLayer(newId('layer'), newId('panel'), 'a0')
let thread: PaintThread
afterEach(() => thread.dispose())

function job(strokes: number, width: number): PaintJob {
  const marks = Array.from({ length: strokes }, (_, i) => makeStroke(newId, layer.id, `a${i % 10}`, 60, i))
  const frame = { x: 0, y: 0, width: 1920, height: 804 }
  return {
    layers: [layer],
    marks,
    media: new Map(),
    frame,
    area: null,
    scale: width / 1920,
    paper: '#ffffff',
    png: true,
  }
}

async function sizeOf(bytes: Uint8Array) {
  const image = await loadImage(bytes)
  const pen = createCanvas(image.width, image.height).getContext('2d')
  pen.drawImage(image, 0, 0)
  return [image.width, image.height]
}

describe('the painting thread', () => {
  it('paints panels one after another, each as asked', async () => {
    thread = createPaintThread(undefined)
    const pictures = await Promise.all([480, 240, 960].map((width) => thread.paint(job(20, width))))
    expect(await Promise.all(pictures.map(sizeOf))).toEqual([
      [480, 201],
      [240, 101],
      [960, 402],
    ])
  })

  it('keeps what else this thread does from waiting for a heavy panel', async () => {
    thread = createPaintThread(undefined)
    await thread.paint(job(1, 64))
    const heavy = job(400, 1920)
    const delay = monitorEventLoopDelay({ resolution: 5 })
    const began = performance.now()
    const painting = thread.paint(heavy)
    delay.enable()
    await painting
    delay.disable()
    const took = performance.now() - began
    expect(took).toBeGreaterThan(100)
    // Nanoseconds. Far less than the painting itself, which would otherwise have blocked in one piece.
    expect(delay.max / 1e6).toBeLessThan(took / 2)
  })

  it('still answers what was under way when it ends', async () => {
    thread = createPaintThread(undefined)
    const painting = thread.paint(job(50, 480))
    await thread.dispose()
    expect(await sizeOf(await painting)).toEqual([480, 201])
    expect(await sizeOf(await thread.paint(job(2, 100)))).toEqual([100, 42])
  })
})
