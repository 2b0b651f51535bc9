import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Launched } from './launch.ts'
import { filmRows } from './filmRows.ts'

let made: Promise<string> | null = null

const filmIn = (home: string): string => join(home, 'films', 'Sample film.framewright')
const trustIn = (home: string): string => join(home, 'data', 'trust.json')

/**
 * The sample film in `home`, as a first start leaves it: made once in each process of the tests, and looked at once so that its
 * previews are drawn. To make and draw it costs as much as the rest of a start. `start`: the app, in a home that has nothing yet.
 */
export async function placeSampleFilm(home: string, start: (home: string) => Promise<Launched>): Promise<string> {
  const first = await (made ??= makeSampleFilm(start))
  cpSync(filmIn(first), filmIn(home), { recursive: true })
  // The computer trusts what was made on it, there where it was made.
  mkdirSync(join(home, 'data'), { recursive: true })
  const trusted = readFileSync(trustIn(first), 'utf8')
  writeFileSync(trustIn(home), trusted.replaceAll(JSON.stringify(filmIn(first)), JSON.stringify(filmIn(home))))
  return filmIn(home)
}

/** The home of a first start. */
async function makeSampleFilm(start: (home: string) => Promise<Launched>): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'framewright-sample-'))
  process.once('exit', () => rmSync(home, { recursive: true, force: true }))
  const app = await start(home)
  await app.page.locator('html[data-ready]').waitFor()
  const panels = [...filmRows(filmIn(home)).keys()].filter((key) => key.startsWith('panel/')).length
  await expect.poll(() => readdirSync(join(filmIn(home), 'previews')).length).toBe(panels)
  await app.close()
  return home
}
