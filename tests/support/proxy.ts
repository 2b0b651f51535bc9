import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer as createTlsServer } from 'node:tls'
import type { Certificate } from './certificates.ts'

export interface ProxyOptions {
  /** Where each name that it knows lies on this computer. */
  readonly ports?: Readonly<Record<string, number>>
  /** "name:password". */
  readonly login?: string
  /** The logins that it says it takes. */
  readonly asks?: string
  /** The status that everyone gets. */
  readonly refuses?: number
  /** Takes a connection and says nothing. */
  readonly silent?: boolean
  /** It is spoken to over TLS. */
  readonly secure?: Certificate
}

export interface TestProxy {
  readonly port: number
  /** host:port. */
  readonly place: string
  /** "name:port" of each CONNECT. */
  readonly asked: string[]
  /** Everything that it could read: first lines, headers, and what went through. */
  heard(): string
  close(): Promise<void>
}

/** A proxy on loopback that carries (CONNECT) and writes down all that it sees. It fetches nothing by itself. */
export async function startProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const asked: string[] = []
  const heard: string[] = []
  const open = new Set<Duplex>()
  const server: Server = options.secure ? createSecureServer(options.secure) : createServer()
  server.on('connection', (socket: Socket) => keep(open, socket))
  server.on('request', (incoming: IncomingMessage, answer) => {
    asked.push(`${incoming.method} ${incoming.url}`)
    heard.push(JSON.stringify([incoming.url, incoming.headers]))
    answer.writeHead(501).end()
  })
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    keep(open, socket)
    asked.push(incoming.url ?? '')
    heard.push(JSON.stringify([incoming.url, incoming.headers]))
    if (options.silent) return
    const refusal = refusalOf(incoming, options)
    if (refusal) socket.end(refusal)
    else carry(socket, options.ports?.[incoming.url ?? ''], heard, open)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    place: `127.0.0.1:${port}`,
    asked,
    heard: () => heard.join('\n'),
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function keep(open: Set<Duplex>, socket: Duplex): void {
  open.add(socket)
  socket.on('error', () => undefined)
  socket.once('close', () => open.delete(socket))
}

const PAGE = '<!doctype html><title>Blocked</title><p>Ask the network table.</p>'

function page(line: string, more = ''): string {
  return `HTTP/1.1 ${line}\r\n${more}content-type: text/html\r\ncontent-length: ${PAGE.length}\r\n\r\n${PAGE}`
}

function refusalOf(incoming: IncomingMessage, { login, asks = 'Basic realm="studio"', refuses }: ProxyOptions): string {
  if (refuses !== undefined) return page(`${refuses} No`)
  const given = incoming.headers['proxy-authorization']
  if (login === undefined || given === `Basic ${Buffer.from(login).toString('base64')}`) return ''
  return page('407 Proxy Authentication Required', `proxy-authenticate: ${asks}\r\n`)
}

function carry(socket: Duplex, port: number | undefined, heard: string[], open: Set<Duplex>): void {
  if (port === undefined) {
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    return
  }
  const far = connect({ host: '127.0.0.1', port }, () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.on('data', (bytes: Buffer) => heard.push(bytes.toString('latin1')))
    socket.pipe(far).pipe(socket)
  })
  keep(open, far)
  socket.once('close', () => far.destroy())
  far.once('close', () => socket.destroy())
}

export interface SecureFront {
  readonly port: number
  /** Connections over which TLS was agreed upon. */
  readonly agreed: () => number
  close(): Promise<void>
}

/** TLS in front of a server on loopback that speaks plain HTTP. */
export async function startSecureFront({ cert, key }: Certificate, url: string): Promise<SecureFront> {
  const open = new Set<Duplex>()
  const { port } = new URL(url)
  let agreed = 0
  const server = createTlsServer({ cert, key }, (socket) => {
    agreed += 1
    keep(open, socket)
    const far = connect({ host: '127.0.0.1', port: Number(port) })
    keep(open, far)
    socket.pipe(far).pipe(socket)
    far.once('close', () => socket.destroy())
    socket.once('close', () => far.destroy())
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    agreed: () => agreed,
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
