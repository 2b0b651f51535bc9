import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeAnswer } from './fakeModelAnswers.ts'

/** What is no answer at all, or none that ends. */
const BREAKS = ['reset-before-body', 'reset-after-body', 'reset-in-answer', 'hang', 'slow-drip'] as const
export type Break = (typeof BREAKS)[number]

export function isBreak(answer: FakeAnswer): answer is Extract<FakeAnswer, { kind: Break }> {
  return BREAKS.some((kind) => kind === answer.kind)
}

export function breakOff(
  kind: Break,
  { incoming, outgoing }: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
): void {
  if (kind === 'hang') return
  if (kind === 'reset-before-body' || kind === 'reset-after-body') {
    incoming.socket.destroy()
    return
  }
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' })
  outgoing.write('{"candidates":')
  if (kind === 'reset-in-answer') {
    setTimeout(() => incoming.socket.destroy(), 20)
    return
  }
  const drip = setInterval(() => outgoing.write(' '), 20)
  outgoing.on('close', () => clearInterval(drip))
}
