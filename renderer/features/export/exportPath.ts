import type { ExportOptions } from '#shared/pages/model.ts'

/** "The Salt House - Storyboard.pdf", without what a file name can't hold. */
export function exportName(title: string, kind: ExportOptions['kind']): string {
  const film = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
    .slice(0, 120)
    .trim()
  return `${film || 'Untitled film'} - ${kind === 'shot-list' ? 'Shot list' : 'Storyboard'}.pdf`
}

/** Beside the project's folder, in the way of writing paths that the folder itself has. */
export function besideProject(folder: string, name: string): string {
  const slash = folder.includes('\\') && !folder.includes('/') ? '\\' : '/'
  const trimmed = folder.replace(/[\\/]+$/, '')
  const cut = trimmed.lastIndexOf(slash)
  return cut === -1 ? name : `${trimmed.slice(0, cut + 1)}${name}`
}

/** A path as the person means it: a PDF. */
export function asPdf(path: string): string {
  return /\.pdf$/i.test(path) ? path : `${path}.pdf`
}
