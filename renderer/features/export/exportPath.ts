import { withEnding } from '#shared/interchange/fileKind.ts'
import { nameOnDisk } from '#shared/nameOnDisk.ts'
import type { FileKind } from '#shared/interchange/fileKind.ts'

/** "The Salt House - Storyboard.pdf", as every file system takes it. */
export function exportName(title: string, document: string, kind: FileKind): string {
  return withEnding(`${nameOnDisk(title, 'Untitled film', 120)} - ${document}`, kind)
}

/** Next to the project's folder, in the folder's own path style. */
export function besideProject(folder: string, name: string): string {
  const slash = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  const trimmed = folder.replace(/[\\/]+$/, '')
  const cut = trimmed.lastIndexOf(slash)
  return cut === -1 ? name : `${trimmed.slice(0, cut + 1)}${name}`
}
