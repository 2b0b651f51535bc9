import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, makeFilm, newHome, ready, test } from './app.ts'
import { filmRows, rowsBetween } from './filmRows.ts'
import type { FilmRows } from './filmRows.ts'
import { WALK_ACTS, enterTable, isDrawing, pointAside, toFront } from './walkActs.ts'
import type { Walker } from './walkActs.ts'
import { walkEyesOn } from './walkEyes.ts'
import type { WalkEyes } from './walkEyes.ts'

/**
 * Random edits by hand, undone one by one and redone one by one. `FRAMEWRIGHT_UNDO=500/40` is the long walk: so many
 * edits over so many panels; a third number is its seed.
 */
const [EDITS = 10, PANELS = 4, SEED = 11] = (process.env['FRAMEWRIGHT_UNDO'] ?? '')
  .split('/')
  .filter(Boolean)
  .map(Number)

// A trace keeps a picture of every one of a long walk's steps.
if (EDITS > 50) test.use({ trace: 'off' })

/** Px. Small, as all of it is looked at thousands of times, and more of a film is out of sight. */
const WINDOW = { width: 1100, height: 720 }

interface Walk extends Walker {
  readonly folder: string
  readonly eyes: WalkEyes
}

interface Edit {
  readonly what: string
  readonly before: FilmRows
  readonly after: FilmRows
  /** Whether the window showed that it was done. */
  readonly seen: boolean
  /** Whether the paper looks otherwise since, where it was looked at: dark words on a dark fill leave it as it was. */
  readonly isOnPaper: boolean | null
  /** Where the paper was looked at before and after it: the panel, and the names its looks are kept under. */
  readonly looks: Readonly<Partial<Record<'before' | 'after', Look>>>
}

interface Look {
  readonly panelId: string
  readonly name: string
}

function diceFrom(seed: number): Walk['dice'] {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const OFTEN = WALK_ACTS.flatMap((act) => Array.from({ length: act.often }, () => act))

/** The panel that is drawn on, by its id; null for none. */
async function panelId(page: Page): Promise<string | null> {
  if (!(await isDrawing(page))) return null
  return page.locator('.table-strip [aria-current]').evaluate((frame) => frame.dataset['spots']!.replace('frame:', ''))
}

/** A long walk keeps a thousand films, most of whose rows are the same. */
const texts = new Map<string, string>()

async function settled({ page, folder }: Walk): Promise<FilmRows> {
  await page.evaluate(async () => {
    // What was just done is told of within the next frames, and by tasks that a busy window puts off until after them;
    // until then the title speaks of what was before.
    const until = performance.now() + 20_000
    for (let frame = 0; frame < 3 || !document.title.endsWith('— Saved'); frame += 1) {
      if (performance.now() > until) throw new Error(`never saved: ${document.title}`)
      await new Promise((next) => void requestAnimationFrame(next))
      await new Promise((next) => void setTimeout(next))
    }
  })
  const rows = [...filmRows(folder)].map(([id, text]): [string, string] => {
    const held = texts.get(text) ?? text
    texts.set(held, held)
    return [id, held]
  })
  return new Map(rows)
}

/** Looks at the paper once it is still, and remembers it; undefined away from the table. */
async function look({ page, eyes }: Walk, name: string): Promise<Look | undefined> {
  const on = await panelId(page)
  if (on === null) return undefined
  await eyes.still()
  await eyes.keep(name)
  return { panelId: on, name }
}

/** One edit; null if it changed nothing, as when the first shot is moved earlier. */
async function edit(walk: Walk, number: number): Promise<Edit | null> {
  const { what, go, act } = OFTEN[walk.dice(OFTEN.length)]!
  await toFront(walk.page)
  await go(walk)
  await pointAside(walk.page)
  const before = await settled(walk)
  const wasBefore = await look(walk, `before ${number}`)
  const shown = await walk.eyes.window()
  await act(walk)
  await pointAside(walk.page)
  const after = await settled(walk)
  if (rowsBetween(before, after).length === 0) return null
  const isAfter = await look(walk, `after ${number}`)
  const seen = (await walk.eyes.window()) !== shown
  const isOnPaper = wasBefore && isAfter ? (await walk.eyes.apart(wasBefore.name)) > 0 : null
  const looks = { ...(wasBefore && { before: wasBefore }), ...(isAfter && { after: isAfter }) }
  return { what, before, after, seen, isOnPaper, looks }
}

/** The panels whose drawing these rows are. One that comes or goes with its drawing is seen where it stands among the others. */
function drawnPanels(changed: readonly string[], ...films: readonly FilmRows[]): Set<string> {
  const row = (id: string): Record<string, string> =>
    JSON.parse(films.map((film) => film.get(id)).find((text) => text !== undefined) ?? '{}') as Record<string, string>
  const marks = changed.filter((id) => id.startsWith('mark/'))
  const drawn = marks.map((id) => row(`layer/${row(id)['layerId']}`)['panelId']!)
  return new Set(drawn.filter((id) => films.every((film) => film.has(`panel/${id}`))))
}

const WAYS = {
  undo: { key: 'Control+z', to: 'before', went: /^Undo went to .+\. Press again to undo “.+”\.$/ },
  redo: { key: 'Control+Shift+z', to: 'after', went: /^Redo went to .+\. Press again to redo “.+”\.$/ },
} as const

type Way = keyof typeof WAYS

const SOON = { intervals: [10, 20, 40, 80, 160] }

/** One press, which leads elsewhere, in words, or changes what is in sight; the words, or null if it changed the film. */
async function press(walk: Walk, way: Way, made: Edit): Promise<string | null> {
  const { page, eyes } = walk
  const [goal, about] = [made[WAYS[way].to], `${way} of “${made.what}”`]
  await toFront(page)
  await page.locator('.toast').evaluateAll((all) => all.forEach((toast) => (toast.dataset['old'] = 'true')))
  const now = await settled(walk)
  await eyes.still()
  const [seen, wasOn] = [await eyes.window(), await panelId(page)]
  await page.keyboard.press(WAYS[way].key)
  const went = page.locator('.toast:not([data-old])', { hasText: WAYS[way].went })
  // Read as soon as they are there: a message goes away by itself, on a busy machine before anything else was looked at.
  let words: string | undefined
  async function isAnswered(): Promise<boolean> {
    words ??= (await went.allTextContents()).at(-1)
    return words !== undefined || rowsBetween(now, await settled(walk)).length > 0
  }
  await expect.poll(isAnswered, { message: about, ...SOON }).toBe(true)
  const after = await settled(walk)
  const changed = rowsBetween(now, after)
  if (changed.length === 0) return words ?? ''
  const apart = rowsBetween(goal, after).map((id) => ({ id, meant: goal.get(id), is: after.get(id) }))
  expect(apart, `${about} leads to the film as it was`).toEqual([])
  const message = `${about} is seen ${wasOn === null ? 'on the board' : `at the table, on ${wasOn}`}: ${changed.join(' ')}`
  // The board shows of a drawing what is on paper, and the table also its layers and what is in hand. Of marks neither
  // shows more: an eraser that was drawn over an empty layer leaves nothing to see, but a picture on the strip may have
  // been renewed meanwhile.
  const more = wasOn !== null && changed.some((id) => !id.startsWith('mark/'))
  if (made.seen && (more || made.isOnPaper !== false))
    await expect
      .poll(async () => (await eyes.window()) === seen, { message, ...SOON })
      .toBe(false)
      .catch((failed: unknown) => shownWith(failed, { 'the window, before and after': seen }))
  const panels = drawnPanels(changed, now, after)
  if (wasOn !== null && panels.size > 0) expect(panels, `${about} is on the panel in sight`).toContain(wasOn)
  await samePixels(walk, way, made)
  return null
}

let compared = 0

/** Where the paper was looked at then, it looks as it did. */
async function samePixels({ page, eyes }: Walk, way: Way, { what, looks }: Edit): Promise<void> {
  const then = looks[WAYS[way].to]
  if (!then || (await panelId(page)) !== then.panelId) return
  await eyes.still()
  compared += 1
  const apart = await eyes.apart(then.name)
  if (apart > 0) await attachAll(await eyes.pictures(then.name))
  expect(apart, `pixels that ${way} of “${what}” left different`).toBe(0)
}

async function shownWith(failed: unknown, pictures: Readonly<Record<string, string>>): Promise<never> {
  await attachAll(pictures)
  throw failed
}

/** PNGs as base64, beside the failure. */
async function attachAll(pictures: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, bytes] of Object.entries(pictures)) {
    const path = test.info().outputPath(`${name}.png`)
    writeFileSync(path, Buffer.from(bytes, 'base64'))
    await test.info().attach(name, { path, contentType: 'image/png' })
  }
}

