import type { Client } from '#shared/contract/client.ts'
import { fail } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Input, MethodName, Output } from '#shared/contract/methods.ts'
import { ON_DISK_FIRST } from '#shared/contract/onDisk.ts'

/**
 * The same client for calls about an open film: a call that reads the film on disk (`ON_DISK_FIRST`) is made once
 * everything is there. If that can't be saved, such a call fails with `not-saved` and never reaches the host.
 */
export function settledClient(client: Client, settle: () => Promise<boolean>): Client {
  return {
    async call<M extends MethodName>(method: M, input: Input<M>, callId?: string): Promise<Result<Output<M>>> {
      const first = ON_DISK_FIRST[method]
      if (first !== null && !(await settle()) && first === 'needed') return fail({ kind: 'not-saved' })
      return client.call(method, input, callId)
    },
    on: (name, heard) => client.on(name, heard),
  }
}
