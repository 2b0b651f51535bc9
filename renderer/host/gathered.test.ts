import { beforeEach, describe, expect, it } from 'vitest'
import type { Transport } from '#shared/contract/transport.ts'
import { gathered } from './gathered.ts'

let clock = 0
let planned: { readonly at: number; readonly run: () => void }[] = []
let hidden = false
let send: (event: unknown) => void = () => undefined
const transport: Transport = {
  call: (method) => Promise.resolve(method),
  listen(onEvent) {
    send = onEvent
    return () => {
      send = () => undefined
    }
  },
}
const pace = {
  now: () => clock,
  after: (ms: number, run: () => void) => void planned.push({ at: clock + ms, run }),
  hidden: () => hidden,
}

function pass(ms: number): void {
  clock += ms
  const due = planned.filter(({ at }) => at <= clock)
  planned = planned.filter(({ at }) => at > clock)
  for (const { run } of due) run()
}

beforeEach(() => {
  clock = 1000
  planned = []
  hidden = false
})

/** What is told, task by task; `later`: so many ms on. */
function hear() {
  const tasks: unknown[][] = []
  let task: unknown[] | null = null
  const way = gathered(transport, pace)
  const stop = way.listen((event) => {
    if (task === null) tasks.push((task = []))
    task.push(event)
  })
  const later = (ms: number): void => {
    task = null
    pass(ms)
    task = null
  }
  return { tasks, stop, later }
}

describe('events that come in a rush', () => {
  it('are told in one task and in their order, the first of them at once', () => {
    const { tasks, later } = hear()
    send(1)
    send(2)
    expect(tasks).toEqual([])
    later(0)
    expect(tasks).toEqual([[1, 2]])
    send(3)
    later(20)
    send(4)
    later(229)
    expect(tasks).toEqual([[1, 2]])
    later(1)
    expect(tasks).toEqual([
      [1, 2],
      [3, 4],
    ])
    later(500)
    send(5)
    later(0)
    expect(tasks.at(-1)).toEqual([5])
  })

  it('are told as they come where nobody sees the window, with those that waited before them', () => {
    const { tasks, later } = hear()
    send(1)
    hidden = true
    send(2)
    expect(tasks.flat()).toEqual([1, 2])
    later(250)
    expect(tasks.flat()).toEqual([1, 2])
  })

  it('are not told to one who no longer listens', () => {
    const { tasks, stop, later } = hear()
    send(1)
    stop()
    later(250)
    expect(tasks).toEqual([])
  })
})
