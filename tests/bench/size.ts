import { statSync } from 'node:fs'
import { join } from 'node:path'
import { atRest, heapMb, percentile } from './probes.ts'
import type { Subject } from './subject.ts'
import { closePanel, openPanel, stroke } from './table.ts'

export interface Size {
  /** The window's JavaScript heap once the whole film was panned over. */
  readonly heapMb: number
  /** What the database's log grows by for a stroke: every byte of it is written once there, and changed pages once more later. */
  readonly bytesPerStroke: number
}

const STROKES = 12
const POINTS = 40

export async function measureSize(subject: Subject, panels: number): Promise<Size> {
  const { page, cdp, folder } = subject
  await page.bringToFront()
  await page.mouse.move(700, 450)
  for (let at = 0; at < panels / 40; at += 1) await page.mouse.wheel(0, 600)
  await atRest(subject)
  const heap = await heapMb(cdp)
  await openPanel(subject, 1)
  await page.keyboard.press('b')
  const log = join(folder, 'board.sqlite-wal')
  const growth: number[] = []
  for (let line = 0; line < STROKES; line += 1) {
    const before = statSync(log).size
    await stroke(page, line, POINTS)
    await atRest(subject)
    await page.getByText('Saved', { exact: true }).waitFor()
    const after = statSync(log).size
    // In a pause the log is folded into the database, and begins anew.
    growth.push(after > before ? after - before : after)
  }
  await closePanel(subject)
  return { heapMb: heap, bytesPerStroke: percentile(growth, 0.5) }
}
