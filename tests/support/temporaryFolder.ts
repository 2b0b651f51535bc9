import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder of its own for a test; `remove` it at the end. */
export function temporaryFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'framewright-test-'))
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
