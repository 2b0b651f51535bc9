import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerWindow } from '#host/page/answerWindow.ts'
import { builtPages } from '#host/page/pages.ts'
import { CONTENT_SECURITY_POLICY } from '#host/page/securityHeaders.ts'
import { createDoorkeeper } from '#host/http/doorkeeper.ts'
import { devPages, devPolicy } from '../../electron/dev/devPages.ts'

const SOURCES = { origin: 'http://127.0.0.1:5173', nonce: 'a-nonce' }
const NO_HOST = { assets: () => Promise.resolve(new Response('bytes')) }

/** Its directives by name. */
function directives(policy: string): Record<string, string> {
  return Object.fromEntries(policy.split('; ').map((each) => [each.split(' ')[0]!, each]))
}

describe('the window on its sources', () => {
  it('is let no more than Vite’s own scripts, styles and socket', () => {
    expect(directives(devPolicy(SOURCES))).toEqual({
      ...directives(CONTENT_SECURITY_POLICY),
      'script-src': "script-src 'self' 'nonce-a-nonce'",
      'style-src': "style-src 'self' 'nonce-a-nonce'",
      'connect-src': "connect-src 'self' ws://127.0.0.1:5173",
    })
  })

  it('fetches only its files from Vite: pictures come from the host, and what Vite does not know is not there', async () => {
    const asked: string[] = []
    const vite = createServer((request, response) => {
      asked.push(request.url!)
      response.writeHead(request.url!.startsWith('/main') ? 200 : 404, { 'content-type': 'text/javascript', etag: 'x' })
      response.end('export {}')
    }).listen(0, '127.0.0.1')
    await new Promise((done) => vite.once('listening', done))
    const pages = devPages({ ...SOURCES, origin: `http://127.0.0.1:${(vite.address() as AddressInfo).port}` })
    const answer = (place: string) => answerWindow(NO_HOST, pages, new Request(`framewright://app${place}`))
    const script = await answer('/main.tsx?t=1')
    expect([script.status, script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
      200,
      'text/javascript',
      'no-store',
    ])
    expect(script.headers.get('content-security-policy')).toBe(pages.policy)
    expect(await (await answer('/p/x')).text()).toBe('bytes')
    expect((await answer('/nowhere')).status).toBe(404)
    await new Promise((done) => vite.close(done))
    expect(asked).toEqual(['/main.tsx?t=1', '/nowhere'])
    expect((await answer('/main.tsx')).status).toBe(404)
  })

  it('is entered as ever: a browser that came in before a restart comes in by its cookie, and by nothing else', () => {
    const session = 'x'.repeat(43)
    const before = createDoorkeeper('127.0.0.1:4040', undefined, session)
    const cookie = before.exchange(before.token)!.split(';')[0]!
    const after = createDoorkeeper('127.0.0.1:4040', undefined, session)
    expect(after.admits({ cookie })).toBe(true)
    expect(after.admits({ cookie: cookie.replace('x', 'y') })).toBe(false)
    expect(after.token).not.toBe(before.token)
    expect(after.exchange(before.token)).toBe(null)
    expect(createDoorkeeper('127.0.0.1:4040').admits({ cookie })).toBe(false)
  })
})

describe('what ships', () => {
  it('runs under a policy that names no other place and no exception', async () => {
    const answer = await answerWindow(NO_HOST, builtPages('/nowhere'), new Request('framewright://app/'))
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/nonce|unsafe|ws:|http|\*/)
  })

  it('has nothing of the workshop in it: no file of it is imported by another', () => {
    const root = path.resolve(import.meta.dirname, '../../electron')
    const importing = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^dev(?:[/\\.]|Begin\.ts$)/.test(name))
      .filter((name) =>
        /from '.*\/dev(?:\/|\.ts|Begin)|import\('.*\/dev|FRAMEWRIGHT_DEV/.test(
          readFileSync(path.join(root, name), 'utf8'),
        ),
      )
    expect(importing).toEqual([])
  })
})
