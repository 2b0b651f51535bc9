import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attempt } from '#host/failures.ts'
import { createFolder, openFolder } from '#host/project/openFolder.ts'
import type { OwnedFolder } from '#host/project/openFolder.ts'
import { filmPanels, filmShots, layersOf } from '#shared/document/select.ts'
import { TABLE_NAMES } from '#shared/document/schema.ts'
import { allRows } from '#shared/document/table.ts'
import { newTestId, put, testContext } from '../support/film.ts'
import { makeStroke } from '../support/marks.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testFilm } from '../support/testFilm.ts'

/** `FRAMEWRIGHT_DAMAGE=1000`: as many damaged films as the project's own bar asks for. */
const CASES = Number(process.env.FRAMEWRIGHT_DAMAGE ?? 60)
/** Damages that once came out in SQLite's own words, and named no earlier state. */
const KNOWN = [381, 427, 575, 702]
const FILES = ['board.sqlite', 'board.sqlite-wal', 'board.sqlite-shm', 'lock.sqlite', 'lock.json', 'log.json']

let place: ReturnType<typeof temporaryFolder>
/** A film that was closed, and the same film as a kill left it: the newest of it in the log alone. */
let closed: string
let killed: string
let truth: { closed: string; killed: string }

beforeAll(async () => {
  place = temporaryFolder()
  const first = await createFolder(path.join(place.path, 'Closed.framewright'), testFilm([[2, 1], [3]]), day(1))
  closed = first.folder
  await draw(first, 2)
  await first.close()
  const second = await openFolder(closed, day(2))
  await draw(second, 1)
  const closedContent = await contentOf(second)
  await second.close()
  killed = path.join(place.path, 'Killed.framewright')
  cpSync(closed, killed, { recursive: true })
  const third = await openFolder(killed, day(3))
  await draw(third, 2)
  truth = { closed: closedContent, killed: await contentOf(third) }
  const frozen = path.join(place.path, 'Frozen.framewright')
  cpSync(killed, frozen, { recursive: true })
  await third.close()
  killed = frozen
})
afterAll(() => place.remove())

const day = (date: number) => ({ ...testContext, now: () => Date.UTC(2026, 2, date) })

async function draw(open: OwnedFolder, strokes: number): Promise<void> {
  for (const panel of filmPanels(open.store.board())) {
    const layer = layersOf(open.store.board(), panel.id)[0]!
    for (let at = 0; at < strokes; at += 1)
      await open.store.save([put('mark', makeStroke(newTestId, layer.id, 'a0', 12))])
  }
  const shot = filmShots(open.store.board())[1]!
  await open.store.save([put('shot', { ...shot, notes: `${shot.notes} and once more` })])
}

/** Everything a person has in the film. */
async function contentOf(open: OwnedFolder): Promise<string> {
  const board = open.store.board()
  const rows = TABLE_NAMES.filter((table) => table !== 'mark').flatMap((table) => [
    ...allRows<typeof table>(board[table]),
  ])
  const marks = open.store.marks([...allRows(board.layer)].map((layer) => layer.id))
  return JSON.stringify([...rows, ...marks].map((row) => JSON.stringify(row)).toSorted())
}

function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** What a disk, a cable or another program does to a file. */
const DAMAGES = {
  'a flipped bit': (bytes: Buffer, random: (below: number) => number) => {
    const at = random(bytes.length)
    bytes[at] = bytes[at]! ^ (1 << random(8))
    return bytes
  },
  'an end that is cut off': (bytes: Buffer, random: (below: number) => number) =>
    bytes.subarray(0, random(bytes.length)),
  'a page of zeros': (bytes: Buffer, random: (below: number) => number) => {
    const at = random(Math.ceil(bytes.length / 512)) * 512
    return bytes.fill(0, at, Math.min(at + 512, bytes.length))
  },
  'a run of other bytes': (bytes: Buffer, random: (below: number) => number) => {
    const at = random(bytes.length)
    for (let i = at; i < Math.min(at + 64, bytes.length); i += 1) bytes[i] = random(256)
    return bytes
  },
} as const

const hashesOf = (folder: string) =>
  Object.fromEntries(
    FILES.filter((name) => existsSync(path.join(folder, name))).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  )

interface Verdict {
  readonly wrong: string | null
  readonly how: 'whole' | 'said' | 'damaged' | 'refused'
}

async function judge(folder: string, content: string): Promise<Verdict> {
  const before = hashesOf(folder)
  const opened = await attempt(() => openFolder(folder, testContext))
  if (!opened.ok) {
    if (!('snapshot' in opened.failure) || !opened.failure.snapshot)
      return { wrong: `no snapshot was offered: ${JSON.stringify(opened.failure)}`, how: 'refused' }
    return { wrong: changed(folder, before), how: 'refused' }
  }
  const open = opened.value
  const found = await open.looked
  const same = (await contentOf(open)) === content
  const damaged = open.damage !== null || found !== null
  const offered = open.damage?.snapshot ?? null
  await open.close()
  if (damaged) return { wrong: offered ? changed(folder, before) : 'no snapshot was offered', how: 'damaged' }
  if (open.notes.length > 0) return { wrong: null, how: 'said' }
  return {
    wrong: same && open.access === 'write' ? null : `opened as whole (${open.access}), and is not`,
    how: 'whole',
  }
}

function changed(folder: string, before: Record<string, string>): string | null {
  const after = hashesOf(folder)
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name.startsWith('board'))
  const touched = names.filter((name) => before[name] !== after[name])
  return touched.length > 0 ? `${touched.join(', ')} changed` : null
}

describe('a damaged film', () => {
  it(
    `is never opened as whole, stays as it is to the byte, and an earlier state is offered: ${CASES} damages`,
    { timeout: 300_000 + CASES * 1000 },
    async () => {
      const wrong: string[] = []
      const counts: Record<string, number> = {}
      for (const seed of new Set([...Array.from({ length: CASES }, (_, at) => at + 1), ...KNOWN])) {
        const random = seeded(seed)
        const [state, from] = random(2) === 0 ? (['closed', closed] as const) : (['killed', killed] as const)
        const targets = state === 'closed' ? ['board.sqlite', 'board.sqlite', 'lock.sqlite'] : FILES
        const target = targets[random(targets.length)]!
        const [name, damage] = Object.entries(DAMAGES)[random(4)]!
        const folder = path.join(place.path, `Case ${seed}.framewright`)
        cpSync(from, folder, { recursive: true })
        const file = path.join(folder, target)
        const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
        if (bytes.length === 0) writeFileSync(file, 'garbage where nothing was')
        else writeFileSync(file, damage(bytes, random))
        const verdict = await judge(folder, truth[state])
        counts[verdict.how] = (counts[verdict.how] ?? 0) + 1
        if (verdict.wrong !== null) wrong.push(`${seed}: ${name} in ${target}, ${state}: ${verdict.wrong}`)
      }
      console.log(`${CASES} damages: ${JSON.stringify(counts)}`)
      expect(wrong).toEqual([])
    },
  )
})
