import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { electronBinary, launchElectron, launchWeb } from './launch.ts'
import type { LaunchOptions, Launched } from './launch.ts'
import { A_FRAME } from './pen.ts'
import { seePaper } from './pixels.ts'
import { placeSampleFilm } from './sampleFilm.ts'
import { createSharedWindow } from './sharedWindow.ts'
import type { SharedWindow } from './sharedWindow.ts'
import { makeFilm } from './sharedHosts.ts'
import { terminalProgram } from '../support/terminalProgram.ts'

export { framewright, makeFilm } from './sharedHosts.ts'

/** Without a home and a film: on the sample film, as a first start leaves it. With a home and no film it is what a start there shows. */
export type Launch = (options?: LaunchOptions) => Promise<Launched>

interface Opened {
  readonly page: Page
  readonly folder: string
}

/**
 * Opens a film in the window that the journeys of a worker share in a browser (on the desktop, in one of the journey's own), and waits until it
 * is on the board. What lasts longer than a film there needs a window of its own: see `SharedWindow`.
 */
export interface Open {
  /** A folder of the test's own, for films and exports. */
  readonly home: string
  /** The film in this folder of `home`. */
  at(folder: string): Promise<Opened>
  /** A new film. */
  film(title: string, ratio?: string): Promise<Opened>
  /** The sample film, as a first start leaves it. */
  sample(): Promise<Pick<Opened, 'page'>>
}

export const test = base.extend<{ launch: Launch; open: Open }, { sharedWindow: SharedWindow }>({
  sharedWindow: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- see below
    async ({}, use) => {
      const shared = createSharedWindow()
      await use(shared)
      await shared.end()
    },
    { scope: 'worker' },
  ],
  open: async ({ launch, sharedWindow }, use, info) => {
    const desktop = info.project.name === 'electron'
    const home = desktop ? newHome() : sharedWindow.newHome()
    async function at(folder: string): Promise<Opened> {
      const { page } = desktop ? await launch({ home, folder }) : await sharedWindow.open(folder)
      await ready(page)
      return { page, folder }
    }
    await use({
      home,
      at,
      film: async (title, ratio) => at(await makeFilm(home, title, ratio)),
      async sample() {
        if (!desktop) return at(await placeSampleFilm(home, (first) => launchWeb({}, first)))
        const { page } = await launch()
        await ready(page)
        return { page }
      },
    })
    // A worker ends with a test that failed.
    if (info.status === info.expectedStatus) await sharedWindow.leave()
  },
  // oxlint-disable-next-line eslint/no-empty-pattern -- a fixture that needs no other says so by an empty pattern
  launch: async ({}, use, info) => {
    const launched: Launched[] = []
    const homes: string[] = []
    const desktop = info.project.name === 'electron'
    const start = (options: LaunchOptions, home: string) =>
      desktop ? launchElectron(options, home) : launchWeb(options, home)
    base.skip(
      desktop && !electronBinary(),
      'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH or let the electron package fetch its own',
    )
    await use(async (options = {}) => {
      const home = options.home ?? newHome()
      if (!homes.includes(home)) homes.push(home)
      const sample = options.home === undefined && options.folder === undefined
      const folder = sample ? await placeSampleFilm(home, (first) => start({}, first)) : options.folder
      const app = await start(folder === undefined ? options : { ...options, folder }, home)
      launched.push(app)
      return app
    })
    for (const app of launched) await app.close().catch(() => app.kill())
    for (const home of homes) rmSync(home, { recursive: true, force: true })
  },
})

export const expect = test.expect

/** Waits until the first panel is on the board. */
export async function ready(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ timeout: 180_000 })
}

/** Waits until the title says that everything is on disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/— Saved$/)
}

/** Another program puts other bytes in the place of an open film's own, as a sync or a backup does: nothing is saved from then on. */
export function replaceDatabase(folder: string): void {
  cpSync(join(folder, 'board.sqlite'), join(folder, '.synced'))
  renameSync(join(folder, '.synced'), join(folder, 'board.sqlite'))
}

/** A home of the test's own, ended with it. */
export function newHome(): string {
  return mkdtempSync(join(tmpdir(), 'framewright-e2e-'))
}

