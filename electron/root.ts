import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The repository's folder, for a file of it: one that runs from source, or from a bundle in out/. Throws outside of it. */
export function rootFrom(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const outer = dirname(folder)
  if (outer === folder) throw new Error('Framewright runs outside of its repository')
  return rootFrom(outer)
}
