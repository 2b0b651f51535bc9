import { afterEach, describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Board } from '#shared/document/board.ts'
import { diffBoards } from '#shared/document/diff.ts'
import { parentOf } from '#shared/document/family.ts'
import { fieldsBetween } from '#shared/document/rowWrite.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import type { TableName } from '#shared/document/schema.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { filmPanels, shotOf, takesOf } from '#shared/document/select.ts'
import { editShot } from '#shared/document/commands/shots.ts'
import { composeRequest } from '#shared/generation/compose.ts'
import { allRows, rowOf } from '#shared/document/table.ts'
import { createEditor } from '../../renderer/editor/editor.ts'
import type { Editor } from '../../renderer/editor/editor.ts'
import { createJobs } from '../../renderer/editor/jobs.ts'
import { dawdle, slowWay } from '../support/handWay.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { COMMANDS, run, seeded } from '../support/randomCommands.ts'
import { value } from '../support/value.ts'

/** `FRAMEWRIGHT_WINDOWS=50 FRAMEWRIGHT_STEPS=2000`: as many interleavings as the project's own bar asks for. */
const SEEDS = Number(process.env.FRAMEWRIGHT_WINDOWS ?? 4)
const STEPS = Number(process.env.FRAMEWRIGHT_STEPS ?? 400)

let app: InProcess
afterEach(() => app.close())

interface Hand {
  readonly editor: Editor
  /** What this hand did last to each field it touched. */
  readonly last: Map<string, unknown>
  /** Rows that it took away, ever. */
  readonly removed: Set<string>
  /** What each row hung under, ever, as this hand saw it. */
  readonly parents: Map<string, Set<string>>
  readonly random: () => number
  /** 0 or 1, so that the two never make the same id. */
  readonly odd: number
}

function takeUp(opened: OpenedProject, seed: number): Hand {
  const random = seeded(seed)
  const client = createClient(slowWay(app.transport, random))
  const editor = createEditor(opened, client, makeNewId(random), () => undefined)
  const hand: Hand = { editor, last: new Map(), removed: new Set(), parents: new Map(), random, odd: seed % 2 }
  for (const table of TABLE_NAMES)
    for (const row of allRows<TableName>(editor.board()[table]))
      hungUnder(hand, row.id, parentOf<TableName>(table, row))
  return hand
}

function step(hand: Hand): void {
  const { editor, random, last, removed } = hand
  const before = editor.board()
  const dice = random()
  const whole = (below: number): number => Math.floor(random() * below)
  if (dice < 0.15) editor.undo()
  else if (dice < 0.22) editor.redo()
  else {
    const choice = {
      command: whole(COMMANDS.length),
      at: whole(1000),
      to: whole(1000),
      seed: 2 * (1 + whole(2 ** 30)) + hand.odd,
    }
    editor.run('Step', (board) => run(board, choice))
  }
  for (const { table, id, before: was, after } of diffBoards(before, editor.board())) {
    for (const row of [was, after]) if (row) hungUnder(hand, id, parentOf<TableName>(table, row))
    if (after === null) removed.add(id)
    else {
      const changed = fieldsBetween(was ?? {}, after)!
      for (const [key, set] of Object.entries(changed.set)) last.set(`${table}/${id}/${key}`, set)
      for (const key of changed.unset) last.set(`${table}/${id}/${key}`, undefined)
    }
  }
}

function hungUnder({ parents }: Hand, id: string, parent: string): void {
  parents.set(id, (parents.get(id) ?? new Set()).add(parent))
}

/** Rows by table and id, without the marks of layers that are gone: those wait for their layer to come back. */
function rowsOf(board: Board): Map<string, object> {
  const inks = new Set<string>([...allRows(board.layer)].map(inkIdOf))
  const rows = TABLE_NAMES.flatMap((table) => [...allRows<TableName>(board[table])].map((row) => ({ table, row })))
  const seen = rows.filter(({ row }) => !('layerId' in row) || inks.has(row.layerId))
  return new Map(seen.map(({ table, row }) => [`${table}/${row.id}`, row]))
}

async function loadAll(editor: Editor): Promise<void> {
  expect(await editor.loadMarks(filmPanels(editor.board()).map(({ id }) => id))).toBe(true)
}

/** Taken at once: a window lets go of marks that it has not shown for long. */
async function wholeFilm(editor: Editor): Promise<Map<string, object>> {
  await loadAll(editor)
  return rowsOf(editor.board())
}

/** Both have nothing left to send and have heard of everything. */
async function quiet(hands: readonly Hand[]): Promise<void> {
  for (const { editor } of hands) expect(await editor.settle()).toBe(true)
  const now = value(await app.client.call('projects.open', { folder: hands[0]!.editor.opened.folder }))
  await app.client.call('projects.close', { project: now.project })
  await expect.poll(() => hands.map(({ editor }) => editor.order())).toEqual([now.order, now.order])
}

