import { createHost } from '#host/createHost.ts'
import type { Host } from '#host/createHost.ts'
import type { Platform } from '#host/platform.ts'
import { createClient } from '#shared/contract/client.ts'
import type { Client } from '#shared/contract/client.ts'
import type { Transport } from '#shared/contract/transport.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { testPlatform } from './testPlatform.ts'

export interface InProcess {
  readonly host: Host
  readonly client: Client
  readonly transport: Transport
  /** A folder of its own, removed at the end. */
  readonly folder: string
  readonly asset: (path: string, init?: RequestInit) => Promise<Response>
  readonly close: () => Promise<void>
}

/** A whole host in this process, with a folder of its own for everything it writes. */
export function startInProcess(own: Partial<Platform> = {}): InProcess {
  const folder = temporaryFolder()
  const host = createHost(testPlatform(folder.path, own))
  const transport: Transport = {
    // As JSON, which is what every other transport makes of it.
    call: async (method, input, callId) => overWire(await host.call(method, overWire(input), callId)),
    listen: (heard) => host.listen((event) => heard(overWire(event))),
  }
  return {
    host,
    client: createClient(transport),
    transport,
    folder: folder.path,
    asset: (path, init) => host.assets(new Request(new URL(path, 'http://host'), init)),
    async close() {
      await host.dispose()
      folder.remove()
    },
  }
}

function overWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
