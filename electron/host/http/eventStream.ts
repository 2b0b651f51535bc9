import type { ServerResponse } from 'node:http'
import type { Host } from '../createHost.ts'
import { SECURITY_HEADERS } from '../page/securityHeaders.ts'

/** Well under the minute after which idle connections tend to be closed. */
const HEARTBEAT_MS = 25_000

/** Forwards host events as server-sent events until the window goes away. */
export function streamEvents(host: Pick<Host, 'listen'>, response: ServerResponse): void {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  })
  response.write(': open\n\n')
  const unlisten = host.listen((event) => response.write(`data: ${JSON.stringify(event)}\n\n`))
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  response.once('close', () => {
    clearInterval(heartbeat)
    unlisten()
  })
}
