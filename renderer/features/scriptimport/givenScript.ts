import type { FolderFile } from './folderFiles.ts'

/** What was dropped, pasted or chosen to be imported. */
export type GivenScript =
  | { readonly file: File }
  | { readonly folder: FileSystemDirectoryEntry }
  | { readonly files: readonly FolderFile[] }

export function nameOfGiven(given: GivenScript): string {
  if ('file' in given) return given.file.name
  return 'folder' in given ? given.folder.name : 'the folder'
}
