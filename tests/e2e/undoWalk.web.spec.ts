import type { Page } from '@playwright/test'
import { expect, makeFilm, newHome, ready, saved, test } from './app.ts'
import { filmRows, rowsBetween } from './filmRows.ts'
import type { FilmRows } from './filmRows.ts'

/**
 * Random edits by hand, undone one by one and redone one by one. `FRAMEWRIGHT_UNDO=500/40` is the long walk: so many
 * edits over so many panels; a third number is its seed.
 */
const [EDITS = 10, PANELS = 4, SEED = 11] = (process.env['FRAMEWRIGHT_UNDO'] ?? '')
  .split('/')
  .filter(Boolean)
  .map(Number)

interface Walk {
  readonly page: Page
  readonly folder: string
  /** 0 ≤ n < below */
  readonly dice: (below: number) => number
}

interface Edit {
  readonly what: string
  readonly before: FilmRows
  readonly after: FilmRows
  /** The panel that was drawn on, and how it looked before; null where the edit was not made at the table. */
  readonly drawn: { readonly panelId: string; readonly picture: readonly number[] } | null
}

function diceFrom(seed: number): Walk['dice'] {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const board = (page: Page) => page.getByRole('listbox', { name: 'Board' })
const drawing = (page: Page) => page.getByRole('application', { name: 'Drawing' })

/** Keys go to what is drawn on or chosen from, not to a field. */
async function toFront(page: Page): Promise<void> {
  await page.locator('[data-surface], [role="grid"]').first().focus()
}

async function isDrawing(page: Page): Promise<boolean> {
  return (await drawing(page).count()) > 0
}

/** The panel that is drawn on, by its id. */
async function panelId(page: Page): Promise<string> {
  return page.locator('.table-strip [aria-current]').evaluate((frame) => frame.dataset['spots']!.replace('frame:', ''))
}

/** How the paper looks once it is painted, small and in grey. */
async function paper(page: Page): Promise<readonly number[]> {
  await page.locator('.table-paper[data-table-ready]').waitFor()
  return page.evaluate(async () => {
    const small = document.createElement('canvas')
    small.width = 192
    small.height = 108
    const paint = small.getContext('2d', { willReadFrequently: true })!
    function look(): number[] {
      const area = document.querySelector('.table-area')!.getBoundingClientRect()
      paint.fillStyle = '#fff'
      paint.fillRect(0, 0, small.width, small.height)
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.table-stage canvas')) {
        if (!canvas.checkVisibility() || canvas.width === 0) continue
        const box = canvas.getBoundingClientRect()
        const [x, y] = [small.width / area.width, small.height / area.height]
        paint.drawImage(canvas, (box.left - area.left) * x, (box.top - area.top) * y, box.width * x, box.height * y)
      }
      const { data } = paint.getImageData(0, 0, small.width, small.height)
      return Array.from({ length: small.width * small.height }, (_, at) => data[at * 4]!)
    }
    let [was, still] = [look(), 0]
    while (still < 3) {
      await new Promise((next) => void requestAnimationFrame(next))
      const now = look()
      still = now.every((value, at) => value === was[at]) ? still + 1 : 0
      was = now
    }
    return was
  })
}

async function enter(page: Page): Promise<void> {
  if (await isDrawing(page)) return
  await page.keyboard.press('Control+1')
  await board(page).focus()
  await page.keyboard.press('Enter')
  await page.locator('.table-paper[data-table-ready]').waitFor()
  await drawing(page).focus()
}

async function toBoard(page: Page): Promise<void> {
  await page.keyboard.press('Control+1')
  if (await isDrawing(page)) {
    await drawing(page).focus()
    await page.keyboard.press('Escape')
  }
  await board(page).focus()
}

/** To some panel: by turning pages at the table, by arrows on the board. */
async function wander({ page, dice }: Walk): Promise<void> {
  const way = dice(2) === 0 ? ['PageDown', 'ArrowRight'] : ['PageUp', 'ArrowLeft']
  for (let step = dice(4); step > 0; step -= 1) await page.keyboard.press(way[(await isDrawing(page)) ? 0 : 1]!)
  if (await isDrawing(page)) await page.locator('.table-paper[data-table-ready]').waitFor()
}

