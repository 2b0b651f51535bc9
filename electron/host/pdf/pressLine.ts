import { Worker } from 'node:worker_threads'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Board } from '#shared/document/board.ts'
import { failureFrom } from '../failures.ts'
import type { Printing } from './press.ts'
import type { FromPress, ToPress } from './pressMessages.ts'
import { createRowSender } from './sendRows.ts'

/** Messages to and from the printing thread, which starts with the first and does not keep the process alive. */
export interface PressLine {
  /**
   * `send` says what is asked under its number, once all that was asked before is said. Never rejects. `printing`: of
   * whom the thread asks for pictures.
   */
  ask(printing: Printing | null, send: (number: number) => void | Promise<void>): Promise<Result<unknown>>
  /** `handed`: buffers that are the thread's from then on. */
  say(message: ToPress, handed?: readonly ArrayBuffer[]): void
  /** Sends what the thread does not know of this board. */
  sendRows(board: Board): Promise<void>
  /** Ends the thread; what was under way fails. */
  end(): Promise<void>
}

interface Waiting {
  readonly done: (result: Result<unknown>) => void
  readonly printing: Printing | null
}

/** A page leaves little that lasts: young memory in MB, which would else grow to several times that before it is looked through. */
const YOUNG = { maxYoungGenerationSizeMb: 12 }
const FELL = fail({ kind: 'fault', detail: 'the thread that prints has ended' })

export function openPressLine(place: URL): PressLine {
  const answers = createAnswers(say, () => worker?.unref())
  let worker: Worker | null = null
  let rows = createRowSender(say)
  let count = 0
  /** One after the other, so that a thread's rows are those of what it is asked next. */
  let turn: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    if (worker) return worker
    const made = new Worker(place, { resourceLimits: YOUNG })
    made.on('message', (message: FromPress) => void answers.heard(message))
    made.on('error', () => fell(made))
    made.on('exit', () => fell(made))
    worker = made
    rows = createRowSender(say)
    return made
  }

  function fell(which: Worker): void {
    if (worker !== which) return
    worker = null
    answers.fell()
  }

  function say(message: ToPress, handed: readonly ArrayBuffer[] = []): void {
    worker?.postMessage(message, handed)
  }

  return {
    ask: (printing, send) =>
      new Promise((done) => {
        count += 1
        const number = count
        turn = turn
          .then(async () => {
            // A process that only waits for this answer must not exit before it.
            start().ref()
            answers.expect(number, { done, printing })
            await send(number)
          })
          .catch((error: unknown) => done(fail(failureFrom(error, ''))))
      }),
    say,
    sendRows: (board) => rows.send(board),
    async end() {
      const thread = worker
      if (!thread) return
      fell(thread)
      await thread.terminate()
    },
  }
}

interface Answers {
  expect(number: number, asked: Waiting): void
  heard(message: FromPress): Promise<void>
  /** The thread is gone. */
  fell(): void
}

/** `idle`: nothing is under way any more. */
function createAnswers(say: PressLine['say'], idle: () => void): Answers {
  const waiting = new Map<number, Waiting>()
  return {
    expect: (number, asked) => void waiting.set(number, asked),
    async heard(message) {
      const asked = waiting.get(message.number)
      switch (message.say) {
        case 'progress':
          asked?.printing?.progress(message.done, message.total)
          return
        case 'wish': {
          const { at, wish } = message
          // Nobody waits any more for what was cancelled.
          const wanted = wish !== null && asked?.printing?.signal.aborted === false
          const bytes = wanted ? await asked.printing.wish(wish) : null
          say({ say: 'granted', at, bytes }, bytes && isWhole(bytes) ? [bytes.buffer] : [])
          return
        }
        case 'done':
          waiting.delete(message.number)
          if (waiting.size === 0) idle()
          asked?.done(message.result)
      }
    },
    fell() {
      for (const { done } of waiting.values()) done(FELL)
      waiting.clear()
    },
  }
}

/** No other bytes are in its buffer, so that it can be handed over without a copy. */
function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
}
