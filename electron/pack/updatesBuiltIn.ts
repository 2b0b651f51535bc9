import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT_IN, builtInFrom } from '../host/updates/builtIn.ts'

/** Writes the update server and its signing key into the archive; by default there is no server. */
export function writeUpdates(root: string, environment: NodeJS.ProcessEnv): void {
  const { FRAMEWRIGHT_UPDATE_URL: url, FRAMEWRIGHT_UPDATE_KEY: key } = environment
  const file = join(root, BUILT_IN)
  rmSync(file, { force: true })
  if (!url && !key) return
  if (!url || !key) throw new Error('Updates need both FRAMEWRIGHT_UPDATE_URL and FRAMEWRIGHT_UPDATE_KEY, or neither.')
  writeFileSync(file, JSON.stringify(builtInFrom(url, key)))
}
