import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import { createHost } from '#host/createHost.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { GATEWAY, SERVICE, companyIn, openOffice } from '../support/office.ts'
import type { Office } from '../support/office.ts'
import { runCommand } from '../support/runCommand.ts'
import { testPlatform } from '../support/testPlatform.ts'

const LOGIN = 'ada:s3cret-word'

let home: string
let film: string
let authority: string
let office: Office
let environment: NodeJS.ProcessEnv

beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'framewright-office-'))
  film = path.join(home, 'Film.framewright')
  authority = path.join(home, 'company.pem')
  office = await openOffice({ login: LOGIN, shows: companyIn(authority).certify([SERVICE, GATEWAY]) })
  environment = {
    GEMINI_API_KEY: FAKE_KEY,
    HTTPS_PROXY: `http://${LOGIN}@${office.proxy.place}`,
    NODE_EXTRA_CA_CERTS: authority,
    NO_PROXY: 'localhost,.internal.example',
    FRAMEWRIGHT_LOG: '1',
  }
  await makeFilm()
})
afterEach(async () => {
  await office.close()
  rmSync(home, { recursive: true })
})

/** On the computer that the command line will run on, without the time that it takes to start. */
async function makeFilm(): Promise<void> {
  const host = createHost(testPlatform(home))
  const client = createClient({
    call: (method, input) => host.call(method, input),
    listen: (heard) => host.listen(heard),
  })
  const made = await client.call('projects.create', { folder: film, title: 'Film', ratio: 2.39 })
  await host.dispose()
  expect(made.ok).toBe(true)
}

const GENERATE = ['--provider', 'gemini', '--yes']

describe('in a company’s network', () => {
  it('the command line makes a take through the proxy and says so; its login stands nowhere', async () => {
    const ran = await runCommand(home, ['generate', film, ...GENERATE], '', environment)
    expect(ran).toMatchObject({ code: 0 })
    expect(ran.out).toContain(`sent to ${SERVICE}, through the proxy ${office.proxy.place}, about`)
    expect(office.proxy.asked).toEqual([`${SERVICE}:443`])
    expect(office.model.requests.map(({ headers }) => headers['x-goog-api-key'])).toEqual([FAKE_KEY])
    expect(office.proxy.heard()).not.toContain(FAKE_KEY)
    expect(ran.out + ran.err).not.toContain('s3cret')
  })

  it('without the company’s certificate nothing is sent, and what to do is said', async () => {
    const { NODE_EXTRA_CA_CERTS: _file, ...without } = environment
    const ran = await runCommand(home, ['generate', film, ...GENERATE], '', without)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(`The certificate of ${SERVICE} is not known on this computer, so nothing was sent.`)
    expect([office.model.requests.length, office.agreed()]).toEqual([0, 0])
  })

  it('what NO_PROXY names is not asked of the proxy', async () => {
    const own = { ...environment, NO_PROXY: 'internal.example' }
    const words = ['generate', film, ...GENERATE, '--base-url', 'https://nowhere.internal.example']
    const ran = await runCommand(home, words, '', own)
    expect(ran.out).not.toContain('through the proxy')
    expect(ran.code).toBe(1)
    expect(office.proxy.asked).toEqual([])
  })
})
