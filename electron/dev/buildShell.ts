import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build, mergeConfig } from 'vite'
import type { Rolldown, UserConfig } from 'vite'

export interface ShellBuild {
  /** The folder Electron is started on. */
  readonly folder: string
  close(): Promise<void>
}

/**
 * Builds Electron's part and the preload script into a separate folder, apart from what ships, and rebuilds when their
 * sources change. Resolves after the first build; calls `rebuilt` after each further successful one.
 */
export async function buildShell(root: string, rebuilt: () => void): Promise<ShellBuild> {
  const folder = join(root, 'node_modules', '.cache', 'framewright-dev')
  writeManifest(root, folder)
  const { config } = await resolveConfig(
    { root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn', build: { outDir: folder } },
    'build',
    'development',
  )
  const begin = { build: { rolldownOptions: { input: { begin: join(root, 'electron/devBegin.ts') } } } }
  const parts = [mergeConfig(config?.main ?? {}, begin), config?.preload ?? {}]
  let first = true
  const tell = (): void => (first ? undefined : rebuilt())
  const watchers = await Promise.all(parts.map((part) => watchPart(part, tell)))
  first = false
  return {
    folder,
    async close() {
      await Promise.all(watchers.map((watcher) => watcher.close()))
    },
  }
}

/** Electron reads the app's name, version and entry file from this manifest. */
function writeManifest(root: string, folder: string): void {
  const { name, productName, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    string
  >
  mkdirSync(folder, { recursive: true })
  const manifest = { name, productName, version, type: 'module', main: 'main/begin.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
}

/** Resolves once it is built. */
async function watchPart(part: UserConfig, built: () => void): Promise<Rolldown.RolldownWatcher> {
  const watched = { configFile: false, clearScreen: false, build: { watch: {}, sourcemap: 'inline' } } as const
  const watcher = (await build(mergeConfig(part, watched))) as Rolldown.RolldownWatcher
  await new Promise<void>((done) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`)
      if (event.code !== 'END') return
      done()
      built()
    })
  })
  return watcher
}
