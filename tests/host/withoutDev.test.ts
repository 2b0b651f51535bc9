import { mkdirSync, readFileSync, existsSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FAKE_KEY, startFakeModel } from '../support/fakeModel.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import { runCommand } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** A tree in which Node finds the sources and only those packages that `npm ci --omit=dev` would install. */
function installedWithoutDev(root: string): void {
  for (const name of ['electron', 'shared', 'assets', 'package.json'])
    symlinkSync(path.join(ROOT, name), path.join(root, name))
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: true; devOptional?: true }>
  }
  for (const [place, { dev, devOptional }] of Object.entries(packages)) {
    const outermost = place.lastIndexOf('node_modules/') === 0
    if (!outermost || dev || devOptional || !existsSync(path.join(ROOT, place))) continue
    mkdirSync(path.dirname(path.join(root, place)), { recursive: true })
    symlinkSync(path.join(ROOT, place), path.join(root, place))
  }
}

describe('the terminal where only dependencies are installed', () => {
  const home = temporaryFolder()
  const root = path.join(home.path, 'framewright')
  let model: FakeModel
  // Links are not followed, so that the packages that stand beside the real ones are not found.
  const own = { NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main', GEMINI_API_KEY: FAKE_KEY }
  const run = (...words: string[]) => runCommand(home.path, words, '', own, root)

  beforeAll(async () => {
    mkdirSync(root)
    installedWithoutDev(root)
    model = await startFakeModel()
    expect(await run('new', 'Film')).toMatchObject({ code: 0, err: '' })
  })
  afterAll(async () => {
    await model.close()
    home.remove()
  })

  it('lists shots, tells about the key and exports pages', async () => {
    const [shots, key, pages] = await Promise.all([
      run('shots', 'Film'),
      run('key', 'status', 'Film'),
      run('export', 'Film', '--as', 'shot-list', '--to', 'pages.pdf'),
    ])
    expect([shots.code, key.code, pages.code, pages.err]).toEqual([0, 0, 0, ''])
    expect(key.out).toContain('GEMINI_API_KEY from the environment')
    expect(readFileSync(path.join(home.path, 'pages.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('makes a take by Gemini', async () => {
    const words = ['generate', 'Film', '--shot', '1', '--provider', 'gemini', '--base-url', model.url, '--yes']
    const made = await run(...words)
    expect([made.code, made.err]).toEqual([0, ''])
    expect(made.out).toContain('1 take made')
    expect(model.pictures).toHaveLength(1)
  })
})
