import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Launched } from './launch.ts'
import { filmRows } from './filmRows.ts'

let made: Promise<string> | null = null

/**
 * The sample film in `home`, as a first start leaves it: made once in each process of the tests, and looked at once so that its
 * previews are drawn. To make and draw it costs as much as the rest of a start. `start`: the app, in a home that has nothing yet.
 */
export async function placeSampleFilm(home: string, start: (home: string) => Promise<Launched>): Promise<string> {
  const folder = join(home, 'films', 'Sample film.framewright')
  cpSync(await (made ??= makeSampleFilm(start)), folder, { recursive: true })
  return folder
}

async function makeSampleFilm(start: (home: string) => Promise<Launched>): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'framewright-sample-'))
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  const app = await start(home)
  const folder = join(home, 'films', 'Sample film.framewright')
  await app.page.locator('html[data-ready]').waitFor()
  const panels = [...filmRows(folder).keys()].filter((key) => key.startsWith('panel/')).length
  await expect.poll(() => readdirSync(join(folder, 'previews')).length).toBe(panels)
  await app.close()
  return folder
}
