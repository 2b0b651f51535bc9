import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Board } from '#shared/document/board.ts'
import { valueOf } from '../failures.ts'
import type { DocumentAsked, Laid, Press, Printed, Printing } from './press.ts'
import { openPressLine } from './pressLine.ts'
import type { PressWork } from './pressMessages.ts'

export interface OwnedPress extends Press {
  /** Ends its thread once the documents that are being printed have ended. */
  dispose(): Promise<void>
}

/** As source next to this file; in the bundle next to the main file, or above its chunks. */
const PLACES = ['./pressWorker.ts', './pressWorker.js', '../pressWorker.js'] as const

/**
 * A press on a worker thread, so that no stroke waits for a page. If it crashes, what was under way fails, and the next
 * document starts another. If there can be no thread, documents are made here.
 */
export function createPressThread(): OwnedPress {
  const file = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))
  return file ? pressOn(file) : pressHere()
}

function pressOn(place: URL): OwnedPress {
  const line = openPressLine(place)
  const prints = new Set<Promise<unknown>>()

  async function work<T>(board: Board, asked: DocumentAsked, what: PressWork, printing?: Printing): Promise<T> {
    const answer = line.ask(printing ?? null, async (number) => {
      await line.sendRows(board)
      line.say({ say: 'ask', number, asked, work: what })
      const stop = () => line.say({ say: 'stop', number })
      printing?.signal.addEventListener('abort', stop, { once: true })
      if (printing?.signal.aborted) stop()
    })
    if (!printing) return valueOf(await answer) as T
    prints.add(answer)
    return valueOf(await answer.finally(() => prints.delete(answer))) as T
  }

  return {
    begin: async () => void valueOf(await line.ask(null, (number) => line.say({ say: 'begin', number }))),
    lay: (board, asked, from, count) => work<Laid>(board, asked, { kind: 'lay', from, count }),
    pictures: (board, asked) => work<readonly string[]>(board, asked, { kind: 'pictures' }),
    letters: (board, asked) => work<readonly string[]>(board, asked, { kind: 'letters' }),
    print: (board, asked, printing) => {
      const { path, now, film } = printing
      return work<Printed>(board, asked, { kind: 'print', path, now, film }, printing)
    },
    async dispose() {
      // They were cancelled, and take their files with them.
      await Promise.all(prints)
      await line.end()
    },
  }
}

function pressHere(): OwnedPress {
  let press: Promise<Press> | null = null
  const here = () => (press ??= import('./createPress.ts').then(({ createPress }) => createPress()))
  return {
    begin: async () => void (await here()),
    lay: async (...asked) => (await here()).lay(...asked),
    pictures: async (...asked) => (await here()).pictures(...asked),
    letters: async (...asked) => (await here()).letters(...asked),
    print: async (...asked) => (await here()).print(...asked),
    dispose: () => Promise.resolve(),
  }
}
