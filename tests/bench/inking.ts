import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { atRest, longestTask, percentile, worked } from './probes.ts'
import type { Measured } from './subject.ts'
import { closePanel, openPanel, stroke } from './table.ts'

/** Processor time of the main thread for a pointer step, ms. */
export interface Inking {
  /** Of the first stroke in the window, later ones, and on the layer of 2,000. */
  readonly first: number
  readonly usual: number
  readonly on2000: number
  /** By the clock, ms, on the layer of 2,000 strokes: of a few strokes and their landing. */
  readonly longestTask: number
}

const STEPS = 45
const STROKES = 3

/** A pen's pace: a step to a frame. Faster ones share frames, and cost less each. */
const PACE_MS = 1000 / 60

/**
 * Of one long stroke, while it lasts. Input goes straight to the browser: Playwright's own mouse asks the page about drags at every
 * step while a button is down, which costs an empty page more than the step does.
 */
async function oneStroke(measured: Measured): Promise<number> {
  const { cdp } = measured
  const held = { button: 'left', buttons: 1 } as const
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 400, y: 400 })
  await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', x: 400, y: 400, clickCount: 1, ...held })
  const before = await worked(cdp)
  for (let at = 0; at < STEPS; at += 1) {
    const x = 400 + Math.sin(at / 9) * 180 + 4 * at
    const y = 420 + Math.cos(at / 7) * 90
    await Promise.all([cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, ...held }), wait(PACE_MS)])
  }
  const spent = (await worked(cdp)) - before
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', x: 580, y: 420, clickCount: 1, button: 'left' })
  await atRest(measured)
  return spent / STEPS
}

/** Of the quicker of two strokes. */
export async function twoStrokes(measured: Measured): Promise<number> {
  const pair = [await oneStroke(measured), await oneStroke(measured)]
  return percentile(pair, 0)
}

/** The same moves over a page that has nothing to do with them. */
export async function measureEmpty(measured: Measured): Promise<number> {
  await measured.page.bringToFront()
  await atRest(measured)
  return twoStrokes(measured)
}

/** On a common panel, then on the one of 2,000 strokes; ends on the board. */
export async function measureInking(measured: Measured): Promise<Inking> {
  const { page } = measured
  await page.bringToFront()
  await openPanel(measured, 2)
  const first = await oneStroke(measured)
  const usual = await twoStrokes(measured)
  await closePanel(measured)
  await openPanel(measured, 1)
  const on2000 = await twoStrokes(measured)
  const longest = await longestTask(measured.cdp, () => landings(page, measured))
  await closePanel(measured)
  return { first, usual, on2000, longestTask: longest }
}

async function landings(page: Page, measured: Measured): Promise<void> {
  for (let line = 0; line < STROKES; line += 1) {
    await stroke(page, line, 20)
    await atRest(measured)
  }
}
