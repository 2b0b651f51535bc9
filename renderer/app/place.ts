import { shortened } from '#shared/document/shortened.ts'

/** Where a project with this title goes in a folder on the host's machine: "/films/The Salt House.framewright". */
export function placeIn(folder: string, title: string): string {
  const between = folder.includes('\\') ? '\\' : '/'
  const plain =
    title
      .replaceAll(/[/\\:*?"<>|]|\p{C}/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() || 'Untitled film'
  // A disk allows 255 bytes for a name, and a letter can take three.
  const name = shortened(plain, 70)
  return `${folder.replace(/[/\\]+$/, '')}${between}${name}.framewright`
}
