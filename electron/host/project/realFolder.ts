import { realpathSync } from 'node:fs'
import path from 'node:path'

/** A folder under the one name that it has on disk, whatever links lead there; as it was named where it is not there. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return path.resolve(folder)
  }
}
