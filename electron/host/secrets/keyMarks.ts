import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Hex characters of a mark. */
const LENGTH = 32
const SALT = /^[0-9a-f]{64}$/

/** Marks a key to one address, so that a later request can tell whether it is still the same. */
export type KeyMarks = (key: string, address: string) => string

/**
 * A mark is a keyed hash whose salt stays in the app's data on this computer, never in a film: whoever gets the film
 * can't test guesses of a short key against it, nor tell that two films share a key. On another computer no mark
 * matches, which errs on the safe side: what is bound to a key is then not sent. '' if there can be no salt.
 */
export function createKeyMarks(data: string): KeyMarks {
  let salt: string | null = null
  return (key, address) => {
    salt ??= saltIn(data)
    return salt === null ? '' : createHmac('sha256', salt).update(`${address}\n${key}`).digest('hex').slice(0, LENGTH)
  }
}

function saltIn(data: string): string | null {
  const file = path.join(data, 'key-marks.salt')
  try {
    mkdirSync(data, { recursive: true })
    // Load-bearing: `wx`, so that of two processes that begin at once both end up with one salt.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch {
    // It is there already, or can't be written: reading tells which.
  }
  try {
    const found = readFileSync(file, 'utf8')
    return SALT.test(found) ? found : null
  } catch {
    return null
  }
}
