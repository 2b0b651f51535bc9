import { lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Limit of names searched for a renamed folder. */
const MOST_NAMES = 5000

/** Finds a folder formerly at `folder` that was renamed or moved one level up or down; null if not found. */
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
