import { readdirSync, statSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const OUTPUTS = ['out/main/begin.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const SOURCES = ['electron', 'renderer', 'shared']
const SETTINGS = ['package.json', 'electron.vite.config.ts']

/** Builds the window and Electron's part unless the build is newer than every source. Returns false if the build fails. */
export function ensureBuilt(root: string): boolean {
  const oldest = Math.min(...OUTPUTS.map((file) => changedAt(join(root, file))))
  if (oldest > newestSource(root)) return true
  process.stdout.write('Building Framewright…\n')
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const build = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  return build.status === 0
}

/** Folders count too, since deleting a file changes only its folder's time. */
function newestSource(root: string): number {
  const files = SOURCES.flatMap((folder) => [
    folder,
    ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  ])
  return Math.max(...[...files, ...SETTINGS].map((file) => changedAt(join(root, file))))
}

/** Modification time in ms since 1970; 0 if the path does not exist. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