async function stroke({ page, dice }: Walk): Promise<void> {
  const area = (await page.locator('.table-paper').boundingBox())!
  const place = (): [number, number] => [
    area.x + area.width * (0.1 + dice(80) / 100),
    area.y + area.height * (0.1 + dice(80) / 100),
  ]
  await page.keyboard.press(['p', 'b', 'm'][dice(3)]!)
  await page.mouse.move(...place())
  await page.mouse.down()
  for (let step = 0; step < 3; step += 1) await page.mouse.move(...place(), { steps: 2 })
  await page.mouse.up()
}

async function field({ page, dice }: Walk): Promise<void> {
  await page.keyboard.press('Control+3')
  const box = page.getByRole('textbox', { name: ['Subject', 'Action', 'Location'][dice(3)]!, exact: true })
  await box.fill(`Words ${dice(100_000)}`)
  await box.press('Tab')
}

interface Act {
  readonly what: string
  readonly often: number
  /** Goes where it is done. */
  readonly go: (walk: Walk) => Promise<void>
  readonly act: (walk: Walk) => Promise<void>
}

const atTable = async (walk: Walk): Promise<void> => (await enter(walk.page), wander(walk))
const onBoard = async (walk: Walk): Promise<void> => (await toBoard(walk.page), wander(walk))
const key =
  (name: string) =>
  ({ page }: Walk): Promise<void> =>
    page.keyboard.press(name)

const ACTS: readonly Act[] = [
  { what: 'draw', often: 9, go: atTable, act: stroke },
  { what: 'add a layer', often: 1, go: atTable, act: key('Control+Shift+L') },
  { what: 'hide a layer', often: 1, go: atTable, act: hide },
  { what: 'write', often: 3, go: wander, act: field },
  { what: 'fill a cell', often: 2, go: ({ page }) => page.keyboard.press('Control+2'), act: cell },
  { what: 'add a shot', often: 2, go: onBoard, act: key('n') },
  { what: 'add a panel', often: 1, go: onBoard, act: key('p') },
  { what: 'move a shot', often: 1, go: onBoard, act: key('Alt+ArrowLeft') },
  { what: 'delete a shot', often: 1, go: onBoard, act: key('Delete') },
  { what: 'add a scene', often: 1, go: onBoard, act: key('Control+Shift+N') },
]
const OFTEN = ACTS.flatMap((act) => Array.from({ length: act.often }, () => act))

async function hide({ page }: Walk): Promise<void> {
  await page.keyboard.press('Control+5')
  const eye = page.getByRole('button', { name: /^(Hide|Show) layer$/ })
  await eye.first().click()
}

