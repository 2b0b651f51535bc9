import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { createWays } from '#host/network/createWays.ts'
import type { WaysOptions } from '#host/network/createWays.ts'
import { createGeminiProvider } from '#host/generation/providers/gemini/geminiProvider.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { newCompany } from '../support/certificates.ts'
import type { Certificate } from '../support/certificates.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { failureOf, fake, make, ready, requestFor, valueOf } from '../support/fakeModelCalls.ts'
import { SERVICE, companyIn, openOffice } from '../support/office.ts'
import type { Office, OfficeOptions } from '../support/office.ts'
import { startProxy } from '../support/proxy.ts'
import type { ProxyOptions } from '../support/proxy.ts'

const stranger = newCompany('Somebody Else')
const folder = mkdtempSync(path.join(tmpdir(), 'framewright-ways-'))
const known = path.join(folder, 'company.pem')
const company = companyIn(known)
// Such files hold words beside certificates, and now and then one that is none.
writeFileSync(
  known,
  `Bag Attributes\n${company.cert}\n-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n`,
)
afterAll(() => rmSync(folder, { recursive: true }))

async function office(options: Partial<OfficeOptions> = {}): Promise<Office> {
  const opened = await openOffice({ shows: company.certify([SERVICE]), ...options })
  onTestFinished(() => opened.close())
  return opened
}

function ways(options: Partial<WaysOptions> = {}) {
  return createWays({ proxies: {}, files: { extra: known, system: undefined }, log: () => undefined, ...options })
}

const by = (https_proxy: string, more: Partial<WaysOptions> = {}) => ways({ proxies: { https_proxy }, ...more })
const ask = (from: ReturnType<typeof ways>) => make({ url: '' }, { baseUrl: '', ways: from })

async function toldOf(from: ReturnType<typeof ways>): Promise<{ failure: Failure; words: string }> {
  const failure = failureOf(await ask(from))
  return { failure, words: sentence(failure) }
}

