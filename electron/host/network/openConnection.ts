import { request as plainRequest } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { connect as plainConnect, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as secureConnect } from 'node:tls'
import { failureOfProxy, failureOfTls } from './networkFailure.ts'
import { readAgain } from './readAgain.ts'
import { NetworkError, placeOf, unbracketed } from './ways.ts'
import type { Proxy, Ways } from './ways.ts'

/**
 * For `createConnection` of Node's `request`: each request gets its own connection. A proxy only tunnels it (CONNECT):
 * it learns the server's name and port, but not the key or the request. `isRead`: nobody holds memory of what came so
 * far, which may then be used again; omitted: it never is.
 */
export function connectBy(ways: Ways, url: URL, how: Connecting = {}): NonNullable<RequestOptions['createConnection']> {
  return (_options, done) => {
    openConnection(ways, url, how).then(
      (socket) => done(null, socket),
      (error: unknown) => (done as (error: Error) => void)(error instanceof Error ? error : new Error(String(error))),
    )
    return undefined
  }
}

export interface Connecting {
  readonly signal?: AbortSignal
  readonly isRead?: () => boolean
}

/** Tries each route in turn. A proxy's refusal is final; only an unreachable proxy is skipped. */
async function openConnection(ways: Ways, url: URL, how: Connecting): Promise<Socket> {
  const route = await ways.to(url)
  for (const [at, proxy] of route.entries()) {
    try {
      return await openOne(ways, url, proxy, how)
    } catch (error) {
      const deaf = error instanceof NetworkError && error.failure.why === 'proxy-unreachable'
      if (!deaf || at === route.length - 1) throw error
    }
  }
  throw new NetworkError({ detail: 'no way to the network' })
}

async function openOne(ways: Ways, url: URL, proxy: Proxy | null, { signal, isRead }: Connecting): Promise<Socket> {
  const host = unbracketed(url.hostname)
  const secure = url.protocol === 'https:'
  const port = Number(url.port) || (secure ? 443 : 80)
  const reading = isRead ? { onread: readAgain(isRead) } : {}
  if (!secure) {
    if (proxy) throw new NetworkError({ detail: 'over http the key could be read by the proxy' })
    return opened(plainConnect({ host, port, ...reading }), 'connect', signal)
  }
  const socket = proxy ? await tunnel(ways, proxy, `${url.hostname}:${port}`, signal) : null
  try {
    const options = { host, port, servername: nameOf(host), secureContext: ways.trusted(), ALPNProtocols: ['http/1.1'] }
    // In a tunnel the proxy's socket reads.
    return await opened(secureConnect({ ...options, ...(socket ? { socket } : reading) }), 'secureConnect', signal)
  } catch (error) {
    socket?.destroy()
    throw failureOfTls(error, url.host) ?? error
  }
}

/** A tunnel through a proxy to "host:port". */
function tunnel(ways: Ways, proxy: Proxy, place: string, signal?: AbortSignal): Promise<Socket> {
  const { host, port, authorization } = proxy
  return new Promise((done, failed) => {
    const ask = (proxy.secure ? secureRequest : plainRequest)({
      host,
      port,
      method: 'CONNECT',
      path: place,
      agent: false,
      headers: { host: place, ...(authorization === null ? {} : { 'proxy-authorization': authorization }) },
      ...(proxy.secure ? { servername: nameOf(host), secureContext: ways.trusted() } : {}),
      ...(signal ? { signal } : {}),
    })
    ask.once('error', (error) => failed(signal?.aborted ? error : unreached(proxy, error)))
    ask.once('connect', (answer: IncomingMessage, socket: Socket, head: Buffer) => {
      socket.on('error', () => undefined)
      const refused = failureOfProxy(answer, proxy)
      if (refused) {
        socket.destroy()
        failed(refused)
        return
      }
      if (head.length > 0) socket.unshift(head)
      done(socket)
    })
    ask.end()
  })
}

function unreached(proxy: Proxy, error: unknown): NetworkError {
  const why = failureOfTls(error, placeOf(proxy))
  if (why) return why
  const detail = error instanceof Error && 'code' in error ? String(error.code) : 'it broke off'
  return new NetworkError({ why: 'proxy-unreachable', proxy: placeOf(proxy), detail })
}

/** The TLS server name: must not be an IP address. */
function nameOf(host: string): string {
  return isIP(host) === 0 ? host : ''
}

function opened(socket: Socket, event: 'connect' | 'secureConnect', signal?: AbortSignal): Promise<Socket> {
  return new Promise((done, failed) => {
    const stop = (): void => void socket.destroy(signal?.reason as Error)
    const settle = (end: () => void): void => {
      signal?.removeEventListener('abort', stop)
      end()
    }
    // Kept attached: an error before the request takes the socket over must not be unhandled.
    socket.on('error', (error) => settle(() => failed(error)))
    socket.once('close', () => settle(() => failed(new NetworkError({ detail: 'ECONNRESET' }))))
    socket.once(event, () => settle(() => done(socket)))
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
  })
}
