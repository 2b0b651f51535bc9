import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** Native parts, and what reads files of its own beside its code: these can't be bundled into out/, and so are shipped as packages. */
export const EXTERNAL: readonly string[] = ['pdfkit', 'fontkit', '@napi-rs/canvas', '@napi-rs/keyring']

/** The PDF's and the captions' faces are files that the app reads from their packages. */
const FONTS = '@expo-google-fonts/'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Patterns that keep out of the archive every package that stands in `dependencies`, or hangs on one, and is bundled: the packed app
 * ships what is marked external, and what that needs. By name, since electron-builder lays packages out anew.
 */
export function withoutBundled(root: string): string[] {
  const shipped = new Set(shippedPackages(root))
  const all = packagesFrom(root, Object.keys(manifestIn(root).dependencies ?? {}))
  return all.filter((name) => !shipped.has(name)).map((name) => `!node_modules/${name}/**`)
}

/** The names of the packages that lie in the packed app. */
export function shippedPackages(root: string): string[] {
  const named = Object.keys(manifestIn(root).dependencies ?? {})
  return packagesFrom(
    root,
    named.filter((name) => EXTERNAL.includes(name) || name.startsWith(FONTS)),
  )
}

/** The names of these packages and of all that they need, as far as they are installed: other systems' native parts are not. */
function packagesFrom(root: string, names: readonly string[]): string[] {
  const found = new Set<string>()
  const waiting = names.map((name) => ({ name, from: root }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = folderOf(next.name, next.from, root)
    if (folder === undefined || found.has(folder)) continue
    found.add(folder)
    const { dependencies, optionalDependencies } = manifestIn(folder)
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) waiting.push({ name, from: folder })
  }
  const folders = [...found].map((folder) => folder.split(sep).join('/'))
  return [...new Set(folders.map((folder) => folder.slice(folder.lastIndexOf('/node_modules/') + 14)))].toSorted()
}

/** Where Node finds a package from a folder, without leaving the root. */
function folderOf(name: string, from: string, root: string): string | undefined {
  const here = join(from, 'node_modules', name)
  if (existsSync(join(here, 'package.json'))) return here
  return from === root ? undefined : folderOf(name, dirname(from), root)
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
