import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { startWebHost } from '../e2e/launch.ts'
import type { BenchFilm } from './film.ts'

/** A page that is measured. Its times are processor time of its main thread, which holds on a busy machine too. */
export interface Measured {
  readonly page: Page
  readonly cdp: CDPSession
}

/** A built checkout with a film open in a browser. */
export interface Subject extends Measured {
  readonly root: string
  readonly folder: string
  readonly close: () => Promise<void>
}

export interface Screen {
  readonly browser: Browser
  /** Device px for a CSS px. */
  readonly density: number
}

/** Makes the film by the checkout's own host: a film of an older format opens in a newer build, not the other way round. */
export async function filmBy(root: string, folder: string, home: string, load: BenchFilm): Promise<void> {
  const file = pathToFileURL(join(root, 'tests/bench/makeBenchFilm.ts')).href
  const maker = (await import(file)) as typeof import('./makeBenchFilm.ts')
  await maker.makeBenchFilm(folder, home, load)
}

/** Opens a copy of `film` in the build at `root`. */
export async function openSubject(root: string, film: string, home: string, screen: Screen): Promise<Subject> {
  if (!existsSync(join(root, 'out/renderer/index.html'))) throw new Error(`Not built: ${root}`)
  const folder = join(home, 'Bench.framewright')
  cpSync(film, folder, { recursive: true })
  const host = await startWebHost({ folder }, home, root)
  const measured = await openPage(screen, host.address)
  await measured.page.locator('html[data-ready]').waitFor({ timeout: 60_000 })
  return { ...measured, root, folder, close: () => host.end() }
}

export async function openPage({ browser, density }: Screen, address: string): Promise<Measured> {
  const viewport = { width: 1440, height: 900 }
  const context = await browser.newContext({ viewport, deviceScaleFactor: density })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(address)
  return { page, cdp }
}
