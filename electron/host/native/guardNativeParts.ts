import { CHANGED, archiveOf, checkPart, readParts } from './nativeParts.ts'

type Load = (module: object, file: string, flags?: number) => void

/**
 * Restricts native code in a process or thread of the packed app to known files; all other code is in the archive.
 * Must run before the first import of a package with native code. False outside the packed app, where nothing is restricted.
 */
export function guardNativeParts(here = import.meta.dirname): boolean {
  const archive = archiveOf(here)
  if (archive === null) return false
  const parts = readParts(archive)
  const load = process.dlopen.bind(process)
  const guarded: Load = (module, file, ...flags) => {
    checkPart(archive, parts, file)
    load(module, file, ...flags)
  }
  Object.defineProperty(process, 'dlopen', { value: guarded, writable: false, configurable: false })
  return true
}

/** The message of a refused file, which loaders wrap in other errors or repeat in new ones. */
export function changedPartIn(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 20; each = each.cause, depth += 1)
    if (each.message.startsWith(CHANGED)) return each.message
  return null
}
