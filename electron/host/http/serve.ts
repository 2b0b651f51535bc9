import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LIMITS } from '#shared/document/limits.ts'
import { fail } from '#shared/contract/failure.ts'
import { CALL_ID_HEADER, PAGE_HEADER, PAGE_PARAMETER } from '#shared/contract/transport.ts'
import type { Host } from '../createHost.ts'
import { answerWindow, plain } from '../page/answerWindow.ts'
import type { Pages } from '../page/pages.ts'
import { createDoorkeeper, fromItself } from './doorkeeper.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import { streamEvents } from './eventStream.ts'
import { BodyTooLarge, readBody, sendResponse } from './nodeStreams.ts'
import { secured } from '../page/securityHeaders.ts'
import { createWebVisits } from './webVisits.ts'
import type { WebVisits } from './webVisits.ts'

export interface ServeOptions {
  readonly host: Pick<Host, 'call' | 'visit' | 'listen' | 'assets'>
  readonly pages: Pages
  /** 0 for any free port. */
  readonly port: number
  /** Session secret of browsers that signed in before this start; by default a new one. */
  readonly session?: string | undefined
  /** Maximum request body in bytes; by default the largest picture. */
  readonly largestBody?: number
  /** How long, in ms, a page may be silent before it counts as gone. */
  readonly absentMs?: number
}

/** Serving options plus the doorkeeper. */
interface ServeContext extends ServeOptions {
  readonly door: Doorkeeper | null
  readonly visits: WebVisits
}

export interface Served {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string
  /** The URL to open, usable once: it carries the token. */
  readonly url: string
  /** Aborted when the URL is no longer usable: it was used, or the server closed. */
  readonly entered: AbortSignal
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Serves a host to a browser on this computer only. Rejects if the port is taken. */
export async function serve(options: ServeOptions): Promise<Served> {
  let door: Doorkeeper | null = null
  const visits = createWebVisits(options.host, options.absentMs)
  const server = createServer((request, response) => {
    void answer({ ...options, door, visits }, request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy()
      const tooLarge = error instanceof BodyTooLarge
      return sendResponse(secured(plain(tooLarge ? 413 : 500, tooLarge ? 'Too large' : 'Failed')), response)
    })
  })
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(options.port, LOOPBACK, done)
  })
  const address = `${LOOPBACK}:${(server.address() as AddressInfo).port}`
  const used = new AbortController()
  door = createDoorkeeper(address, () => used.abort(), options.session)

  return {
    origin: `http://${address}`,
    url: `http://${address}/?token=${door.token}`,
    entered: used.signal,
    close: () =>
      new Promise((done) => {
        used.abort()
        visits.close()
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function answer(options: ServeContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { door, visits } = options
  const method = request.method ?? 'GET'
  const refusal = door ? door.refusal({ method, path: request.url ?? '/', headers: request.headers }) : 'Not ready'
  if (!door || refusal !== null) return sendResponse(secured(plain(403, refusal ?? '')), response)
  // Concatenated: resolved relative to the address, "//name/" would be another host.
  const url = URL.parse(`http://${request.headers.host}${request.url}`)
  if (!url || !request.url?.startsWith('/')) return sendResponse(secured(plain(400, 'Not understood')), response)

  const token = url.searchParams.get('token')
  if (token !== null && url.pathname === '/') return sendResponse(secured(enter(door, token, request)), response)
  if (!door.admits(request.headers)) return sendResponse(secured(plain(401, NOT_ADMITTED)), response)

  if (url.pathname === '/api/events' && method === 'GET') {
    response.once('close', visits.listening(url.searchParams.get(PAGE_PARAMETER)))
    return streamEvents(options.host, response)
  }
  if (url.pathname.startsWith('/api/')) return sendResponse(secured(await callHost(options, url, request)), response)
  const body = method === 'GET' || method === 'HEAD' ? undefined : await readBody(request, largest(options))
  const type = request.headers['content-type']
  const asked = new Request(url, { method, ...(body ? { body } : {}), headers: type ? { 'content-type': type } : {} })
  return sendResponse(await answerWindow(options.host, options.pages, asked), response, method === 'HEAD')
}

const NOT_ADMITTED = `This page opens with the address that Framewright printed when it started, and that address works once.
Start Framewright again for a new one.`

function enter(door: Doorkeeper, token: string, request: IncomingMessage): Response {
  if (door.admits(request.headers)) return new Response(null, { status: 303, headers: { location: '/' } })
  const cookie = door.exchange(token)
  if (cookie === null) return plain(403, NOT_ADMITTED)
  const headers = { 'set-cookie': cookie, 'cache-control': 'no-store' }
  if (fromItself(request.headers)) return new Response(null, { status: 303, headers: { ...headers, location: '/' } })
  // After a redirect, browsers treat the request as cross-site and withhold the cookie; a refresh is the page's own
  // request.
  const onwards = '<!doctype html><title>Framewright</title><meta http-equiv="refresh" content="0;url=/">'
  return new Response(onwards, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}

async function callHost(options: ServeContext, url: URL, request: IncomingMessage): Promise<Response> {
  const method = /^\/api\/call\/([\w.]+)$/.exec(url.pathname)?.[1]
  if (!method || request.method !== 'POST') return plain(404, 'Not found')
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return plain(415, 'JSON is asked for')
  const body = await readBody(request, largest(options))
  const input = parsed(body)
  const result = input.ok
    ? await options.visits.of(named(request, PAGE_HEADER)).call(method, input.value, named(request, CALL_ID_HEADER))
    : fail({ kind: 'not-understood', detail: 'the body is no JSON' })
  return Response.json(result, { headers: { 'cache-control': 'no-store' } })
}

function named(request: IncomingMessage, header: string): string | undefined {
  const name = request.headers[header]
  return typeof name === 'string' ? name : undefined
}

function parsed(body: Uint8Array): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(Buffer.from(body).toString('utf8')) as unknown }
  } catch {
    return { ok: false }
  }
}

function largest(options: ServeOptions): number {
  return options.largestBody ?? LIMITS.pictureBytes
}