describe('a request behind a proxy', () => {
  it('goes through it, with the company’s certificate believed; the proxy learns the name of the service alone', async () => {
    const { model, proxy } = await office({ login: 'ada:s3cret: word' })
    const from = by(`http://ada:s3cret%3A%20word@${proxy.place}`)
    expect(valueOf(await ask(from)).bytes.length).toBeGreaterThan(100)
    expect(proxy.asked).toEqual([`${SERVICE}:443`])
    expect(model.requests.map(({ headers }) => headers['x-goog-api-key'])).toEqual([FAKE_KEY])
    expect(model.requests[0]!.headers).not.toHaveProperty('proxy-authorization')
    expect(proxy.heard()).not.toContain(FAKE_KEY)
    expect(proxy.heard()).not.toContain('close-up')
  })

  it('shows it nothing that goes to this computer itself', async () => {
    for (const here of ['https://127.0.0.1:8443/', 'https://localhost/', 'http://127.0.0.1:9/'])
      expect(await by('http://proxy.example:3128').to(new URL(here))).toEqual([null])
  })

  it('asks no other where the first one refuses', async () => {
    const [one, other] = [await office({ login: 'ada:word' }), await office()]
    const system = () => Promise.resolve(`PROXY ${one.proxy.place}; PROXY ${other.proxy.place}`)
    expect((await toldOf(ways({ system }))).failure.kind).toBe('no-network')
    expect([one.proxy.asked.length, other.proxy.asked]).toEqual([1, []])
  })

  it('leaves whole when it is large, and once', async () => {
    const { model, proxy } = await office()
    const sketch = { role: 'sketch', label: 'Sketch', type: 'image/png', bytes: new Uint8Array(12_000_000) }
    const request = ready(requestFor(), [sketch])
    await make({ url: '' }, { baseUrl: '', ways: by(`http://${proxy.place}`), request })
    expect(model.requests).toHaveLength(1)
    expect(model.requests[0]!.body.length).toBeGreaterThan(16_000_000)
  })

  it('lists models through it, one connection to a request', async () => {
    const { model, proxy } = await office()
    const provider = createGeminiProvider({ ways: by(proxy.place) })
    const listed = await provider.test({ key: FAKE_KEY, baseUrl: '' }, new AbortController().signal)
    expect(valueOf(listed).models.length).toBeGreaterThan(2)
    expect(proxy.asked).toHaveLength(model.requests.length)
  })

  it('goes through a proxy that is itself spoken to over TLS', async () => {
    const { model, proxy } = await office({ secure: company.certify(['localhost']), login: 'ada:word' })
    valueOf(await ask(by(`https://ada:word@localhost:${proxy.port}`)))
    expect(model.requests).toHaveLength(1)
  })

  it('takes the system’s settings where the environment says nothing, and the environment before them', async () => {
    const [one, other] = [await office(), await office()]
    const asked: string[] = []
    const system = async (url: URL) => {
      asked.push(url.href)
      return `PROXY ${one.proxy.place}; DIRECT`
    }
    valueOf(await ask(ways({ system })))
    valueOf(await ask(by(other.proxy.place, { system })))
    expect([one.model.requests.length, other.model.requests.length]).toEqual([1, 1])
    expect(asked).toHaveLength(1)
  })

  it('goes the next way that the system names where a proxy is not there', async () => {
    const { model, proxy } = await office()
    const system = () => Promise.resolve(`PROXY 127.0.0.1:1; SOCKS5 127.0.0.1:2; PROXY ${proxy.place}`)
    valueOf(await ask(ways({ system })))
    expect(model.requests).toHaveLength(1)
  })

  it('to this computer itself goes straight there, and never in the clear through a proxy', async () => {
    const model = await fake()
    const proxy = await startProxy()
    onTestFinished(() => proxy.close())
    const from = ways({ proxies: { https_proxy: proxy.place, http_proxy: proxy.place, ALL_PROXY: proxy.place } })
    valueOf(await make(model, { ways: from }))
    expect(model.requests).toHaveLength(1)
    expect(proxy.asked).toEqual([])
  })

  it('is cancelled while the proxy keeps silent: nothing had left', async () => {
    const cancel = new AbortController()
    const { model, proxy } = await office({ silent: true })
    const made = make({ url: '' }, { baseUrl: '', ways: by(proxy.place), signal: cancel.signal })
    await expect.poll(() => proxy.asked.length).toBe(1)
    cancel.abort()
    expect(failureOf(await made)).toEqual({ kind: 'cancelled', mayBeBilled: false })
    const late = await make({ url: '' }, { baseUrl: '', ways: by(proxy.place), timeoutMs: 150 })
    expect(failureOf(late)).toEqual({ kind: 'timed-out', mayBeBilled: false })
    expect(model.requests).toHaveLength(0)
  })
})

