import { request } from 'node:http'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtPages } from '#host/page/pages.ts'
import { serve } from '#host/http/serve.ts'
import type { Served } from '#host/http/serve.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { visit } from '../support/webVisitor.ts'
import type { WebVisitor } from '../support/webVisitor.ts'

const LARGEST = 20_000

describe('the web host', () => {
  let inside: InProcess
  let served: Served
  let visitor: WebVisitor | null = null

  beforeEach(async () => {
    inside = startInProcess()
    const pages = path.join(inside.folder, 'pages')
    mkdirSync(path.join(pages, 'assets'), { recursive: true })
    writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>Framewright</title>')
    writeFileSync(path.join(pages, 'assets', 'main-1a2b.js'), 'document.title = "on"')
    writeFileSync(path.join(inside.folder, 'secret.json'), '{"secret":true}')
    served = await serve({ host: inside.host, pages: builtPages(pages), port: 0, largestBody: LARGEST })
  })
  afterEach(async () => {
    visitor?.leave()
    visitor = null
    await served.close()
    await inside.close()
  })

  async function enter(): Promise<WebVisitor> {
    visitor = await visit(served)
    return visitor
  }

  it('listens on loopback only', async () => {
    expect(served.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    // Another name of this computer, which whoever listens to the whole network answers to.
    await expect(fetch(served.origin.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow()
  })

  it('gives the page to whoever holds the session, and files by their type', async () => {
    const { fetch: ask } = await enter()
    const page = await ask('/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('Framewright')
    const script = await ask('/assets/main-1a2b.js')
    expect(script.headers.get('content-type')).toContain('text/javascript')
  })

  it('gives nothing without the session', async () => {
    for (const nowhere of ['/', '/assets/main-1a2b.js', '/api/events', '/p/open_00000000/media/x', '/fonts/x'])
      expect((await fetch(served.origin + nowhere)).status).toBe(401)
    expect((await send('POST', '/api/call/app.about', { origin: served.origin }, '{}')).status).toBe(401)
  })

  it('takes its token once, and keeps the session out of the reach of scripts and other sites', async () => {
    const first = await fetch(served.url, { redirect: 'manual' })
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe('/')
    expect(first.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    const second = await fetch(served.url, { redirect: 'manual' })
    expect(second.status).toBe(403)
    expect(second.headers.get('set-cookie')).toBeNull()
    expect(second.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await second.text()).toContain('works once')
  })

  it('takes no other token', async () => {
    const wrong = await fetch(`${served.origin}/?token=${'A'.repeat(43)}`, { redirect: 'manual' })
    expect(wrong.status).toBe(403)
    expect((await fetch(served.url, { redirect: 'manual' })).status).toBe(303)
  })

  it('lets the person who has the session open the address again', async () => {
    const { fetch: ask } = await enter()
    expect((await ask(new URL(served.url).search.replace('?', '/?'), { redirect: 'manual' })).status).toBe(303)
  })

  it('answers to its own name and port only, with or without the session', async () => {
    const cookie = (await fetch(served.url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    const { port } = new URL(served.origin)
    for (const host of ['framewright.example', `framewright.example:${port}`, `localhost:${port}`, '127.0.0.1:1'])
      expect((await send('GET', '/', { host, cookie })).status).toBe(403)
    expect((await send('GET', '/', { cookie })).status).toBe(200)
  })

  it('takes calls and pictures from its own page only', async () => {
    const cookie = (await fetch(served.url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    const json = { cookie, 'content-type': 'application/json' }
    const from = (headers: OutgoingHttpHeaders) => send('POST', '/api/call/app.about', { ...json, ...headers }, '{}')
    expect((await from({ origin: served.origin })).status).toBe(200)
    expect((await from({})).status).toBe(403)
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ origin: 'https://framewright.example' })).status).toBe(403)
    // Another port of this computer counts as the same site, and so brings the cookie along.
    expect((await from({ origin: 'http://127.0.0.1:1' })).status).toBe(403)
    expect((await send('POST', '/p/open_00000000/media?name=x.png', { cookie }, 'x')).status).toBe(403)
  })

  it('lets no other page show its pictures or hear its events', async () => {
    const cookie = (await fetch(served.url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    for (const site of ['cross-site', 'same-site']) {
      expect((await send('GET', '/api/events', { cookie, 'sec-fetch-site': site })).status).toBe(403)
      expect((await send('GET', '/p/open_00000000/media/x', { cookie, 'sec-fetch-site': site })).status).toBe(403)
    }
    expect((await send('GET', '/', { cookie, 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  it('finds nothing outside the built pages, however the path is written', async () => {
    const cookie = (await fetch(served.url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    const ways = [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/..%2f..%2fsecret.json',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
      '/..%5csecret.json',
      '//secret.json',
      '/assets/main-1a2b.js%00.html',
      '/%',
      inside.folder + '/secret.json',
    ]
    for (const way of ways) {
      const answer = await send('GET', way, { cookie })
      expect([way, answer.status]).toEqual([way, 404])
      expect(answer.text).not.toContain('secret":true')
    }
  })

  it('takes no body larger than it was told, whether its length is said or not', async () => {
    const cookie = (await fetch(served.url, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    const headers = { cookie, origin: served.origin, 'content-type': 'application/json' }
    const large = JSON.stringify({ text: 'x'.repeat(LARGEST) })
    const said = { ...headers, 'content-length': Buffer.byteLength(large) }
    expect((await send('POST', '/api/call/app.about', said, large)).status).toBe(413)
    expect((await send('POST', '/api/call/app.about', headers, large)).status).toBe(413)
    const picture = { cookie, origin: served.origin, 'content-type': 'image/png' }
    expect((await send('POST', '/p/open_00000000/media?name=x', picture, large)).status).toBe(413)
  })

  it('understands only JSON, and says so of what is not', async () => {
    const { fetch: ask } = await enter()
    const form = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }
    expect((await ask('/api/call/app.about', form)).status).toBe(415)
    const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' }
    expect(await (await ask('/api/call/app.about', broken)).json()).toMatchObject({
      ok: false,
      failure: { kind: 'not-understood' },
    })
    expect((await ask('/api/call/app.about')).status).toBe(404)
    expect((await ask('/api/other', { method: 'POST' })).status).toBe(404)
  })

  it('carries the same strict headers on every answer, good or bad', async () => {
    const { fetch: ask } = await enter()
    const answers = [
      await ask('/'),
      await ask('/nothing.js'),
      await ask('/api/call/app.about', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      await ask('/p/open_00000000/media/x'),
      await fetch(served.origin),
      await fetch(served.url, { redirect: 'manual' }),
    ]
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    }
  })

  /** Over Node's own client, which sends any header and any path as it is told. */
  function send(method: string, target: string, headers: OutgoingHttpHeaders, body?: string): Promise<Answer> {
    const { hostname, port } = new URL(served.origin)
    return new Promise((done, failed) => {
      const asked = request({ hostname, port, method, path: target, headers }, (answer) => {
        let text = ''
        const end = () => done({ status: answer.statusCode ?? 0, headers: answer.headers, text })
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', end)
        answer.on('close', end)
      })
      // A body that is turned away half-way may end the connection after the answer has come.
      asked.on('error', failed)
      asked.end(body)
    })
  }
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}
