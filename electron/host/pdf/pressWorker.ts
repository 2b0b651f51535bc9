import { parentPort } from 'node:worker_threads'
import type { Board } from '#shared/document/board.ts'
import { boardFrom } from '#shared/document/board.ts'
import { tableFrom } from '#shared/document/table.ts'
import type { TableName } from '#shared/document/schema.ts'
import { guardNativeParts } from '../native/guardNativeParts.ts'
import { attempt } from '../failures.ts'
import type { DocumentAsked, Printing } from './press.ts'
import type { FromPress, PressWork, ToPress } from './pressMessages.ts'
import type { Wish } from './wishes.ts'

guardNativeParts()
const { createPress } = await import('./createPress.ts')
const press = createPress()
const stops = new Map<number, AbortController>()
const wishes = new Map<number, (bytes: Uint8Array | null) => void>()
let wishCount = 0
const lists: Partial<Record<TableName, unknown[]>> = {}
const fresh = new Set<TableName>()
let board: Board = boardFrom({})

parentPort?.on('message', (message: ToPress) => {
  switch (message.say) {
    case 'rows': {
      const list = message.begins ? [] : (lists[message.table] ?? [])
      lists[message.table] = list.concat(message.rows)
      fresh.add(message.table)
      return
    }
    case 'ask':
      void answer(message)
      return
    case 'granted':
      wishes.get(message.at)?.(message.bytes)
      wishes.delete(message.at)
      return
    case 'begin':
      tell({ say: 'done', number: message.number, result: { ok: true, value: null } })
      return
    case 'stop':
      stops.get(message.number)?.abort()
  }
})

async function answer({ number, asked, work }: Extract<ToPress, { say: 'ask' }>): Promise<void> {
  const now = boardNow()
  const result = await attempt<unknown>(
    () => done(now, number, asked, work),
    work.kind === 'print' ? work.path : undefined,
  )
  tell({ say: 'done', number, result })
}

async function done(now: Board, number: number, asked: DocumentAsked, work: PressWork): Promise<unknown> {
  switch (work.kind) {
    case 'lay':
      return await press.lay(now, asked, work.from, work.count)
    case 'pictures':
      return await press.pictures(now, asked)
    case 'letters':
      return await press.letters(now, asked)
    case 'print': {
      const stop = new AbortController()
      stops.set(number, stop)
      try {
        return await press.print(now, asked, printing(number, work, stop.signal))
      } finally {
        stops.delete(number)
      }
    }
  }
}

function printing(
  number: number,
  { path, now, film }: Extract<PressWork, { kind: 'print' }>,
  signal: AbortSignal,
): Printing {
  return {
    path,
    now,
    film,
    signal,
    progress: (count, total) => tell({ say: 'progress', number, done: count, total }),
    wish: (wish) => ask(number, wish),
    heard: async () => void (await ask(number, null)),
  }
}

function ask(number: number, wish: Wish | null): Promise<Uint8Array | null> {
  wishCount += 1
  const at = wishCount
  return new Promise((grant) => {
    wishes.set(at, grant)
    tell({ say: 'wish', number, at, wish })
  })
}

/** The board with all rows that were sent. */
function boardNow(): Board {
  for (const table of fresh) board = { ...board, [table]: tableFrom(table, lists[table] as never) }
  for (const table of fresh) delete lists[table]
  fresh.clear()
  return board
}

function tell(message: FromPress): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message)
}
