import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { it, expect } from 'vitest'

const MODULES = join(import.meta.dirname, '..', 'node_modules')
/** MiB that a clone's packages may take on disk, in its blocks; they once took 888. */
const AT_MOST = 500
/** Folders that tools keep there between runs. */
const KEPT = new Set(['.cache', '.vitest-cache'])

/** Bytes on disk of all that lies in a folder, but for what tools keep there between runs. */
function onDisk(folder: string): number {
  const { blocks } = lstatSync(folder)
  const inside = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !KEPT.has(name))
  const sizes = inside.map((entry) =>
    entry.isDirectory() ? onDisk(join(folder, entry.name)) : lstatSync(join(folder, entry.name)).blocks * 512,
  )
  return sizes.reduce((sum, size) => sum + size, blocks * 512)
}

it.skipIf(process.platform === 'win32')('packages take no more disk than they may (Windows tells no blocks)', () => {
  const size = onDisk(MODULES) / 2 ** 20
  expect(size).toBeGreaterThan(100)
  expect(size).toBeLessThanOrEqual(AT_MOST)
})
