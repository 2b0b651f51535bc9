import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const ENTRY = join(ROOT, 'out/main/lent.js')

/** Where an Electron is that can be packed, or why there is none. */
export function packable(): { readonly dist: string } | { readonly why: string } {
  if (process.platform !== 'linux') return { why: 'this packs for Linux, on Linux' }
  if (!existsSync(join(ROOT, 'out/main/begin.js'))) return { why: 'the app is not built: npm run build' }
  const places = [process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', join(ROOT, 'node_modules/electron/dist')]
  const dist = places.find((place) => existsSync(join(place, 'electron')) && existsSync(join(place, 'version')))
  return dist ? { dist } : { why: 'no Electron on this machine: set ELECTRON_OVERRIDE_DIST_PATH' }
}

/** Packs the built app as it ships, and gives the folder that it lies in. */
export function packApp(dist: string, output: string, environment: Readonly<Record<string, string>> = {}): string {
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  const lent = lendSqlite(dist)
  const tool = join(ROOT, 'node_modules/electron-builder/cli.js')
  const settings = [`electronDist=${dist}`, `electronVersion=${version}`, `directories.output=${output}`]
  if (lent) settings.push(`extraMetadata.main=out/main/lent.js`)
  const args = [tool, '--linux', 'dir', '--publish', 'never', ...settings.map((each) => `-c.${each}`)]
  const packing = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  for (const file of [ENTRY, join(ROOT, 'out/updates.json'), join(ROOT, 'out/native.json')])
    rmSync(file, { force: true })
  if (packing.status !== 0) throw new Error(`${packing.stdout}\n${packing.stderr}`)
  return join(output, 'linux-unpacked')
}

/**
 * An Electron that is too old to have SQLite may bring one beside it. The packed app takes none that isn't its own, so that one
 * is loaded by a file that comes before its first; all the rest is packed as it ships.
 */
function lendSqlite(dist: string): boolean {
  const lent = globSync('resources/sqlite/node_modules/**/package.json', { cwd: dist }).find((file) =>
    file.endsWith('sqlite/package.json'),
  )
  if (!lent) return false
  writeFileSync(
    ENTRY,
    `import Module, { createRequire } from 'node:module'
    import { join } from 'node:path'
    const folder = join(process.resourcesPath, '..', ${JSON.stringify(lent)}, '..')
    const sqlite = createRequire(import.meta.url)(folder)
    const load = Module._load
    Module._load = function (asked, ...rest) {
      return asked === 'node:sqlite' ? sqlite : load.call(this, asked, ...rest)
    }
    await import('./begin.js')\n`,
  )
  return true
}

/** The bytes of all files under a folder. */
export function bytesUnder(folder: string): number {
  return globSync('**/*', { cwd: folder }).reduce((sum, file) => {
    const found = statSync(join(folder, file))
    return found.isFile() ? sum + found.size : sum
  }, 0)
}
