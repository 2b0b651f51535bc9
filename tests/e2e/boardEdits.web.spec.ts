import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, framewright, saved, test } from './app.ts'
import { samplePlaces, see } from './boardPlaces.ts'
import type { Place } from './boardPlaces.ts'
import { differing } from './pixels.ts'
import type { Seen } from './pixels.ts'

const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const chosen = (page: Page) => board(page).getByRole('option', { selected: true })
const head = (page: Page) => page.locator('.shot-head h2')
const undo = (page: Page, name: string) => page.getByRole('button', { name: `Undo ${name}`, exact: true })

const middle = ({ x, y, width, height }: Place): [number, number] => [x + width / 2, y + height / 2]

type Color = ReturnType<Seen['at']>

function count(seen: Seen, is: (color: Color) => boolean): number {
  let found = 0
  for (let y = 0; y < seen.height; y += 1)
    for (let x = 0; x < seen.width; x += 1) if (is(seen.at([x / (seen.width - 1), y / (seen.height - 1)]))) found += 1
  return found
}

/** Grease-pencil red: the mark of what the hand is on. */
const reds = (seen: Seen): number => count(seen, ([red, green, blue]) => red > 170 && green < 130 && blue < 110)
/** The machine's green: the mark of what was generated. */
const greens = (seen: Seen): number => count(seen, ([red, green, blue]) => red < 110 && green > 140 && blue > 120)

/** How bright a part of the window is on the whole, 0..255. */
async function brightness(page: Page, place: Place): Promise<number> {
  const seen = await see(page, place)
  let sum = 0
  for (let at = 0; at < 900; at += 1) {
    const [red, green, blue] = seen.at([(at % 30) / 30, Math.floor(at / 30) / 30])
    sum += (red + green + blue) / 3
  }
  return sum / 900
}

