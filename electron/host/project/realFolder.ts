import { realpathSync } from 'node:fs'
import path from 'node:path'

/** The canonical path of a folder, with all links resolved; the path as given if it does not exist. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return path.resolve(folder)
  }
}
