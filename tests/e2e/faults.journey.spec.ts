import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  addShot,
  command,
  expect,
  expectAccessible,
  expectAccessibleInThemes,
  makeFilm,
  newHome,
  ready,
  saved,
  test,
} from './app.ts'

const WORDS = 'AIzaSyA-made-up-0123456789abcdefghi in /home/ada/Rosebud.framewright: KANE (dying): Rosebud.'
const TELLING = ['AIzaSyA', 'Rosebud', 'KANE', '/home/', 'Xanadu']

const logOf = (home: string): string => readFileSync(join(home, 'data/log/framewright.log'), 'utf8')
const toldIn = (text: string): string[] => TELLING.filter((word) => text.includes(word))

/** Nobody catches it. */
function fail(page: Page, how: 'throw' | 'reject'): Promise<void> {
  return page.evaluate(
    ([words, way]) => {
      if (way === 'throw') setTimeout(() => (undefined as unknown as Record<string, string>)[words]!.length)
      else void Promise.reject(Object.assign(new RangeError(words), { code: 'ERR_MADE_UP' }))
    },
    [WORDS, how] as const,
  )
}

/** The page's own way to write numbers fails from here on, until the returned function is called. */
async function breakNumbers(page: Page): Promise<() => Promise<void>> {
  await page.evaluate((words) => {
    Object.assign(globalThis, { whole: Object.getOwnPropertyDescriptor(Number.prototype, 'toFixed') })
    const broken = (): never => {
      throw new TypeError(words)
    }
    Reflect.defineProperty(Number.prototype, 'toFixed', { configurable: true, writable: true, value: broken })
  }, WORDS)
  return () =>
    page.evaluate(() => {
      const { whole } = globalThis as unknown as { whole: PropertyDescriptor }
      Reflect.defineProperty(Number.prototype, 'toFixed', whole)
    })
}

test('what fails unheard in a window is in the log and in the report that a command copies, without any of its words', async ({
  launch,
}) => {
  const home = newHome()
  const { page } = await launch({ home, folder: await makeFilm(home, 'Xanadu') })
  await page
    .context()
    .grantPermissions(['clipboard-read', 'clipboard-write'])
    .catch(() => undefined)
  await ready(page)
  await fail(page, 'throw')
  await fail(page, 'reject')
  await expect
    .poll(() => logOf(home))
    .toMatch(/A window met a fault: TypeError \(Cannot read properties of undefined\)/)
  await expect.poll(() => logOf(home)).toMatch(/A window met a fault: RangeError \(ERR_MADE_UP\)/)
  expect(toldIn(logOf(home))).toEqual([])

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Copy report')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Show it' }).click()
  await expectAccessible(page)
  await expectAccessibleInThemes(page, 'the report')
  const report = await page.getByRole('textbox', { name: 'Report' }).inputValue()
  expect(report).toMatch(/^Framewright report\n/)
  expect(report).toMatch(/A window met a fault: RangeError \(ERR_MADE_UP\)/)
  expect(report).toMatch(/\nWindow: \d+ × \d+ at [\d.]+×, Mozilla/)
  expect([...toldIn(report), ...[home].filter((word) => report.includes(word))]).toEqual([])
})

test(
  'a part of the window that stops says so and where the log is, keeps what was done, and comes back',
  { tag: '@page' },
  async ({ launch }) => {
    const home = newHome()
    const folder = await makeFilm(home, 'Xanadu')
    const { page } = await launch({ home, folder })
    await ready(page)
    const mend = await breakNumbers(page)
    await addShot(page)
    const stopped = page.getByRole('alert').filter({ hasText: 'The inspector stopped working' })
    await expect(stopped).toContainText('Your film is safe and saving goes on.')
    await expect(stopped).toContainText(join(home, 'data/log/framewright.log'))
    await expect.poll(() => logOf(home)).toMatch(/A part of a window stopped \(The inspector\): TypeError/)
    expect(toldIn(logOf(home))).toEqual([])
    await expectAccessible(page)
    await saved(page)
    expect(JSON.parse(command(['shots', folder, '--json'], home))).toHaveLength(2)
    await mend()
    await stopped.getByRole('button', { name: 'Show it again' }).click()
    await expect(stopped).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Seconds' }).first()).toBeVisible()
  },
)
