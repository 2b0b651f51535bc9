import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Page } from '@playwright/test'
import { LOST_LOOK } from '#shared/compositing/lostPicture.ts'
import { startInProcess } from '../support/inProcess.ts'
import { changeFile, makePictureFilm } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { command, enterPanel, expect, expectAccessible, expectAccessibleInThemes, newHome, ready, test } from './app.ts'
import type { Launched } from './launch.ts'
import { seePaper } from './pixels.ts'

type Picture = 'laid' | 'taken' | 'onCard'

/** A film of this computer with three pictures, and where each lies in it. */
async function bringFilm(
  home: string,
): Promise<{ folder: string; film: PictureFilm; fileOf: (which: Picture) => string }> {
  const maker = startInProcess()
  const film = await makePictureFilm(maker)
  await maker.client.call('projects.close', { project: film.project })
  const folder = join(home, 'Salt.framewright')
  cpSync(film.folder, folder, { recursive: true })
  await maker.close()
  command(['trust', folder, '--host', 'generativelanguage.googleapis.com'], home)
  return { folder, film, fileOf: (which) => join(folder, relative(film.folder, film.fileOf(film[which]))) }
}

/** How the paper looks beside its middle, where a crossed frame has no line. */
async function tone(page: Page): Promise<'crossed' | 'picture' | 'other'> {
  const [red, green, blue] = (await seePaper(page)).at([0.5, 0.25])
  const fill = [1, 3, 5].map((at) => Number.parseInt(LOST_LOOK.fill.slice(at, at + 2), 16))
  const apart = [red, green, blue].map((part, at) => Math.abs(part - fill[at]!))
  if (Math.max(...apart) < 12) return 'crossed'
  return green > red && green > blue ? 'picture' : 'other'
}

test(
  'pictures that are missing or changed are said, crossed out and asked about before anything leaves, and come back',
  { tag: '@page' },
  async ({ launch }) => {
    const home = newHome()
    const { folder, film, fileOf } = await bringFilm(home)
    rmSync(fileOf('laid'))
    rmSync(fileOf('onCard'))
    changeFile(fileOf('taken'))
    const app = await launch({ home, folder })
    const { page } = app
    await ready(page)
    const strip = page.getByRole('region', { name: 'Missing pictures' })
    await expect(strip).toContainText('2 pictures of this film are missing from its folder.')

    await enterPanel(page)
    await expect.poll(() => tone(page)).toBe('crossed')
    // Only its bytes tell that the take was changed, and they are read when it is first shown.
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await expect(page.getByRole('img', { name: 'Take 3, stand-in (missing)' })).toBeVisible()
    await expect(strip).toContainText('3 pictures of this film are missing or were changed on disk.')
    await page.getByRole('tab', { name: 'Layers' }).click()
    await expect(page.getByRole('img', { name: 'Missing picture' })).toBeVisible()
    await page.getByRole('tab', { name: 'Cards' }).click()
    await expect(page.getByRole('button', { name: /Mara/ }).getByRole('img', { name: 'Missing picture' })).toBeVisible()
    await expectAccessible(page)
    await expectAccessibleInThemes(page, 'a panel with missing pictures')

    await strip.getByRole('button', { name: 'Show which…' }).click()
    const list = page.getByRole('dialog', { name: 'Missing pictures' })
    await expect(list.getByRole('listitem')).toHaveText([
      'Shot 1boat.jpgMissingShow',
      'Take T3 of shot 1ChangedShow',
      'Cast card “Mara”mara.jpgMissingShow',
    ])
    await expectAccessible(page)
    await expectAccessibleInThemes(page, 'the list of missing pictures')
    await list.getByRole('button', { name: 'Show Take T3 of shot 1' }).click()
    await expect(page.getByRole('tab', { name: /^Takes/ })).toHaveAttribute('aria-selected', 'true')

    await leaves(app, home)

    await strip.getByRole('button', { name: 'Show which…' }).click()
    await list.getByRole('button', { name: 'Look again' }).click()
    await expect(list.getByText('These files are still missing.')).toBeVisible()
    writeFileSync(fileOf('laid'), film.bytes.get(film.laid.id)!)
    await list.getByRole('button', { name: 'Look again' }).click()
    await expect(list.getByText('1 picture is back.')).toBeVisible()
    const other = { name: 'other.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture of this film') }
    const choose = list.getByLabel('Files of the missing pictures')
    await choose.setInputFiles([other])
    await expect(list.getByText('None of these files is a missing picture.')).toBeVisible()
    const files = [film.taken, film.onCard].map(({ id }) => ({ ...other, buffer: film.bytes.get(id)! }))
    await choose.setInputFiles(files)
    await expect(list.getByText('Every picture is here again.')).toBeVisible()
    await list.getByRole('button', { name: 'Done' }).click()
    await expect(strip).toHaveCount(0)
    await expect(page.getByRole('application', { name: 'Drawing' })).toBeFocused()
    await expect.poll(() => tone(page)).toBe('picture')
    await expect(page.locator('img[data-lost]')).toHaveCount(0)
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await expect(page.getByRole('img', { name: 'Take 3, stand-in', exact: true })).toBeVisible()
  },
)

/** What leaves the film: asked about first, and only then as it is. */
async function leaves(app: Launched, home: string): Promise<void> {
  const { page } = app
  const pdf = join(home, 'pages.pdf')
  await app.answerDialogs(pdf)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const path = dialog.getByLabel('Save to')
  const typed = (await path.count()) > 0
  if (typed) await path.fill(pdf)
  const write = dialog.getByRole('button', { name: typed ? 'Export' : 'Export…', exact: true })
  await write.click()
  await expect(dialog.getByRole('alert')).toContainText('Nothing has been written yet.')
  await expect(dialog.getByRole('list', { name: 'Missing pictures' })).toContainText('Shot 1 (boat.jpg)')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await expectAccessibleInThemes(page, 'an export without pictures')
  await page.keyboard.press('Enter')
  await expect(write).toBeVisible()
  expect(existsSync(pdf)).toBe(false)
  await write.click()
  await dialog.getByRole('button', { name: 'Export anyway' }).click()
  await expect(dialog.getByText(`Saved to ${pdf}`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()

  const copy = join(home, 'Copy.framewright')
  await app.answerDialogs(copy)
  await page.getByRole('button', { name: /project menu/ }).click()
  await page.getByRole('menuitem', { name: /Save a copy/ }).click()
  if (typed) {
    await page.getByLabel('Folder of the copy').fill(copy)
    await page.getByRole('button', { name: 'Save a copy', exact: true }).click()
  }
  const question = page.getByRole('dialog', { name: 'Copy without missing pictures?' })
  await expect(question.getByRole('listitem')).toHaveCount(3)
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await expectAccessibleInThemes(page, 'a copy without pictures')
  expect(existsSync(copy)).toBe(false)
  await question.getByRole('button', { name: 'Copy anyway' }).click()
  await expect(page.getByText(`Saved a copy in ${copy}, without 3 pictures that are missing`)).toBeVisible()
}
