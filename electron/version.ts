import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version in the package.json of this folder. */
export function versionOf(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}
