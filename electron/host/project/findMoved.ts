import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** More names than these are not looked through for a folder that was renamed. */
const MOST_NAMES = 5000

/** Where a folder that was at `folder` is now, if it was renamed or put one folder up or down; null where it isn't found. */
export function findMoved(folder: string, ino: bigint): string | null {
  const parent = path.dirname(folder)
  const near = foldersIn(parent)
  return (
    [...near, ...foldersIn(path.dirname(parent)), ...near.flatMap(foldersIn)].find((one) => inodeOf(one) === ino) ??
    null
  )
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .slice(0, MOST_NAMES)
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name))
  } catch {
    return []
  }
}

function inodeOf(folder: string): bigint | null {
  return lstatSync(folder, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}
