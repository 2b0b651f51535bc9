import type { CDPSession, Page } from '@playwright/test'
import { COMMANDS } from '#shared/commands/commandTable.ts'
import { KEY_SLOTS } from '#shared/commands/ownKeys.ts'
import type { KeySlot } from '#shared/commands/ownKeys.ts'
import { commandFor } from '../../renderer/editor/keymap.ts'
import { KEYBOARDS, pressesOn } from '../support/keyboards.ts'
import type { Pressed } from '../support/keyboards.ts'
import { expect, makeFilm, newHome, ready, test } from './app.ts'

/**
 * Cyrillic, right to left, and the three Latin ones that most artists type on: `FRAMEWRIGHT_KEYBOARDS=all` walks every
 * one of them, else the Latin one that is furthest from the command table (its digits need Shift, its signs AltGr).
 */
const LAYOUTS =
  process.env['FRAMEWRIGHT_KEYBOARDS'] === 'all' ? ['US', 'Russian', 'Hebrew', 'AZERTY', 'QWERTZ'] : ['AZERTY']

/** What a person sees of a command's effect. */
interface Shown {
  readonly undo: string
  readonly redo: string
  readonly dialog: string
  readonly place: 'board' | 'table' | 'list' | 'welcome'
  readonly tool: string
  readonly tab: string
  /** Which shots or panels are chosen. */
  readonly chosen: string
  readonly zoom: number
  readonly size: number
  readonly helpers: Readonly<Record<string, unknown>>
  readonly bare: boolean
  readonly turned: number
  readonly find: boolean
  readonly filter: boolean
  readonly said: string
}

/** Runs in the page, with all that it needs in it. */
function look(): Shown {
  const [page, number] = [document, /-?[\d.]+/]
  const one = (selector: string): Element | null => page.querySelector(selector)
  const label = (selector: string): string => one(selector)?.getAttribute('aria-label') ?? ''
  const named = (element: Element | null): string =>
    element?.getAttribute('aria-label') ??
    page.getElementById(element?.getAttribute('aria-labelledby') ?? '')?.textContent ??
    ''
  const figure = (text: string | null | undefined): number => Number(number.exec(text ?? '')?.[0] ?? 0)
  const place = one('[role="application"]')
    ? 'table'
    : one('[role="listbox"][aria-label="Board"]')
      ? 'board'
      : one('[role="grid"]')
        ? 'list'
        : 'welcome'
  const options = [...document.querySelectorAll('[role="option"][aria-selected="true"]')]
  return {
    undo: label('button[aria-label^="Undo"]'),
    redo: label('button[aria-label^="Redo"]'),
    dialog: named(one('[role="dialog"]')),
    place,
    tool: label('[aria-label="Tool"] [aria-checked="true"]'),
    tab: [...document.querySelectorAll('[role="tab"][aria-selected="true"]')].map((tab) => tab.textContent).join('|'),
    chosen: options.map(({ id }) => id).join(' ') + (one('.table-crumb')?.textContent ?? ''),
    zoom: figure(one('.zoom-percent')?.textContent ?? one('output[aria-label="Zoom"]')?.textContent),
    size: figure(one('[role="slider"][aria-label="Size"]')?.getAttribute('aria-valuetext')),
    helpers: JSON.parse(localStorage.getItem('framewright.helpers') ?? '{}') as Shown['helpers'],
    bare: one('[role="complementary"], aside') === null,
    turned: figure(one('.table-turned')?.textContent),
    find: one('.find-box') !== null,
    filter: one('.filter-bar') !== null,
    said: [...document.querySelectorAll('.toast p')].at(-1)?.textContent ?? '',
  }
}

type Effect = (was: Shown, is: Shown) => boolean

const undoes =
  (name: RegExp): Effect =>
  (was, is) =>
    (is.undo !== was.undo || is.chosen !== was.chosen) && name.test(is.undo)
const opens =
  (name: RegExp): Effect =>
  (_, is) =>
    name.test(is.dialog)

/** Takes are counted on their tab. */
const isTab = ({ tab }: Shown, name: string) => new RegExp(`(^|\\|)${name}[^|a-z]*($|\\|)`).test(tab)

const tabbed =
  (name: string): Effect =>
  (was, is) =>
    !isTab(was, name) && isTab(is, name)

