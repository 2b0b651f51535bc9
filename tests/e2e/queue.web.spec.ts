import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import { command, expect, makeFilm, newHome, ready, test } from './app.ts'
import { chooseGemini } from './chooseGemini.ts'

test('what is parked says its reason in full in a small window, and is dragged to another place in line', async ({
  launch,
}) => {
  const home = newHome()
  const folder = await makeFilm(home, 'Parked')
  const model = await startFakeModel([{ kind: 'bad-key' }])
  try {
    const { page } = await launch({ home, folder, environment: { GEMINI_API_KEY: FAKE_KEY } })
    await page.setViewportSize({ width: 1024, height: 700 })
    await ready(page)
    await chooseGemini(page, model.url)
    await page.keyboard.press('Control+4')
    await page.getByRole('button', { name: /^How many takes/ }).click()
    await page.getByRole('menuitemradio', { name: '4 takes' }).click()
    await page.getByRole('button', { name: 'Make 4 takes' }).click()
    await page.getByRole('button', { name: '4 in the queue, 4 not going on: open the queue' }).click()
    const reasons = page.getByRole('gridcell', { name: /^The service does not accept this key\..*Project settings\.$/ })
    await expect(reasons).toHaveCount(4)
    const cut = await reasons.evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight),
    )
    expect(cut).toEqual([])
    const order = (): string[] =>
      (JSON.parse(command(['queue', folder, '--json'], home)) as { id: string }[]).map(({ id }) => id)
    const before = order()
    const grips = page.getByRole('button', { name: /^Move .* in line$/ })
    const [first, last] = [(await grips.first().boundingBox())!, (await grips.last().boundingBox())!]
    await page.mouse.move(last.x + 8, last.y + 8)
    await page.mouse.down()
    await page.mouse.move(first.x + 8, first.y - 4, { steps: 4 })
    await page.mouse.up()
    await expect.poll(order).toEqual([before.at(-1), ...before.slice(0, -1)])
  } finally {
    await model.close()
  }
})