async function cell({ page, dice }: Walk): Promise<void> {
  await page.getByRole('grid', { name: 'Shot list' }).focus()
  for (let step = dice(5); step > 0; step -= 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.type(['WS', 'MS', 'CU', 'ECU'][dice(4)]!)
  await page.keyboard.press('Enter')
}

async function settled({ page, folder }: Walk): Promise<FilmRows> {
  await saved(page)
  return filmRows(folder)
}

/** One edit; null if it changed nothing, as when the first shot is moved earlier. */
async function edit(walk: Walk): Promise<Edit | null> {
  const { what, go, act } = OFTEN[walk.dice(OFTEN.length)]!
  await toFront(walk.page)
  await go(walk)
  const before = await settled(walk)
  const drawn = (await isDrawing(walk.page))
    ? { panelId: await panelId(walk.page), picture: await paper(walk.page) }
    : null
  await act(walk)
  const after = await settled(walk)
  return rowsBetween(before, after).length === 0 ? null : { what, before, after, drawn }
}

/** The film as the window shows it, once nothing moves any more; its messages and the names of the next steps aside. */
async function looks(page: Page): Promise<Buffer> {
  const style = '.toasts, .bar { visibility: hidden !important }'
  let was = await page.screenshot({ style })
  for (;;) {
    const now = await page.screenshot({ style })
    if (now.equals(was)) return now
    was = now
  }
}

/** The panels whose drawing these rows are. */
function drawnPanels(changed: readonly string[], ...films: readonly FilmRows[]): Set<string> {
  const row = (id: string): Record<string, string> =>
    JSON.parse(films.map((film) => film.get(id)).find((text) => text !== undefined) ?? '{}') as Record<string, string>
  const marks = changed.filter((id) => id.startsWith('mark/'))
  return new Set(marks.map((id) => row(`layer/${row(id)['layerId']}`)['panelId']!))
}

const WAYS = {
  undo: { key: 'Control+z', went: /^Undo went to .+\. Press again to undo “.+”\.$/ },
  redo: { key: 'Control+Shift+z', went: /^Redo went to .+\. Press again to redo “.+”\.$/ },
} as const

type Way = keyof typeof WAYS

/** One press: true if it changed the film. It either leads elsewhere, in words, or changes what is in sight. */
async function press(walk: Walk, way: Way, made: Edit): Promise<boolean> {
  const { page } = walk
  const [goal, about] = [way === 'undo' ? made.before : made.after, `${way} of “${made.what}”`]
  await toFront(page)
  await page.locator('.toast').evaluateAll((all) => all.forEach((toast) => (toast.dataset['old'] = 'true')))
  const now = await settled(walk)
  const seen = await looks(page)
  const [wasDrawing, wasOn] = [await isDrawing(page), (await isDrawing(page)) ? await panelId(page) : null]
  await page.keyboard.press(WAYS[way].key)
  const went = page.locator('.toast:not([data-old])', { hasText: WAYS[way].went })
  await expect
    .poll(async () => (await went.count()) > 0 || rowsBetween(now, await settled(walk)).length > 0, about)
    .toBe(true)
  const after = await settled(walk)
  const changed = rowsBetween(now, after)
  if (changed.length === 0) return false
  expect(rowsBetween(goal, after), `${about} leads to the film as it was`).toEqual([])
  await expect.poll(async () => (await looks(page)).equals(seen), `${about} is seen: ${changed.join(' ')}`).toBe(false)
  const panels = drawnPanels(changed, now, after)
  if (wasDrawing && panels.size > 0) expect(panels, `${about} is on the panel in sight`).toContain(wasOn)
  if (way === 'undo') await samePixels(page, made)
  return true
}

/** Where the edit was made at the table that is in front, it looks as it did before. */
async function samePixels(page: Page, { what, drawn }: Edit): Promise<void> {
  if (!drawn || !(await isDrawing(page)) || (await panelId(page)) !== drawn.panelId) return
  const picture = await paper(page)
  const apart = picture.filter((value, at) => Math.abs(value - drawn.picture[at]!) > 12).length
  expect(apart, `pixels that undo of “${what}” left different`).toBe(0)
}

/** Each of these edits, in this order; how often a press led there first. */
async function walkThrough(walk: Walk, way: Way, edits: readonly Edit[]): Promise<number> {
  let led = 0
  for (const [at, made] of edits.entries()) {
    let presses = 1
    while (!(await test.step(`${way} ${at + 1}: ${made.what}`, () => press(walk, way, made)))) presses += 1
    expect(presses, `presses for ${way} ${at + 1}, “${made.what}”`).toBeLessThan(3)
    led += presses - 1
  }
  return led
}

test('random edits are undone and redone one by one, each in sight, to the very pixels before it', async ({
  launch,
}) => {
  test.setTimeout(60_000 + EDITS * 40_000)
  const home = newHome()
  const folder = makeFilm(home, 'Walk', '1.78')
  const { page } = await launch({ home, folder })
  const walk: Walk = { page, folder, dice: diceFrom(SEED) }
  await ready(page)
  await board(page).focus()
  for (let more = 1; more < PANELS; more += 1) await page.keyboard.press(more % 4 === 3 ? 'p' : 'n')

  const edits: Edit[] = []
  while (edits.length < EDITS) {
    const done = await test.step(`edit ${edits.length + 1}`, () => edit(walk))
    if (done) edits.push(done)
  }
  const back = await walkThrough(walk, 'undo', edits.toReversed())
  expect(back).toBeGreaterThan(0)
  const forth = await walkThrough(walk, 'redo', edits)
  console.log(`${EDITS} edits over ${PANELS} panels; ${back} times undo led there first, redo ${forth} times`)
})