/** As `framewright`, but in a process of its own, which a film that is open must be: another program looks at it. */
export function command(args: readonly string[], home: string): string {
  return execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', terminalProgram(), ...args], {
    encoding: 'utf8',
    env: { ...process.env, FRAMEWRIGHT_DATA: join(home, 'data') },
  })
}

/** A scene with a shot, after what is selected. */
export async function addShot(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Control+Shift+N')
}

/** Zooms into the selected panel and waits until it can be drawn on. */
export async function enterPanel(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Board' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.table-paper:not(:has(img))').waitFor()
  await page.getByRole('application', { name: 'Drawing' }).focus()
  // The pen: its line is as dark at every size, where a pencil's grain is not.
  await page.keyboard.press('p')
}

type At = readonly [x: number, y: number]

/** Draws with the mouse from one place on the paper to another, each given as parts of its width and height. */
export async function drawLine(page: Page, from: At, to: At, steps = 30): Promise<void> {
  const paper = (await page.locator('.table-paper').boundingBox())!
  const place = (part: number): [number, number] => [
    paper.x + paper.width * (from[0] + (to[0] - from[0]) * part),
    paper.y + paper.height * (from[1] + (to[1] - from[1]) * part),
  ]
  await page.mouse.move(...place(0))
  await page.mouse.down()
  for (let step = 0; step < steps; step += A_FRAME) {
    const parts = Array.from({ length: Math.min(A_FRAME, steps - step) }, (_, next) => (step + next + 1) / steps)
    await Promise.all(parts.map((part) => page.mouse.move(...place(part))))
  }
  await page.mouse.up()
  await page.mouse.move(paper.x + 4, paper.y + 4)
}

/** Keeps a picture of the window for a person to look at, where `FRAMEWRIGHT_PICTURES` asks for that: a test reads none of them. */
export async function keepPicture(page: Page, path: string): Promise<void> {
  if (process.env['FRAMEWRIGHT_PICTURES']) await page.screenshot({ path })
}

/** Dark pixels on the paper, as a person would see them. */
export async function inkOn(page: Page): Promise<number> {
  return (await seePaper(page)).dark({ from: [0.02, 0.04], to: [0.98, 0.96] })
}

/**
 * No accessibility violation in what is shown now, but for what axe itself calls minor. `colors`: of what was looked at in another
 * theme, where only they can differ.
 */
export async function expectAccessible(page: Page, about: 'all' | 'colors' = 'all'): Promise<void> {
  // A dialog that still fades in does not yet count as one: what lies behind it would be blamed. A colour on its way from one
  // theme to the other has the contrast of neither.
  await page.evaluate(async () => {
    for (;;) {
      await new Promise((drawn) => void requestAnimationFrame(() => requestAnimationFrame(drawn)))
      const all = document.getAnimations()
      const moving = all.filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      if (moving.length === 0) return
      await Promise.allSettled(moving.map(({ finished }) => finished))
    }
  })
  // Stays with the page: to read its half megabyte takes as long as a look through a screen.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  // Only what is wrong is described, which is a small part of the work of describing all that was looked at.
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    {
      resultTypes: ['violations' as const],
      preload: false,
      ...(about === 'colors' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
    },
  )
  const serious = violations.filter(({ impact }) => impact !== 'minor')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  )
}

/** `FRAMEWRIGHT_THEMES=all`: whatever opens is looked through for accessibility violations, dark and light. */
export const ALL_THEMES = process.env['FRAMEWRIGHT_THEMES'] === 'all'

/** No accessibility violation in what is shown now, in either theme if both are asked for. */
export async function expectAccessibleInThemes(page: Page, about: string): Promise<void> {
  if (!ALL_THEMES) return
  const was = await page.evaluate(() => document.documentElement.dataset['theme'])
  for (const theme of ['dark', 'light']) {
    await page.evaluate((shade) => (document.documentElement.dataset['theme'] = shade), theme)
    await test.step(`${about}, ${theme}`, () => expectAccessible(page, theme === 'dark' ? 'all' : 'colors'))
  }
  await page.evaluate((shade) => (document.documentElement.dataset['theme'] = shade), was)
}
