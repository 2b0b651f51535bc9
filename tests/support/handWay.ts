import type { Transport } from '#shared/contract/transport.ts'

/** A way to a real host on which a test decides what becomes of every message: it may fail, wait, be lost or overtake another. */
export interface HandWay extends Transport {
  /** `go` brings the call to the host and gives its answer. Until told otherwise every call just goes. */
  calls(decide: (method: string, go: () => Promise<unknown>) => Promise<unknown>): void
  /** `go` lets the window hear the event. */
  events(decide: (event: unknown, go: () => void) => void): void
  /** The window hears this, which no host told. */
  tell(event: unknown): void
  /** From here on everything goes as it should. */
  clear(): void
}

const straight = (_method: string, go: () => Promise<unknown>): Promise<unknown> => go()
const heardAtOnce = (_event: unknown, go: () => void): void => go()

export function handWay(transport: Transport): HandWay {
  let call = straight
  let hear = heardAtOnce
  const listeners = new Set<(event: unknown) => void>()
  // Decided once for each event, however many listen.
  transport.listen((event) =>
    hear(event, () => {
      for (const heard of listeners) heard(event)
    }),
  )
  return {
    call: (method, input, callId) => call(method, () => transport.call(method, input, callId)),
    listen(heard) {
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    calls(decide) {
      call = decide
    },
    events(decide) {
      hear = decide
    },
    tell(event) {
      for (const heard of listeners) heard(event)
    },
    clear() {
      call = straight
      hear = heardAtOnce
    },
  }
}

/** Lets other messages pass first: some turns of the event loop, now and then some ms. */
export async function dawdle(random: () => number): Promise<void> {
  if (random() < 0.1) return new Promise((resolve) => void setTimeout(resolve, random() * 15))
  for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1)
    await new Promise((resolve) => void setImmediate(resolve))
}

/** Calls, answers and events each take a while of their own, so that they overtake one another; some are lost, and sent again. */
export function slowWay(transport: Transport, random: () => number): Transport {
  return {
    async call(method, input) {
      await dawdle(random)
      const answer = await transport.call(method, input)
      await dawdle(random)
      if (method === 'board.save' && random() < 0.05)
        return { ok: false, failure: { kind: 'busy', path: 'the answer was lost on its way' } }
      return answer
    },
    listen: (heard) => transport.listen((event) => void dawdle(random).then(() => heard(event))),
  }
}

/** Something to wait for until it is opened. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const doors: (() => void)[] = []
  const opened = new Promise<void>((resolve) => void doors.push(resolve))
  return { opened, open: () => doors.forEach((door) => door()) }
}