describe('two windows on one film', () => {
  it.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
    'and its disk end alike, whatever overtakes what, and neither loses what it did last (%i)',
    async (seed) => {
      app = startInProcess()
      const folder = `${app.folder}/Two.framewright`
      const first = value(await app.client.call('projects.create', { folder, title: 'Two', ratio: 2 }))
      const second = value(await app.client.call('projects.open', { folder }))
      const hands = [takeUp(first, seed * 2), takeUp(second, seed * 2 + 1)]
      await Promise.all(
        hands.map(async (hand) => {
          for (let at = 0; at < STEPS; at += 1) {
            if (at % 25 === 0) await loadAll(hand.editor)
            step(hand)
            await dawdle(hand.random)
          }
        }),
      )
      await quiet(hands)
      const [one, two] = await Promise.all(hands.map(({ editor }) => wholeFilm(editor)))
      expect(differences(one!, two!)).toEqual([])

      for (const { editor } of hands) editor.dispose()
      for (const { opened } of hands.map(({ editor }) => editor))
        await app.client.call('projects.close', { project: opened.project })
      const disk = value(await app.client.call('projects.open', { folder }))
      const reader = createEditor(disk, app.client, makeNewId(Math.random), () => undefined)
      const kept = await wholeFilm(reader)
      expect(differences(kept, one!)).toEqual([])
      expect(lostBy(hands, reader.board(), kept)).toEqual([])
      const { problems } = value(await app.client.call('projects.check', { project: disk.project }))
      // The commands name a picture that this film never had.
      expect(problems.filter((problem) => !problem.includes(' names the media '))).toEqual([])
      reader.dispose()
    },
  )
})

it('takes that land while two windows write are in both of them once each, and neither loses a letter', async () => {
  app = startInProcess()
  const folder = `${app.folder}/Two.framewright`
  const first = value(await app.client.call('projects.create', { folder, title: 'Two', ratio: 2 }))
  const second = value(await app.client.call('projects.open', { folder }))
  const hands = [takeUp(first, 2), takeUp(second, 3)]
  const lists = hands.map(({ editor }) => createJobs(editor.client, editor.opened.project))
  const { id: panelId, shotId } = filmPanels(hands[0]!.editor.board())[0]!
  const request = composeRequest(hands[0]!.editor.board(), panelId, { sketch: null, provider: 'stand-in' })
  const asked = hands.map(({ editor }) =>
    app.client.call('jobs.submit', { project: editor.opened.project, panelId, request, count: 2 }),
  )
  const done = () => lists.map((list) => list.state().jobs.filter(({ state }) => state === 'done').length)
  for (let letters = 1; done().some((count) => count < 4); letters += 1) {
    hands[0]!.editor.run('Type', (board) => editShot(board, shotId, { action: 'a'.repeat(letters) }))
    hands[1]!.editor.run('Type', (board) => editShot(board, shotId, { notes: 'n'.repeat(letters) }))
    for (const { random } of hands) await dawdle(random)
  }
  for (const answer of asked) expect((await answer).ok).toBe(true)
  const [wrote, noted] = hands.map(({ editor }) => shotOf(editor.board(), shotId)!)
  await quiet(hands)
  for (const { editor } of hands) {
    const takes = takesOf(editor.board(), panelId)
    expect(takes.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(shotOf(editor.board(), shotId)).toMatchObject({ action: wrote!.action, notes: noted!.notes })
  }
  for (const each of [...hands.map(({ editor }) => editor), ...lists]) each.dispose()
})

function differences(one: Map<string, object>, two: Map<string, object>): unknown[] {
  return [...new Set([...one.keys(), ...two.keys()])].flatMap((key) => {
    const [a, b] = [one.get(key), two.get(key)]
    if (!a || !b) return [[key, a ?? null, b ?? null]]
    const changed = fieldsBetween(a, b)
    return changed ? [[key, changed]] : []
  })
}

/** Fields that are neither hand's last, and rows that are gone though neither hand took them or what they hang under away. */
function lostBy(hands: readonly Hand[], board: Board, kept: Map<string, object>): string[] {
  const removed = new Set(hands.flatMap((hand) => [...hand.removed]))
  const touched = new Set(hands.flatMap(({ last }) => [...last.keys()]))
  return [...touched].flatMap((key) => {
    const [table, id, field] = key.split('/') as [TableName, string, string]
    const row = kept.get(`${table}/${id}`) as Record<string, unknown> | undefined
    if (!row) return isAccountedFor(id, hands, removed) ? [] : [`${table}/${id} is gone`]
    const wanted = hands.filter(({ last }) => last.has(key)).map(({ last }) => last.get(key))
    return wanted.some((each) => JSON.stringify(each) === JSON.stringify(row[field]))
      ? []
      : [
          `${key}: ${JSON.stringify(row[field])} of ${JSON.stringify(wanted)} (${rowOf<TableName>(board[table], id) ? 'there' : 'gone'})`,
        ]
  })
}

function isAccountedFor(id: string, hands: readonly Hand[], removed: ReadonlySet<string>): boolean {
  if (removed.has(id)) return true
  const parents = hands.flatMap((hand) => [...(hand.parents.get(id) ?? [])])
  return parents.some((parent) => parent !== '' && isAccountedFor(parent, hands, removed))
}

it('no change is called saved that was not made, whoever used its number before', async () => {
  app = startInProcess()
  const folder = `${app.folder}/Two.framewright`
  const { project, rows } = value(await app.client.call('projects.create', { folder, title: 'Two', ratio: 2 }))
  const note = (number: number, notes: string) =>
    app.client.call('board.save', {
      project,
      writes: [{ table: 'shot', id: rows.shot[0]!.id, set: { notes }, unset: [] }],
      from: { origin: 'window_0', number, at: 0 },
    })
  value(await note(7, 'told by one that is not it'))
  expect(await note(2, 'mine')).toMatchObject({ ok: false, failure: { kind: 'not-understood' } })
  expect((await note(7, 'again')).ok).toBe(true)
})