/** How far a long walk is. */
function tell(what: string, done: number): void {
  if (EDITS > 50 && done > 0 && done % 50 === 0) console.log(`${what} ${done}`)
}

/** Each of these edits, in this order; how often a press led there first. */
async function walkThrough(walk: Walk, way: Way, edits: readonly Edit[]): Promise<number> {
  let led = 0
  for (const [at, made] of edits.entries()) {
    const name = `${way} ${at + 1}: ${made.what}`
    tell(way, at)
    // A board's small pictures do not show all that was drawn: mostly it is undone where it was done.
    if (made.looks[WAYS[way].to] && walk.dice(4) > 0) await enterTable(walk.page)
    let said = await test.step(name, () => press(walk, way, made))
    if (said === null) continue
    led += 1
    said = await test.step(`${name}, where it led`, () => press(walk, way, made))
    if (said !== null) await attachAll({ 'where it led': await walk.eyes.window() })
    expect(said, `what ${name} said once it had led there`).toBeNull()
  }
  return led
}

test('random edits are undone and redone one by one, each in sight, to the very pixels before it', async ({
  launch,
}) => {
  test.setTimeout(60_000 + EDITS * 120_000)
  const home = newHome()
  const folder = await makeFilm(home, 'Walk', '1.78')
  const { page } = await launch({ home, folder })
  await ready(page)
  await page.setViewportSize(WINDOW)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const walk: Walk = { page, folder, dice: diceFrom(SEED), eyes: await walkEyesOn(page) }
  await page.getByRole('listbox', { name: 'Board' }).focus()
  for (let more = 1; more < PANELS; more += 1) await page.keyboard.press(more % 4 === 3 ? 'p' : 'n')

  const edits: Edit[] = []
  while (edits.length < EDITS) {
    const done = await test.step(`edit ${edits.length + 1}`, () => edit(walk, edits.length))
    if (!done) continue
    edits.push(done)
    tell('edit', edits.length)
  }
  const back = await walkThrough(walk, 'undo', edits.toReversed())
  expect(back).toBeGreaterThan(0)
  const forth = await walkThrough(walk, 'redo', edits)
  const looked = edits.flatMap(({ looks }) => Object.values(looks)).length
  expect(compared, 'looks at the paper that were compared').toBeGreaterThan(looked / 3)
  console.log(
    `${EDITS} edits over ${PANELS} panels; ${back} times undo led there first, redo ${forth} times; ` +
      `${compared} of ${looked} looks at the paper compared`,
  )
})
