import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filmPanels, layersOf } from '#shared/document/select.ts'
import { value } from '../contract/contract.ts'
import { newTestFolder, newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makeStroke } from '../support/marks.ts'
import { makePicture } from '../support/pictures.ts'

let inside: InProcess
beforeEach(() => {
  inside = startInProcess()
})
afterEach(() => inside.close())

/** A film of some megabytes that was closed, and the same film as a kill left it. */
async function largeFilm(): Promise<{ closed: string; killed: string }> {
  const open = await newTestFolder(inside.folder)
  const layer = layersOf(open.store.board(), filmPanels(open.store.board())[0]!.id)[0]!
  const stroke = { ...makeStroke(newTestId, layer.id, 'a0'), points: 'AAAAA'.repeat(200_000) }
  for (let at = 0; at < 4; at += 1) await open.store.save([put('mark', { ...stroke, id: newTestId('mark') })])
  const killed = path.join(inside.folder, 'Killed.framewright')
  cpSync(open.folder, killed, { recursive: true, filter: (file) => !/lock\.|-shm$/.test(file) })
  await open.close()
  return { closed: open.folder, killed }
}

/** Every name in the folder, with what it holds. */
function contentsOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name)
      const hash = () => createHash('sha256').update(readFileSync(file)).digest('hex')
      return [name, statSync(file).isFile() ? hash() : 'folder']
    }),
  )
}

/** Begins the call and gives it up after so many turns of the host's loop. */
async function givenUpAfter(turns: number, method: string, input: object) {
  const callId = `${method} ${turns}`
  const answer = inside.host.call(method, input, callId)
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
  await inside.host.call('calls.giveUp', { callId })
  return answer
}

describe('an opening that is given up', () => {
  it('leaves the folder as it was, to the byte, and nobody holds it: at every moment, closed well or killed', async () => {
    const films = await largeFilm()
    const seen = { cancelled: 0, opened: 0 }
    for (const folder of [films.closed, films.killed]) {
      const whole = contentsOf(folder)
      for (let turns = 0; turns < 400; turns = Math.ceil(turns * 1.3) + 1) {
        const answer = await givenUpAfter(turns, 'projects.open', { folder })
        if (answer.ok) {
          seen.opened += 1
          const { project } = answer.value as { project: string }
          await inside.host.call('projects.close', { project })
          break
        }
        expect(answer.failure).toEqual({ kind: 'cancelled' })
        seen.cancelled += 1
        expect(contentsOf(folder), `given up after ${turns} turns`).toEqual(whole)
      }
      const opened = value(await inside.client.call('projects.open', { folder }))
      expect(opened).toMatchObject({ access: 'write', damage: null, notes: [] })
      await inside.client.call('projects.close', { project: opened.project })
    }
    expect(seen.cancelled).toBeGreaterThan(10)
  })

  it('lets the next one in the line come', async () => {
    const { closed, killed } = await largeFilm()
    const first = givenUpAfter(1, 'projects.open', { folder: killed })
    const second = inside.client.call('projects.open', { folder: closed })
    expect(await first).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(value(await second).access).toBe('write')
  })

  const canSlow = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0
  it.runIf(canSlow)(
    'is answered at once on a disk that takes 1.2 s over every read, and no other call waits (needs a C compiler, on Linux)',
    async () => {
      const { closed } = await largeFilm()
      const whole = contentsOf(closed)
      const shim = path.join(inside.folder, 'slowReads.so')
      const support = path.resolve(import.meta.dirname, '../support')
      const run = promisify(execFile)
      await run('cc', ['-shared', '-fPIC', '-o', shim, path.join(support, 'slowReads.c'), '-ldl'])
      const words = ['--disable-warning=ExperimentalWarning', path.join(support, 'slowOpener.ts'), closed]
      const { stdout } = await run(process.execPath, [...words, path.join(inside.folder, 'app')], {
        env: { ...process.env, LD_PRELOAD: shim },
      })
      const seen = JSON.parse(stdout) as { answer: unknown; answeredIn: number; longestCall: number }
      expect(seen.answer).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      expect(seen.answeredIn).toBeLessThan(600)
      expect(seen.longestCall).toBeLessThan(600)
      expect(contentsOf(closed)).toEqual(whole)
    },
  )
})

describe('other long work that is given up', () => {
  it('leaves nothing of a copy, of a new film or of the sample, and the name is free', async () => {
    const film = value(await inside.client.call('projects.create', { folder: place('Film'), title: 'Salt', ratio: 2 }))
    const bytes = await makePicture('png', 64, 36)
    await inside.asset(`/p/${film.project}/media?name=a.png`, { method: 'PUT', body: new Uint8Array(bytes) })
    const asked = [
      ['projects.saveCopy', { project: film.project, folder: place('Copy') }],
      ['projects.create', { folder: place('New'), title: 'New', ratio: 2 }],
      ['projects.sample', { folder: place('Sample') }],
    ] as const
    for (const [method, input] of asked)
      for (const turns of [0, 1, 2, 3, 5]) {
        expect(await givenUpAfter(turns, method, input), method).toEqual({ ok: false, failure: { kind: 'cancelled' } })
        expect(existsSync(input.folder)).toBe(false)
      }
    expect(readdirSync(inside.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    value(await inside.client.call('projects.saveCopy', { project: film.project, folder: place('Copy') }))
  })

  it('ends a check, and every call when the host ends', async () => {
    const film = value(await inside.client.call('projects.create', { folder: place('Film'), title: 'Salt', ratio: 2 }))
    const pdf = { kind: 'cancelled' }
    expect(await givenUpAfter(0, 'projects.check', { project: film.project })).toEqual({ ok: false, failure: pdf })
    const { closed } = await largeFilm()
    const opening = inside.client.call('projects.open', { folder: closed })
    await inside.host.dispose()
    expect(await opening).toEqual({ ok: false, failure: { kind: 'cancelled' } })
    expect(existsSync(path.join(closed, 'lock.json'))).toBe(false)
  })
})

const place = (name: string): string => path.join(inside.folder, `${name}.framewright`)