/** How each command shows that it ran; tools and helpers show it by their names. */
const EFFECTS: Readonly<Record<string, Effect>> = {
  'project.new': opens(/New project/),
  'project.open': opens(/Open project/),
  'project.copy': opens(/Save a copy/),
  'project.settings': opens(/Project settings/),
  'export.open': opens(/Export/),
  'project.close': (_, is) => is.place === 'welcome',
  'edit.undo': (was, is) => is.redo !== was.redo && is.redo.includes('Add Shot'),
  'edit.redo': (was, is) => is.undo !== was.undo && is.undo.includes('Add Shot'),
  'palette.open': opens(/./),
  'scene.add': undoes(/Add Scene/),
  'scene.moveUp': undoes(/Move Scene .* Up/),
  'scene.moveDown': undoes(/Move Scene .* Down/),
  'shot.add': undoes(/Add Shot/),
  'shot.duplicate': undoes(/Duplicate Shot/),
  'shot.moveEarlier': undoes(/Move Shot/),
  'shot.moveLater': undoes(/Move Shot/),
  'shot.movePreviousScene': undoes(/Move Shot/),
  'shot.moveNextScene': undoes(/Move Shot/),
  'shot.remove': undoes(/Delete Shot/),
  'shot.split': undoes(/Split/),
  'shot.merge': undoes(/Merge/),
  'panel.add': undoes(/Add Panel/),
  'panel.addBefore': undoes(/Add Panel/),
  'panel.duplicate': undoes(/Duplicate Panel/),
  'panel.moveEarlier': undoes(/Move Panel .*Earlier/),
  'panel.moveLater': undoes(/Move Panel .*Later/),
  'panel.remove': undoes(/Delete Panel/),
  'panel.enter': (_, is) => is.place === 'table',
  'panel.leave': (_, is) => is.place === 'board',
  'panel.next': (was, is) => is.chosen !== was.chosen,
  'panel.previous': (was, is) => is.chosen !== was.chosen,
  'scene.next': (was, is) => is.chosen !== was.chosen,
  'scene.previous': (was, is) => is.chosen !== was.chosen,
  'panel.copyPicture': (_, is) => /cop/i.test(is.said),
  'layer.add': undoes(/Layer/),
  'layer.clear': (_, is) => /empty/.test(is.said),
  'take.generate': tabbed('Takes'),
  'take.look': opens(/T1|Take/),
  'take.wall': opens(/takes/i),
  'take.change': opens(/Change T1/),
  'move.play': (_, is) => /camera move/i.test(is.said),
  'size.smaller': (was, is) => is.size < was.size,
  'size.larger': (was, is) => is.size > was.size,
  'view.queue': opens(/queue/i),
  'view.board': (was, is) => was.place === 'list' && is.place === 'board',
  'view.shotList': (_, is) => is.place === 'list',
  'view.script': tabbed('Script'),
  'view.shotTab': tabbed('Shot'),
  'view.takesTab': tabbed('Takes'),
  'view.layersTab': tabbed('Layers'),
  'view.cardsTab': tabbed('Cards'),
  'view.bare': (was, is) => is.bare && !was.bare,
  'view.zoomIn': (was, is) => is.zoom > was.zoom,
  'view.zoomOut': (was, is) => is.zoom < was.zoom,
  'view.fit': (was, is) => is.zoom !== was.zoom,
  'view.fitScene': (was, is) => is.zoom !== was.zoom,
  'view.fitShot': (was, is) => is.zoom !== was.zoom,
  'view.find': (_, is) => is.find,
  'view.filter': (_, is) => is.filter,
  'turn.right': (was, is) => is.turned > was.turned,
  'turn.left': (was, is) => is.turned < was.turned,
  'help.shortcuts': opens(/Keyboard shortcuts/),
}

function effectOf({ entry: { id, label } }: KeySlot): Effect | undefined {
  if (id.startsWith('tool.')) return (was, is) => was.tool !== label && is.tool === label
  const [, helper] = /^helper\.(.+)$/.exec(id) ?? []
  if (helper !== undefined) return (was, is) => is.helpers[helper] === true && was.helpers[helper] !== true
  return EFFECTS[id]
}

/** Keys pressed first, as on a US keyboard, for a command or a slot that needs it so. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  'edit.undo': ['n'],
  'edit.redo': ['n', 'Control+z'],
  'scene.moveDown': ['Home'],
  'shot.moveEarlier': ['End', 'n'],
  'shot.moveLater': ['Home', 'n', 'Home'],
  'shot.movePreviousScene': ['End'],
  'shot.moveNextScene': ['Home'],
  'shot.remove': ['End', 'n'],
  'panel.addBefore': ['n'],
  'shot.split': ['End', 'n', 'p'],
  'shot.split@table': ['n'],
  'scene.next': ['Control+ArrowLeft', 'Control+ArrowLeft', 'Control+ArrowLeft'],
  'scene.previous': ['Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight'],
  'shot.merge': ['End', 'n', 'Shift+ArrowLeft'],
  'panel.next': ['Home'],
  'panel.previous': ['End', 'n'],
  'panel.next@table': ['n', 'ArrowLeft'],
  'panel.previous@table': ['n'],
  'take.generate': ['Control+3'],
  'take.look': ['Control+4', 'Control+Enter'],
  'take.change': ['Control+4', 'Control+Enter'],
  'view.board': ['Control+2'],
  'view.shotTab': ['Control+6'],
  'view.takesTab': ['Control+3'],
  'view.fit': ['Control+=', 'Control+=', 'Control+='],
  'view.fitScene': ['Control+0'],
  'view.fitShot': ['Control+0'],
  'size.smaller': ['w', ']', ']'],
  'size.larger': ['w'],
  'panel.moveLater': ['n', 'ArrowLeft'],
  'panel.remove': ['n'],
}

/** Those that leave for elsewhere: each after all others. */
const LEAVES = ['panel.enter', 'panel.leave', 'project.close']

