import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'

/** The page that redirects to the web host's address. */
export const PAGE = 'open.html'

/** A private folder for this user, deleted with this process: for example for a database that must not be opened in place. */
export function temporaryPlace(parent = tmpdir()): string {
  return mkdtempSync(path.join(parent, `framewright-copy-${here()}-${process.pid}-`))
}

/** Folder for a page that this user's own browser opens. */
export function placeForPages(): string {
  const own = process.env['XDG_RUNTIME_DIR']
  return own && existsSync(own) ? own : tmpdir()
}

/** Identifies this computer: process ids mean nothing on another one that shares the disk. */
export function here(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
}
