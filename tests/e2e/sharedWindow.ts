import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PERMISSIONS, launchWeb } from './launch.ts'
import type { Launched } from './launch.ts'

const SIZE = { width: 1440, height: 900 }
const STEP_MS = 1000
const TRIES = 6

/**
 * A window that the journeys of a worker share, and the computer that it is on: each opens a film of its own in it, for which the app
 * begins anew in all but what it keeps for the window itself (the theme, keys, the pen's feel, presets, whether a pen was seen): what touches those
 * starts a window of its own.
 */
export interface SharedWindow {
  /** A folder of a test's own on this computer: what is made in it is no stranger's film here. */
  newHome(): string
  /** Shows the film in this folder. */
  open(folder: string): Promise<Launched>
  /** Closes the film as a person does, which fails where something of it is not saved, and forgets what the app remembers of views. */
  leave(): Promise<void>
  /** Ends the window, and deletes the computer. */
  end(): Promise<void>
}

export function createSharedWindow(): SharedWindow {
  const computer = mkdtempSync(join(tmpdir(), 'framewright-shared-'))
  mkdirSync(join(computer, 'data'))
  const homes: string[] = []
  let launched: Launched | null = null

  return {
    newHome() {
      const home = mkdtempSync(join(tmpdir(), 'framewright-e2e-'))
      homes.push(home)
      symlinkSync(join(computer, 'data'), join(home, 'data'), 'junction')
      return home
    },
    async open(folder) {
      // A test that kills its host kills all those of its worker.
      if (launched && !isRunning(launched.pid)) {
        await launched.close()
        launched = null
      }
      if (launched) await openAnother(launched.page, folder)
      else launched = await launchWeb({ folder }, computer)
      // A page that is read anew opens the film again.
      await launched.page.evaluate(
        (hash) => history.replaceState(null, '', hash),
        `#film=${encodeURIComponent(folder)}`,
      )
      return launched
    },
    async leave() {
      if (launched) await leaveFilm(launched.page)
      for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
    },
    async end() {
      await launched?.close().catch(() => launched?.kill())
      for (const home of [computer, ...homes]) rmSync(home, { recursive: true, force: true })
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function openAnother(page: Page, folder: string): Promise<void> {
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('textbox').fill(folder)
  await page.keyboard.press('Enter')
  await page.locator('.film').waitFor()
}

async function leaveFilm(page: Page): Promise<void> {
  await page.unrouteAll()
  await page.context().clearPermissions()
  await page.context().grantPermissions(PERMISSIONS)
  await page.emulateMedia({ reducedMotion: null, colorScheme: null })
  const { width, height } = page.viewportSize()!
  if (width !== SIZE.width || height !== SIZE.height) await page.setViewportSize(SIZE)
  // What is open over the window hears the keys first.
  const over = page.locator('[role="dialog"], [role="menu"]')
  for (let tries = 0; tries < TRIES && (await over.count()) > 0; tries += 1) {
    await page.keyboard.press('Escape')
    await Promise.allSettled([over.last().waitFor({ state: 'detached', timeout: STEP_MS })])
  }
  await page.keyboard.press('Control+Shift+W')
  await page.locator('.welcome').waitFor()
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    localStorage.clear()
    for (const away of document.querySelectorAll<HTMLElement>('.toast-away')) away.click()
  })
}
