import type { Failure } from '#shared/contract/failure.ts'
import type { FakeAnswer } from '../fakeModelAnswers.ts'
import { fakePicture, inline, usageFor } from '../fakeModelAnswers.ts'

/** One thing that can go wrong with the model, or on the way to it, and what is right then. */
export interface Fault {
  readonly name: string
  /** What each request gets; the last repeats. */
  readonly answers: readonly FakeAnswer[]
  /** Requests for a picture that reach the model, exactly. */
  readonly requests: number
  /** Why more than one is right: nothing was made, and nothing billed. */
  readonly again?: 'asked to wait' | 'the service failed before it made anything'
  readonly end: 'done' | Failure['kind']
  /** A part of the sentence that a person reads; of a job that is done, of what its take says. */
  readonly says: string
  /** Pictures that came whole: each lies on disk afterwards, byte for byte. */
  readonly pictures?: readonly Uint8Array[]
  /** Takes there are afterwards. */
  readonly takes: number
  /** As much as came of a picture, as it came: it lies in the answer that was kept. */
  readonly came?: string
  /** The answer stays on disk as it came. */
  readonly kept: boolean
  /** What the ledger counts: as spent, as perhaps billed, or nothing. */
  readonly counts: 'spent' | 'perhaps' | 'nothing'
  readonly timeoutMs?: number
  /** Where the request goes in place of the model; ended with the test. */
  readonly reach?: (url: string) => Promise<{ url: string; close(): Promise<void> }>
}

/** The answer told its tokens: they are billed, whatever came of it. */
export const TOLD = { counts: 'spent' } as const
export const KEPT_AND_TOLD = { ...TOLD, kept: true } as const

type Told = Pick<Fault, 'requests'> & Partial<Fault>

/** A fault that leaves nothing but its sentence. */
export function refuses(
  name: string,
  answers: FakeAnswer | readonly FakeAnswer[],
  end: Failure['kind'],
  says: string,
  more: Partial<Fault> = {},
): Fault {
  const told: Told = { requests: 1, ...more }
  return {
    name,
    answers: [answers].flat(),
    end,
    says,
    takes: 0,
    kept: false,
    counts: 'nothing',
    ...told,
  }
}

/** A fault that costs no picture. */
export function brings(
  name: string,
  answers: FakeAnswer | readonly FakeAnswer[],
  pictures: readonly Uint8Array[],
  more: Partial<Fault> = {},
): Fault {
  return {
    name,
    answers: [answers].flat(),
    end: 'done',
    says: '',
    pictures,
    takes: pictures.length,
    kept: false,
    counts: 'spent',
    requests: 1,
    ...more,
  }
}

export const [ONE, TWO, DRAFT] = [
  await fakePicture('21:9', 1),
  await fakePicture('21:9', 2, 'jpeg'),
  await fakePicture('21:9', 3),
]

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** The body of an answer with these parts. */
export function bodyOf(parts: readonly unknown[], candidate: object = {}, more: object = usageFor('1K')): object {
  return { candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', ...candidate }], ...more }
}

export const GOOD = JSON.stringify(bodyOf([inline(ONE)]))

export function raw(
  body: unknown,
  more: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): FakeAnswer {
  return { kind: 'raw', body, ...more }
}

export const picture: FakeAnswer = raw(GOOD)

export const partsOf = (...held: readonly unknown[]): FakeAnswer => raw(bodyOf(held))
