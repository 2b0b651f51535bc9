import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/**
 * Packages with native parts, or with data files next to their code: these can't be bundled into out/, and so are
 * shipped as packages.
 */
export const EXTERNAL: readonly string[] = [
  'pdfkit',
  'fontkit',
  '@contentauth/c2pa-wasm',
  '@napi-rs/canvas',
  '@napi-rs/keyring',
]

/** Threads, which are bundled as files of their own, beside what starts them. */
export const THREADS: Readonly<Record<string, string>> = {
  paintWorker: 'electron/host/paint/paintWorker.ts',
  pressWorker: 'electron/host/pdf/pressWorker.ts',
  versionWorker: 'electron/host/project/versionWorker.ts',
}

/** Fonts for the PDF and captions, which the app reads from their packages. */
const FONTS = '@expo-google-fonts/'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Patterns that exclude from the archive every package in `dependencies`, direct or indirect, that is bundled: the
 * packed app ships the external ones and their dependencies. By name, since electron-builder lays packages out anew.
 */
export function withoutBundled(root: string): string[] {
  const shipped = new Set(shippedPackages(root))
  const all = packagesFrom(root, Object.keys(manifestIn(root).dependencies ?? {}))
  return all.filter((name) => !shipped.has(name)).map((name) => `!node_modules/${name}/**`)
}

/** The names of the packages in the packed app. */
export function shippedPackages(root: string): string[] {
  const named = Object.keys(manifestIn(root).dependencies ?? {})
  return packagesFrom(
    root,
    named.filter((name) => EXTERNAL.includes(name) || name.startsWith(FONTS)),
  )
}

/** These packages and all their dependencies, as far as they are installed: other systems' native parts are not. */
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

/** Resolves a package from a folder like Node, without leaving the root. */
function folderOf(name: string, from: string, root: string): string | undefined {
  const here = join(from, 'node_modules', name)
  if (existsSync(join(here, 'package.json'))) return here
  return from === root ? undefined : folderOf(name, dirname(from), root)
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
