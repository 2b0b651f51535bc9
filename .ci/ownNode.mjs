/**
 * The Node that runs the scripts: the computer's own where that is new enough, else one from the registry, in .ci/node.
 * Plain JavaScript, since an older Node reads this. `node .ci/ownNode.mjs` prints the folder that goes first in the PATH, or
 * nothing where none has to.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The first that runs TypeScript as it is and whose SQLite takes all of our limits (electron/host/project/sqlite.ts). */
const ENOUGH = [24, 18]

/** @param {string} version "v24.21.0" */
export function newEnough(version) {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number)
  return major > ENOUGH[0] || (major === ENOUGH[0] && minor >= ENOUGH[1])
}

/**
 * The program of a Node that is new enough; null where the computer's own is and none was fetched. Fetched if need be.
 * @param {string} root the project's folder
 * @returns {string | null}
 */
export function broughtNode(root) {
  const folder = join(root, '.ci/node')
  if (!newEnough(process.version) && fetched(folder) === null) fetchInto(folder)
  const program = fetched(folder)
  if (program !== null || newEnough(process.version)) return program
  throw new Error(
    `Framewright's scripts need Node ${ENOUGH.join('.')} or newer. This is ${process.version}, and no newer one could be fetched ` +
      `for ${process.platform} ${process.arch}: install one from nodejs.org.`,
  )
}

/**
 * Puts a fetched Node where npm's scripts and the tools look first.
 * @param {string} root
 * @param {string} program
 */
export function useInScripts(root, program) {
  const bin = join(root, 'node_modules/.bin')
  const windows = process.platform === 'win32'
  const place = join(bin, windows ? 'node.exe' : 'node')
  mkdirSync(bin, { recursive: true })
  if (lstatSync(place, { throwIfNoEntry: false })) rmSync(place)
  // Windows lets few people make links by name.
  if (windows) linkSync(program, place)
  else symlinkSync(program, place)
}

/** @param {string} folder */
function packageIn(folder) {
  const system = process.platform === 'win32' ? 'win' : process.platform
  return join(folder, 'node_modules', `node-${system}-${process.arch}`)
}

/**
 * The fetched program, unless another version is asked for by now.
 * @param {string} folder
 */
function fetched(folder) {
  const place = packageIn(folder)
  const program = join(place, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node')
  if (!existsSync(program)) return null
  const { version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
  const asked = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).optionalDependencies[basename(place)]
  return version === asked ? program : null
}

/** @param {string} folder */
function fetchInto(folder) {
  // What npm was told about the project's own packages is not meant for this one.
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^npm_config_(omit|include|only|global)$/i.test(name),
  )
  const npm = process.env.npm_execpath
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const options = {
    cwd: folder,
    env: Object.fromEntries(environment),
    stdio: ['ignore', process.stderr, process.stderr],
  }
  if (npm) spawnSync(process.execPath, [npm, ...words], options)
  else spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
  // Headers for compilers are a third of it.
  for (const left of ['include', 'share']) rmSync(join(packageIn(folder), left), { recursive: true, force: true })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const program = broughtNode(dirname(dirname(fileURLToPath(import.meta.url))))
  if (program) process.stdout.write(`${dirname(program)}\n`)
}
