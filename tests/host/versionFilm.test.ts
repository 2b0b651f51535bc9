import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenedProject } from '#shared/contract/model.ts'
import { sentence } from '#shared/contract/sentence.ts'
import { value } from '../contract/contract.ts'
import { put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'

let host: InProcess
let folder: string
beforeEach(async () => {
  host = startInProcess()
  folder = path.join(host.folder, 'Salt.framewright')
  const { project } = value(await host.client.call('projects.create', { folder, title: 'Salt', ratio: 2.39 }))
  await note(project, 'the first day')
  await host.client.call('projects.close', { project })
  // How a session left the film is kept as the next one begins.
  const again = await open(folder)
  await note(again.project, 'the second day')
  await host.client.call('projects.close', { project: again.project })
  expect(readdirSync(path.join(folder, 'snapshots'))).not.toEqual([])
})
afterEach(() => host.close())

const open = async (which: string): Promise<OpenedProject> =>
  value(await host.client.call('projects.open', { folder: which }))

async function note(project: OpenedProject['project'], notes: string): Promise<void> {
  const { rows } = await open(folder)
  value(await host.client.call('board.save', { project, writes: [put('shot', { ...rows.shot[0]!, notes })] }))
  await host.client.call('projects.close', { project })
}

/** As a disk does it: somewhere in a row, or at the head of the file. */
function damage(where: string): void {
  const file = path.join(folder, 'board.sqlite')
  const bytes = readFileSync(file)
  const at = bytes.indexOf(where)
  expect(at).toBeGreaterThanOrEqual(0)
  writeFileSync(file, bytes.fill(0x5a, at, at + 6))
}

const hashes = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(board|snapshots.)/.test(name))
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex')}`,
    )

describe('the newest whole state of a damaged film', () => {
  it('is a film of its own beside one that can be opened in part, which stays as it is to the byte', async () => {
    damage('the second day')
    const before = hashes()
    const opened = await open(folder)
    const whole = opened.damage!.snapshot!
    const made = value(await host.client.call('versions.asFilm', { folder, version: whole.name }))
    const film = await open(made.folder)
    expect(path.dirname(film.folder)).toBe(path.dirname(folder))
    expect(path.basename(film.folder)).toMatch(/^Salt, \d{1,2} \w+ \d{4}, \d\d\.\d\d\.framewright$/)
    expect(film).toMatchObject({ access: 'write', damage: null, trust: { state: 'trusted' } })
    expect(film.rows.shot[0]!.notes).toMatch(/^the (first|second) day$/)
    expect(hashes()).toEqual(before)
    const twice = value(await host.client.call('versions.asFilm', { folder, version: whole.name }))
    expect(twice.folder).toMatch(/ \(2\)\.framewright$/)
  })

  it('is named by the refusal of one that can not be opened at all, and opened the same way', async () => {
    damage('SQLite format')
    const before = hashes()
    const refused = await host.client.call('projects.open', { folder })
    if (refused.ok || refused.failure.kind !== 'damaged') throw new Error(JSON.stringify(refused))
    const { snapshot } = refused.failure
    expect(sentence(refused.failure)).toContain(`An earlier state that is whole is in snapshots/${snapshot!.name}.`)
    const made = value(await host.client.call('versions.asFilm', { folder, version: snapshot!.name }))
    expect((await open(made.folder)).rows.shot[0]!.notes).toMatch(/^the (first|second) day$/)
    expect(hashes()).toEqual(before)
  })

  it('is no file that is not one of its snapshots, nor one that is damaged itself', async () => {
    const [name] = readdirSync(path.join(folder, 'snapshots')) as [string]
    const other = path.join(host.folder, 'Other.framewright')
    mkdirSync(path.join(other, 'snapshots'), { recursive: true })
    cpSync(path.join(folder, 'snapshots', name), path.join(other, 'snapshots', name))
    for (const version of [`../../Other.framewright/snapshots/${name}`, 'board.sqlite', '../board.sqlite', ''])
      expect(await host.client.call('versions.asFilm', { folder, version })).toMatchObject({
        ok: false,
        failure: { kind: 'not-found' },
      })
    const file = path.join(folder, 'snapshots', name)
    writeFileSync(file, readFileSync(file).fill(0x5a, 4096, 8192))
    expect(await host.client.call('versions.asFilm', { folder, version: name })).toMatchObject({
      ok: false,
      failure: { kind: 'damaged' },
    })
    expect(readdirSync(host.folder).filter((each) => each.startsWith('Salt'))).toEqual(['Salt.framewright'])
  })
})