test('shots are chosen by marquee, Shift and Ctrl, and carried together to where a line shows', async ({ open }) => {
  const { page } = await open.sample()
  const at = await samplePlaces(page)
  await page.mouse.click(...middle(at('1B')))
  await page.keyboard.down('Shift')
  await page.mouse.click(...middle(at('1D')))
  await page.keyboard.up('Shift')
  await expect(head(page)).toHaveText('3 shots')
  await page.keyboard.down('Control')
  await page.mouse.click(...middle(at('1C')))
  await page.keyboard.up('Control')
  await expect(head(page)).toHaveText('2 shots')

  const [first, last] = [at('2A'), at('2B')]
  await page.mouse.move(first.x - 5, first.y - 5)
  await page.mouse.down()
  await page.mouse.move(last.x + 20, last.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(head(page)).toHaveText('2 shots')
  await expect(chosen(page)).toHaveText([/^Shot 2A,/, /^Shot 2B,/])

  const target = at('1C')
  const gap = { x: target.x - 12, y: target.y - 2, width: 10, height: target.height }
  const before = reds(await see(page, gap))
  await page.mouse.move(...middle(first))
  await page.mouse.down()
  await page.mouse.move(...middle(last), { steps: 3 })
  await page.mouse.move(target.x + 10, target.y + 20, { steps: 5 })
  await expect.poll(async () => reds(await see(page, gap))).toBeGreaterThan(before + target.height)
  await page.mouse.up()
  await expect(undo(page, 'Move 2 Shots')).toBeEnabled()
  await expect(chosen(page)).toHaveText([/^Shot 1C,/, /^Shot 1D,/])
  await page.keyboard.press('Control+z')
  await expect(chosen(page)).toHaveText([/^Shot 2A,/, /^Shot 2B,/])
  await saved(page)
})

test('shots dropped where they stand, or called off with Esc, stay; near an edge the board comes to them', async ({
  open,
}) => {
  const { page } = await open.sample()
  const at = await samplePlaces(page)
  const from = at('1B')
  await page.mouse.move(...middle(from))
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 4 })
  const gap = { x: from.x - 12, y: from.y - 2, width: 6, height: from.height }
  expect(reds(await see(page, gap))).toBeLessThan(from.height)
  await page.mouse.up()
  await page.mouse.down()
  await page.mouse.move(...middle(at('2')), { steps: 4 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()

  await board(page).focus()
  await page.keyboard.press('Control+=')
  await page.keyboard.press('Control+=')
  await page.keyboard.press('Control+=')
  await page.keyboard.press('Home')
  const box = (await board(page).boundingBox())!
  const corner = { x: box.x + 20, y: box.y + 20, width: 300, height: 120 }
  await page.mouse.move(box.x + box.width / 2, box.y + 200)
  await page.mouse.down()
  // Seen before the pointer is at the edge: a board that comes quickly has come by the time that a picture is taken there.
  const before = await see(page, corner)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 8, { steps: 4 })
  await expect.poll(async () => differing(before, await see(page, corner))).toBeGreaterThan(2000)
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('several shots are edited at once: what differs says Mixed, each edit is one undo step', async ({ open }) => {
  const { page } = await open.sample()
  await board(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(head(page)).toHaveText('3 shots')
  const size = page.getByRole('button', { name: /^Size:/ })
  await expect(size).toHaveAccessibleName('Size: Mixed')
  await size.click()
  await expect(page.getByRole('menuitemradio', { checked: true })).toHaveCount(0)
  await page.getByRole('menuitemradio', { name: /^CU/ }).click()
  await expect(undo(page, 'Set Size of 3 Shots')).toBeEnabled()
  await expect(size).toHaveAccessibleName('Size: CU')

  await page.getByRole('textbox', { name: 'Seconds' }).focus()
  await page.getByRole('textbox', { name: 'Action' }).focus()
  await expect(page.getByRole('textbox', { name: 'Action' })).toHaveAttribute('placeholder', 'Mixed')
  await board(page).focus()
  await expect(undo(page, 'Set Size of 3 Shots')).toBeEnabled()
  await page.getByRole('textbox', { name: 'Seconds' }).fill('4')
  await page.keyboard.press('Enter')
  await expect(undo(page, 'Retime 3 Shots')).toBeEnabled()
  await page.getByRole('button', { name: /^Status:/ }).click()
  await page.getByRole('menuitemradio', { name: 'Shot' }).click()
  await expect(undo(page, 'Set Status of 3 Shots')).toBeEnabled()

  const props = page.getByRole('list', { name: 'Props' })
  await props.getByRole('button', { name: /^Tipper, in \d of 3 shots\. Add to all$/ }).click()
  await expect(undo(page, 'Add Tipper to 3 Shots')).toBeEnabled()
  await expect(props.getByText('Tipper', { exact: true })).toBeVisible()
  await props.getByRole('button', { name: 'Take off Tipper' }).click()
  await expect(undo(page, 'Take Tipper off 3 Shots')).toBeEnabled()
  await expect(props.getByText('Tipper')).toHaveCount(0)
  // Five steps, and a press more for each that lies out of sight.
  await expect(async () => {
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled({ timeout: 300 })
  }).toPass()
  await expect(size).toHaveAccessibleName('Size: Mixed')
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
  await saved(page)
})

test('the find box goes to any number, panel, scene or words, stays with Enter and goes back with Esc', async ({
  open,
}) => {
  const { page } = await open.sample()
  await board(page).focus()
  await page.keyboard.press('Control+f')
  const box = page.getByRole('search', { name: 'Find on the board' })
  await expect(box.getByRole('textbox')).toBeFocused()
  await page.keyboard.type('2d 2')
  await expect(box).toContainText('Shot 2D · 2')
  await expect(page.getByRole('heading', { name: 'Panel 2 of 2' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(board(page)).toBeFocused()
  await expect(chosen(page)).toHaveText(/^Shot 2D,/)

  await page.keyboard.press('Control+f')
  await page.keyboard.type('night master')
  await expect(box).toContainText('Shot 2')
  await page.keyboard.press('Escape')
  await expect(box).toHaveCount(0)
  await expect(chosen(page)).toHaveText(/^Shot 2D,/)

  const scenes = page.getByRole('listbox', { name: 'Scenes' }).getByRole('option')
  const headings = await scenes.allTextContents()
  const [first, second] = [await scenes.nth(0).boundingBox(), await scenes.nth(1).boundingBox()]
  for (const end of ['Escape', 'drop']) {
    await page.mouse.move(first!.x + 40, first!.y + 10)
    await page.mouse.down()
    await page.mouse.move(first!.x + 40, second!.y + second!.height - 4, { steps: 6 })
    await expect(page.locator('.scene-drop')).toBeVisible()
    if (end === 'Escape') await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(page.locator('.scene-drop')).toHaveCount(0)
    await expect(undo(page, 'Move Scene 1')).toHaveCount(end === 'drop' ? 1 : 0)
  }
  await undo(page, 'Move Scene 1').click()
  await expect(scenes).toHaveText(headings)

  await scenes.nth(1).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Omit scene' }).click()
  await page.getByRole('button', { name: 'Contact sheet' }).click()
  await board(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.type('2')
  await expect(page.getByText('Scene 2, omitted')).toBeVisible()
})

test('what a filter leaves out is dim, is passed over by Shift too, and Esc in its menus closes only them', async ({
  open,
}) => {
  const { page } = await open.sample()
  const places = await samplePlaces(page)
  await board(page).focus()
  await page.keyboard.press('/')
  await page.getByRole('button', { name: /^Filter by status/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  const bar = page.getByRole('search', { name: 'Filter the board' })
  await expect(bar).toBeVisible()
  const lower = (await bar.boundingBox())!.height
  const at = (number: string): Place => ({ ...places(number), y: places(number).y + lower })
  const [kept, left] = [await brightness(page, at('1')), await brightness(page, at('1D'))]
  await bar.getByRole('searchbox', { name: 'Words' }).fill('static')
  await expect.poll(() => brightness(page, at('1D'))).toBeLessThan(left * 0.6)
  expect(Math.abs((await brightness(page, at('1'))) - kept)).toBeLessThan(6)
  const still = Number(/\d+/.exec((await bar.getByText(/ of 12 shots/).textContent())!)![0])
  await page.mouse.click(...middle(at('1')))
  await page.keyboard.press('Shift+End')
  await expect(head(page)).toHaveText(`${still} shots`)
})

test('the board flies, and for those who asked for less motion is there at once; its map takes keys', async ({
  open,
}) => {
  const { page } = await open.sample()
  const zoom = page.getByRole('button', { name: /^Zoom: / })
  /** Presses a key of the board; whether the board is elsewhere before the screen's next frame. */
  const isAtOnce = (key: string): Promise<boolean> =>
    page.evaluate(async (pressed) => {
      const surface = document.querySelector<HTMLElement>('[data-surface="board"]')!
      const percent = document.querySelector('.zoom-percent')!
      const before = percent.textContent
      surface.focus()
      surface.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }))
      for (let turn = 0; turn < 9; turn += 1) await Promise.resolve()
      return percent.textContent !== before
    }, key)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await board(page).focus()
  await page.keyboard.press('Control+0')
  const whole = (await zoom.textContent())!
  expect(await isAtOnce('f')).toBe(true)
  const shot = (await zoom.textContent())!
  await page.keyboard.press('Shift+F')
  await expect(zoom).not.toHaveText(shot)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fit film')
  await page.keyboard.press('Enter')
  await expect(zoom).toHaveText(whole)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await isAtOnce('f')).toBe(false)
  await expect(zoom).not.toHaveText(whole)

  const map = page.getByRole('slider', { name: 'Map of the film' })
  await page.keyboard.press('Control+0')
  await expect(map).toHaveCount(0)
  await zoom.click()
  await page.getByRole('menuitem', { name: '200 %' }).click()
  await map.focus()
  await page.keyboard.press('Home')
  const from = Number(await map.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => Number(await map.getAttribute('aria-valuenow'))).toBeGreaterThan(from)
  await page.keyboard.press('End')
  await expect.poll(async () => Number(await map.getAttribute('aria-valuenow'))).toBeGreaterThan(80)
  const film = (await map.boundingBox())!
  await page.mouse.click(film.x + film.width / 2, film.y + 2)
  await expect.poll(async () => Number(await map.getAttribute('aria-valuenow'))).toBeLessThan(40)
  await expectAccessible(page)
})

test('a card wears a badge for as long as a take is laid under its drawing', async ({ open }) => {
  const folder = join(open.home, 'Tare.framewright')
  await framewright(open.home, 'sample', folder)
  await framewright(open.home, 'generate', folder, '--shot', '1', '--provider', 'stand-in', '--yes')
  const { page } = await open.at(folder)
  const card = (await samplePlaces(page))('1')
  const corner = { x: card.x, y: card.y, width: 30, height: 30 }
  await board(page).focus()
  await page.keyboard.press('Home')
  expect(greens(await see(page, corner))).toBe(0)
  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Lay under drawing' }).click()
  await expect.poll(async () => greens(await see(page, corner))).toBeGreaterThan(20)
  await page.getByRole('button', { name: 'Take off', exact: true }).click()
  await expect.poll(async () => greens(await see(page, corner))).toBe(0)
})
