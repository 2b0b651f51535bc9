/**
 * `node --disable-warning=ExperimentalWarning tests/bench/heavyFilm.ts [--clear]` (the Node of the development dependencies): what a film of eight pictures of 119 megapixels takes in memory, opened and looked at in
 * Electron: the board, the drawing table with each picture and with all of them on one panel, takes, layers, cards and a page. Prints
 * MB (the proportional share of all processes, every 100 ms) at the most, over the same walk through a film of eight small ones.
 * `--clear`: pictures that are half clear. Bar: 1 GB more.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { launchElectron } from '../e2e/launch.ts'
import { heavyFilm } from '../support/heavyFilm.ts'

const { values } = parseArgs({ args: process.argv.slice(2), options: { clear: { type: 'boolean', default: false } } })
const COUNT = 8

interface Figures {
  readonly peakMb: number
  /** At the most, by kind of process, and what was done then. */
  readonly peakOf: Readonly<Record<string, number>>
  readonly during: string
  readonly endMb: number
  readonly seconds: number
  readonly mediaMb: number
}

/** All processes that this one started, as Linux tells of them. */
function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = Number(/\) \S (\d+)/.exec(readOf(`/proc/${name}/stat`))?.[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const below = (id: number): number[] => [id, ...(children.get(id) ?? []).flatMap(below)]
  return below(pid)
}

function readOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

/** MB by kind of process: the host's own is "main". */
function memoryMb(pid: number): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const id of familyOf(pid)) {
    const kb = Number(/^Pss:\s+(\d+)/m.exec(readOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0)
    const kind = /--type=([\w-]+)/.exec(readOf(`/proc/${id}/cmdline`))?.[1] ?? 'main'
    shares.set(kind, Math.round((shares.get(kind) ?? 0) + kb / 1024))
  }
  return shares
}

function sum(shares: ReadonlyMap<string, number>): number {
  return [...shares.values()].reduce((all, each) => all + each, 0)
}

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(400)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete), null, { timeout: 240_000 })
  await page.waitForTimeout(1200)
}

async function walk(page: Page, doing: (what: string) => void): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ timeout: 120_000 })
  await settled(page)
  doing('cards')
  await page.getByRole('tab', { name: 'Cards' }).click()
  await page.getByRole('button', { name: /Mara/ }).click()
  await settled(page)
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.locator('.table-paper[data-table-ready]').waitFor()
  await page.getByRole('tab', { name: 'Layers' }).click()
  for (let panel = 0; panel <= COUNT; panel += 1) {
    doing(`panel ${panel + 1}`)
    await settled(page)
    await page.getByRole('application', { name: 'Drawing' }).focus()
    await page.keyboard.press('PageDown')
  }
  doing('a page')
  await page.getByRole('button', { name: 'Export…' }).click()
  await settled(page)
}

async function measure(side: number): Promise<Figures> {
  const home = mkdtempSync(join(tmpdir(), 'framewright-bench-'))
  const folder = await heavyFilm(home, { count: COUNT, width: side, height: side, clear: values.clear })
  const began = performance.now()
  const app = await launchElectron({ folder, home }, home)
  let peak: ReadonlyMap<string, number> = new Map()
  let during = 'opening'
  let doing = during
  const clock = setInterval(() => {
    const now = memoryMb(app.pid)
    if (sum(now) <= sum(peak)) return
    peak = now
    during = doing
  }, 100)
  try {
    await walk(app.page, (what) => (doing = what))
    const mediaMb = bytesIn(join(folder, 'media')) / 1e6
    const peakOf = Object.fromEntries(peak)
    return {
      peakMb: sum(peak),
      peakOf,
      during,
      endMb: sum(memoryMb(app.pid)),
      seconds: (performance.now() - began) / 1000,
      mediaMb,
    }
  } finally {
    clearInterval(clock)
    await app.close()
    rmSync(home, { recursive: true, force: true })
  }
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.reduce((all, entry) => all + statSync(join(entry.parentPath, entry.name)).size, 0)
}

const base = await measure(400)
const heavy = await measure(10_900)
const over = { peakMb: heavy.peakMb - base.peakMb, endMb: heavy.endMb - base.endMb }
process.stdout.write(`${JSON.stringify({ base, heavy, over }, null, 1)}\n`)
