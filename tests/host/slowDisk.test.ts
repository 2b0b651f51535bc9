import { execFile, spawnSync } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newTestFolder } from '../support/film.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const SUPPORT = path.resolve(import.meta.dirname, '../support')

let place: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  place = temporaryFolder()
})
afterEach(() => place.remove())

const canSlow = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

it.runIf(canSlow)(
  'a disk that takes 1.5 s over every sync holds up saves and no other call (needs a C compiler, on Linux)',
  async () => {
    const shim = path.join(place.path, 'slowDisk.so')
    const run = promisify(execFile)
    await run('cc', ['-shared', '-fPIC', '-o', shim, path.join(SUPPORT, 'slowDisk.c'), '-ldl'])
    const open = await newTestFolder(place.path)
    await open.close()
    const args = [
      '--disable-warning=ExperimentalWarning',
      path.join(SUPPORT, 'slowDiskWriter.ts'),
      open.folder,
      path.join(place.path, 'app'),
    ]
    const { stdout } = await run(process.execPath, args, { env: { ...process.env, LD_PRELOAD: shim } })
    const seen = JSON.parse(stdout) as Record<'longestCall' | 'longestWhileClosing' | 'shortestSave', number>
    expect(seen.shortestSave).toBeGreaterThan(1500)
    expect(seen.longestCall).toBeLessThan(1000)
    expect(seen.longestWhileClosing).toBeLessThan(1000)
    console.log(JSON.stringify(seen))
  },
)
