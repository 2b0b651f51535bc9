import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'

/** The page that goes on to the web host's address. */
export const PAGE = 'open.html'

/** A folder that only this user can look into, for what must not lie anywhere else and goes with this process: a database that must not be opened where it is. */
export function temporaryPlace(parent = tmpdir()): string {
  return mkdtempSync(path.join(parent, `framewright-copy-${here()}-${process.pid}-`))
}

/** Where a page for this user's own browser is laid. */
export function placeForPages(): string {
  const own = process.env['XDG_RUNTIME_DIR']
  return own && existsSync(own) ? own : tmpdir()
}

/** Numbers of processes mean nothing on another computer that uses the same disk. */
export function here(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}
