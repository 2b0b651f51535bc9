import type { Page } from '@playwright/test'
import { atRest, framesDuring } from './probes.ts'
import type { Frames } from './probes.ts'
import type { Measured } from './subject.ts'

/** The board, or the bare canvas, while the wheel moves it. */
export interface Moving {
  /** As it opens, frames with pictures and captions: the very first moves, while the engine still interprets its code. */
  readonly first: Frames
  /** The same moves once more. */
  readonly close: Frames
  /** Straight on for six screens, to where the board has not been. */
  readonly onward: Frames
  /** And for six more without a rest: beyond what it made ready. */
  readonly beyond: Frames
  /** From far off, where the pictures come in as they are first seen, and once they are there. */
  readonly arriving: Frames
  readonly wide: Frames
  readonly zoom: Frames
}

const STEPS = 40
/** Of a pan that goes on. */
const LONG_STEPS = 90
/** Notches of the wheel between close and wide. */
const NOTCHES = 4

/** There and back, so that every run ends where it began. */
function pan(page: Page): (index: number) => Promise<void> {
  return (index) => page.mouse.wheel(index < STEPS / 2 ? 40 : -40, index < STEPS / 2 ? 60 : -60)
}

async function zoomBy(page: Page, delta: number): Promise<void> {
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, delta)
  await page.keyboard.up('Control')
}

async function zoomTo(measured: Measured, delta: number): Promise<void> {
  for (let at = 0; at < NOTCHES; at += 1) await zoomBy(measured.page, delta)
  await atRest(measured)
}

/** At rest, with the garbage of what came before collected: sweeping up after a reload takes longer than a pan. */
async function swept(measured: Measured): Promise<void> {
  await atRest(measured)
  await measured.cdp.send('HeapProfiler.collectGarbage')
  await atRest(measured)
}

export async function measureMoving(measured: Measured): Promise<Moving> {
  const { page } = measured
  await page.bringToFront()
  await page.mouse.move(700, 450)
  await swept(measured)
  const first = await framesDuring(measured, STEPS, pan(page))
  await swept(measured)
  const close = await framesDuring(measured, STEPS, pan(page))
  await swept(measured)
  const onward = await framesDuring(measured, LONG_STEPS, () => page.mouse.wheel(0, 60))
  const beyond = await framesDuring(measured, LONG_STEPS, () => page.mouse.wheel(0, 60))
  await framesDuring(measured, 2 * LONG_STEPS, () => page.mouse.wheel(0, -60))
  await zoomTo(measured, 300)
  const arriving = await framesDuring(measured, STEPS, pan(page))
  await swept(measured)
  const wide = await framesDuring(measured, STEPS, pan(page))
  await swept(measured)
  const zoom = await framesDuring(measured, STEPS, (index) => zoomBy(page, index < STEPS / 2 ? -30 : 30))
  await zoomTo(measured, -300)
  return { first, close, onward, beyond, arriving, wide, zoom }
}

/** A page that does the least a board can: culls, and draws bitmaps on a bare 2D canvas, moved by the same wheel. */
export function barePage(panels: number): string {
  return `<!doctype html><title>bare</title><style>body{margin:0;overflow:hidden}canvas{display:block;width:100vw;height:100vh}</style><canvas></canvas><script>{
const canvas = document.querySelector('canvas'), paint = canvas.getContext('2d'), panels = ${panels}
const dpr = devicePixelRatio
canvas.width = innerWidth * dpr; canvas.height = innerHeight * dpr
const card = document.createElement('canvas'); card.width = 240; card.height = 100
const c = card.getContext('2d'); c.fillStyle = '#f6f3ec'; c.fillRect(0, 0, 240, 100); c.strokeRect(20, 20, 90, 50)
const camera = { x: 0, y: 0, zoom: 1 }; let asked = false
addEventListener('wheel', (event) => { event.preventDefault(); if (event.ctrlKey) camera.zoom = Math.min(2, Math.max(.1, camera.zoom * Math.exp(-event.deltaY / 300))); else { camera.x += event.deltaX / camera.zoom; camera.y += event.deltaY / camera.zoom } ask() }, { passive: false })
function ask() { if (!asked) { asked = true; requestAnimationFrame(draw) } }
function draw() { asked = false; paint.setTransform(dpr, 0, 0, dpr, 0, 0); paint.fillStyle = '#17181a'; paint.fillRect(0, 0, innerWidth, innerHeight)
 for (let i = 0; i < panels; i++) { const x = ((i % 20) * 260 - camera.x) * camera.zoom, y = (Math.floor(i / 20) * 150 - camera.y) * camera.zoom
  if (x > innerWidth || y > innerHeight || x + 240 * camera.zoom < 0 || y + 100 * camera.zoom < 0) continue
  paint.drawImage(card, x, y, 240 * camera.zoom, 100 * camera.zoom) } }
ask() }</script>`
}