describe('what stands in the way is said, and no request has left', () => {
  const BASIC = 'Basic realm="studio"'
  it.each<[string, ProxyOptions, (place: string) => string, words: string]>([
    [
      'a proxy that asks for a login',
      { login: 'ada:s3cret' },
      (at) => at,
      'asks for a name and a password. Put them in HTTPS_PROXY',
    ],
    [
      'a login that is wrong',
      { login: 'ada:s3cret' },
      (at) => `http://ada:wr0ng-word@${at}`,
      'does not accept the name and password',
    ],
    ['a login of Windows', { login: 'x', asks: 'Negotiate' }, (at) => at, 'not NTLM or Kerberos'],
    [
      'a login of Windows or a password',
      { login: 'x', asks: `NTLM, ${BASIC}` },
      (at) => at,
      'asks for a name and a password',
    ],
    ['a proxy that refuses', { refuses: 403 }, (at) => at, 'does not let requests through to the service'],
    ['a proxy that does not get there', { ports: {} }, (at) => at, '(HTTP 502)'],
    ['a proxy that is not there', {}, () => 'http://ada:s3cret@127.0.0.1:1', "The proxy 127.0.0.1:1 can't be reached"],
    [
      'a proxy of another kind',
      {},
      () => 'socks5://ada:s3cret@127.0.0.1:1',
      'https_proxy names one of the kind socks5',
    ],
    ['a proxy that is none', {}, () => 'http://ada:s3cret@:::', 'https_proxy holds no address of one'],
  ])('%s', async (_name, options, address, words) => {
    const { model, proxy, agreed } = await office(options)
    const told = await toldOf(by(address(proxy.place)))
    expect(told.failure.kind).toBe('no-network')
    expect(told.words).toContain(words)
    expect(JSON.stringify(told)).not.toMatch(/s3cret|wr0ng/)
    expect([model.requests.length, agreed()]).toEqual([0, 0])
  })

  it('a system that names a kind of proxy that is not known', async () => {
    const told = await toldOf(ways({ system: () => Promise.resolve('SOCKS5 127.0.0.1:1') }))
    expect(told.words).toContain('the system names a proxy of the kind socks5')
  })

  it.each<[string, Certificate, words: string]>([
    ['a certificate of nobody’s', stranger.certify([SERVICE]), `${SERVICE} is not known on this computer`],
    ['a company’s certificate that was made anew', newCompany().certify([SERVICE]), 'is not known on this computer'],
    ['a certificate for another name', company.certify(['elsewhere.example']), 'is for another address'],
    ['a certificate that has run out', company.certify([SERVICE], -1), 'has expired'],
  ])('%s', async (_name, shows, words) => {
    const { model, proxy } = await office({ shows })
    const told = await toldOf(by(proxy.place))
    expect(told.words).toContain(words)
    expect(proxy.asked).toEqual([`${SERVICE}:443`])
    expect(model.requests).toHaveLength(0)
  })

  it('a company’s certificate that this computer does not know, and what to do', async () => {
    const { model, proxy } = await office()
    const told = await toldOf(by(proxy.place, { files: { extra: undefined, system: undefined } }))
    expect(told.words).toContain('name its file in NODE_EXTRA_CA_CERTS')
    expect(model.requests).toHaveLength(0)
  })

  const odd = ['none.pem', '.', ...(process.platform === 'linux' ? ['/dev/zero'] : [])]
  it.each(odd)('“%s” as a file of certificates is written to the log, and changes nothing', async (name) => {
    const { proxy } = await office()
    const log: string[] = []
    const files = { extra: path.resolve(folder, name), system: undefined }
    const told = await toldOf(by(proxy.place, { files, log: (line) => log.push(line) }))
    expect(told.failure).toMatchObject({ why: 'certificate-unknown' })
    expect(log).toEqual([`Certificates could not be read: ${files.extra}`])
  })

  it('a proxy with a certificate of nobody’s', async () => {
    const { proxy } = await office({ secure: stranger.certify(['localhost']) })
    const told = await toldOf(by(`https://localhost:${proxy.port}`))
    expect(told.words).toContain(`localhost:${proxy.port} is not known on this computer`)
    expect(proxy.asked).toEqual([])
  })

  it('a proxy that answers with something else than HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      socket.end('SSH-2.0-none\r\n')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
    const told = await toldOf(by(`127.0.0.1:${(server.address() as AddressInfo).port}`))
    expect(told.failure).toMatchObject({ why: 'proxy-unreachable', detail: 'HPE_INVALID_CONSTANT' })
  })

  it('a page of a firewall that reads along', async () => {
    const { model, proxy } = await office({ script: [{ kind: 'html', status: 403 }] })
    const told = await toldOf(by(proxy.place))
    expect(told.words).toContain('A web page came back')
    expect(model.requests).toHaveLength(1)
    const login = await office({ script: [{ kind: 'html', status: 200 }] })
    const provider = createGeminiProvider({ ways: by(login.proxy.place) })
    const tested = await provider.test({ key: FAKE_KEY, baseUrl: '' }, new AbortController().signal)
    expect(failureOf(tested)).toMatchObject({ why: 'web-page', detail: 'HTTP 200' })
  })
})
