import { CHANGED, archiveOf, checkPart, readParts } from './nativeParts.ts'

type Load = (module: object, file: string, flags?: number) => void

/**
 * The one way by which machine code gets into a process or a thread of the packed app: everything else of the app lies in the
 * archive. Must run before the first import of a package that has some.
 */
export function guardNativeParts(here = import.meta.dirname): void {
  const archive = archiveOf(here)
  if (archive === null) return
  const parts = readParts(archive)
  const load = process.dlopen.bind(process)
  const guarded: Load = (module, file, ...flags) => {
    checkPart(archive, parts, file)
    load(module, file, ...flags)
  }
  Object.defineProperty(process, 'dlopen', { value: guarded, writable: false, configurable: false })
}

/** The words of a part that was refused, which loaders wrap in errors of their own or say again in a new one. */
export function changedPartIn(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 20; each = each.cause, depth += 1)
    if (each.message.startsWith(CHANGED)) return each.message
  return null
}
