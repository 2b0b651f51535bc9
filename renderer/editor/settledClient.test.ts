import { describe, expect, it } from 'vitest'
import { createClient } from '#shared/contract/client.ts'
import type { MethodName } from '#shared/contract/methods.ts'
import { METHODS } from '#shared/contract/methods.ts'
import { settledClient } from './settledClient.ts'

/** What each method meets when the film can be saved, and when it can't. */
async function asked(method: MethodName, canSave: boolean) {
  const happened: string[] = []
  const client = createClient({
    call: (name) => {
      happened.push(name)
      return Promise.resolve({ ok: false, failure: { kind: 'no-memory' } })
    },
    listen: () => () => undefined,
  })
  const settled = settledClient(client, () => {
    happened.push('settle')
    return Promise.resolve(canSave)
  })
  const answer = await settled.call(method, {})
  return { happened, failure: answer.ok ? null : answer.failure.kind }
}

const NEEDED: MethodName[] = [
  'projects.check',
  'projects.trust',
  'addresses.approve',
  'versions.restore',
  'jobs.submit',
  'jobs.submitMany',
]
const AWAITED: MethodName[] = [
  'versions.list',
  'versions.compare',
  'deleted.list',
  'generation.sketch',
  'generation.contact',
  'generation.staging',
  'generation.earlier',
  'generation.changePictures',
  'jobs.plan',
  'script.read',
  'disclosure.read',
  'keys.status',
  'keys.test',
  'export.pages',
  'export.run',
]
const OTHERS = (Object.keys(METHODS) as MethodName[]).filter((name) => ![...NEEDED, ...AWAITED].includes(name))

describe('calls about a film that has something to save', () => {
  it('come after it is on disk where they read the film there', async () => {
    for (const method of [...NEEDED, ...AWAITED])
      expect(await asked(method, true)).toEqual({ happened: ['settle', method], failure: 'no-memory' })
  })

  it('never reach the host where it can’t be saved and they would act on an older film', async () => {
    for (const method of NEEDED)
      expect(await asked(method, false)).toEqual({ happened: ['settle'], failure: 'not-saved' })
  })

  it('take the film as it is on disk where they only show it, send it out on paper, or look for its key', async () => {
    for (const method of AWAITED)
      expect(await asked(method, false)).toEqual({ happened: ['settle', method], failure: 'no-memory' })
  })

  it('wait for nothing where they read nothing of it, least of all a save or a copy', async () => {
    expect(OTHERS).toEqual(expect.arrayContaining(['board.save', 'board.since', 'projects.saveCopy', 'projects.close']))
    for (const method of OTHERS)
      expect(await asked(method, false)).toEqual({ happened: [method], failure: 'no-memory' })
  })
})