interface Keyed {
  readonly slot: KeySlot
  /** As the command table writes it. */
  readonly keys: string
}

/** The script's own keys need a script and the list's need the list: their journeys press them. */
const KEYED: readonly Keyed[] = KEY_SLOTS.filter(({ where }) => where !== 'script' && where !== 'list').flatMap(
  (slot) => slot.shipped.map((keys) => ({ slot, keys })),
)

/** The press that means these keys on a layout: the plainest. */
function pressOf(layout: string, { slot, keys }: Keyed, drawing: boolean): Pressed {
  const held = { ctrl: keys.startsWith('Mod+'), alt: keys.includes('Alt+') }
  const only = [{ ...slot.entry, keys: [keys], drawingKeys: [keys] }]
  const found = pressesOn(KEYBOARDS[layout]!, held)
    .filter((press) => commandFor(heard(press), 'open', { view: 'board', drawing }, false) === slot.entry.id)
    .find((press) => commandFor(heard(press), 'open', { view: 'board', drawing }, false, only) !== null)
  if (!found) throw new Error(`no key of ${layout} means ${keys}`)
  return found
}

const heard = (press: Pressed) => ({ ...press, getModifierState: () => press.altGr })

/** As the system tells it. */
async function send(cdp: CDPSession, { key, code, altKey, ctrlKey, shiftKey }: Pressed): Promise<void> {
  const modifiers = Number(altKey) + 2 * Number(ctrlKey) + 8 * Number(shiftKey)
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await cdp.send('Input.dispatchKeyEvent', { type, key, code, modifiers })
}

/** The work has the focus, and nothing is over it. */
async function clear(page: Page, drawing: boolean): Promise<void> {
  const front = page.locator(drawing ? '[role="application"]' : '[role="listbox"][aria-label="Board"]')
  for (const over of await page.locator('[role="dialog"], .find-box, .filter-bar').all()) {
    await over
      .locator('input, button')
      .first()
      .focus()
      .catch(() => undefined)
    await page.keyboard.press('Escape')
    await expect(over).toHaveCount(0)
  }
  if (!drawing) await page.keyboard.press('Control+1')
  await front.focus()
}

async function runs(page: Page, cdp: CDPSession, layout: string, keyed: Keyed, drawing: boolean): Promise<void> {
  const { slot, keys } = keyed
  const effect = effectOf(slot)
  if (!effect) throw new Error(`nothing says how ${slot.entry.id} shows`)
  for (const first of FIRST[slot.slot] ?? FIRST[slot.entry.id] ?? []) await page.keyboard.press(first)
  if (slot.entry.id.startsWith('tool.')) {
    await page.keyboard.press(slot.entry.id === 'tool.hand' ? 'p' : 'v')
    await expect.poll(async () => (await page.evaluate(look)).tool).not.toBe(slot.entry.label)
  }
  if (slot.entry.id === 'take.look' || slot.entry.id === 'take.change')
    await page.getByRole('button', { name: 'Look at T1' }).waitFor()
  // What those did is on the screen.
  await page.evaluate(() => new Promise((drawn) => void requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const was = await page.evaluate(look)
  await send(cdp, pressOf(layout, keyed, drawing))
  await expect
    .poll(async () => effect(was, await page.evaluate(look)), {
      message: `${keys} on ${layout}: ${slot.slot}`,
      intervals: [10, 20, 40],
    })
    .toBe(true)
}

test(`every key of every command does what it says on ${LAYOUTS.join(', ')}`, async ({ launch }) => {
  test.setTimeout(600_000)
  expect(COMMANDS.length).toBeGreaterThan(80)
  const home = newHome()
  const folder = await makeFilm(home, 'Keys', '1.78')
  for (const layout of LAYOUTS) {
    const app = await launch({ home, folder })
    const { page } = app
    const cdp = await page.context().newCDPSession(page)
    await ready(page)
    await page.getByRole('listbox', { name: 'Board' }).focus()
    await page.keyboard.press('Control+Shift+n')
    for (const drawing of [false, true]) {
      const here = KEYED.filter(({ slot }) => (slot.where === 'drawing') === drawing)
      for (const keyed of here.filter(({ slot }) => !LEAVES.includes(slot.entry.id))) {
        await runs(page, cdp, layout, keyed, drawing)
        await clear(page, drawing)
      }
      const leaves = KEYED.find(({ slot }) => slot.entry.id === (drawing ? 'panel.leave' : 'panel.enter'))!
      await runs(page, cdp, layout, leaves, drawing)
      await page.locator(drawing ? '[role="listbox"][aria-label="Board"]' : '.table-paper:not(:has(img))').waitFor()
    }
    await clear(page, false)
    await runs(
      page,
      cdp,
      layout,
      KEYED.find(({ slot }) => slot.entry.id === 'project.close')!,
      false,
    )
    await app.close()
  }
})
