import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version from this folder's package.json. */
export function versionOf(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}
