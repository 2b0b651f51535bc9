import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import { METHODS } from '#shared/contract/methods.ts'
import type { MethodName, Methods } from '#shared/contract/methods.ts'
import type { z } from 'zod'
import type { Calls } from './calls.ts'
import type { Log } from './log/entry.ts'
import { failureFrom } from './failures.ts'
import { issueWords } from './project/rowReader.ts'
import type { Caller } from './visits.ts'

/** The implementation of each method; a thrown `FailureError` becomes its failure. */
export type Handlers = {
  readonly [M in MethodName]: (
    input: z.output<Methods[M]['input']>,
    /** Aborted when the caller gives up: work that can stop does, with a `cancelled` failure. */
    signal: AbortSignal,
    caller: Caller,
  ) => z.input<Methods[M]['output']> | Promise<z.input<Methods[M]['output']>>
}

/** The host's single entry point: looks methods up, parses input and output, and turns exceptions into failure values. */
export function createDispatch(
  handlers: Handlers,
  calls: Calls,
  log: Log,
): (caller: Caller, method: string, input: unknown, callId?: string) => Promise<Result<unknown>> {
  return async (caller, method, input, callId) => {
    if (!isMethod(method)) return fail({ kind: 'not-understood', detail: `there is no method ${method.slice(0, 80)}` })
    const asked = METHODS[method].input.safeParse(input)
    if (!asked.success)
      return fail({ kind: 'not-understood', detail: `${method}: ${issueWords(asked.error as z.ZodError)}` })
    const running = calls.begin(callId, caller.gone)
    try {
      if (running.signal.aborted) return fail({ kind: 'cancelled' })
      const value: unknown = await handlers[method](asked.data as never, running.signal, caller)
      const answer = METHODS[method].output.safeParse(value)
      if (answer.success) return { ok: true, value: answer.data }
      log(`The answer to ${method} is not what was agreed: ${issueWords(answer.error as z.ZodError)}`, {
        says: 'An answer is not what was agreed',
        method,
      })
      return fail({ kind: 'fault', detail: `the answer to ${method} is not what was agreed` })
    } catch (error) {
      const failure = failureFrom(error, placeIn(asked.data))
      if (failure.kind === 'fault')
        log(`${method}: ${failure.detail}`, { says: 'A call ended with a fault', method, fault: error })
      return fail(failure)
    } finally {
      running.end()
    }
  }
}

/** The file or folder of a call, for system errors that name none. */
function placeIn(asked: unknown): string {
  const { path, folder } = asked as { path?: unknown; folder?: unknown }
  return [path, folder].find((each) => typeof each === 'string') ?? ''
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(METHODS, name)
}
