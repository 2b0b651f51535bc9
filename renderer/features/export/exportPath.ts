import { withEnding } from '#shared/interchange/fileKind.ts'
import type { FileKind } from '#shared/interchange/fileKind.ts'

/** "The Salt House - Storyboard.pdf", without characters that a file name can't contain. */
export function exportName(title: string, document: string, kind: FileKind): string {
  const film = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
    .slice(0, 120)
    .trim()
  return withEnding(`${film || 'Untitled film'} - ${document}`, kind)
}

/** Next to the project's folder, in the folder's own path style. */
export function besideProject(folder: string, name: string): string {
  const slash = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  const trimmed = folder.replace(/[\\/]+$/, '')
  const cut = trimmed.lastIndexOf(slash)
  return cut === -1 ? name : `${trimmed.slice(0, cut + 1)}${name}`
}
