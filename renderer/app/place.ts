import { shortened } from '#shared/document/shortened.ts'

/** Where a project of this title goes in a folder of the host's machine: "/films/The Salt House.framewright". */
export function placeIn(folder: string, title: string): string {
  const between = folder.includes('\\') ? '\\' : '/'
  const plain =
    title
      .replaceAll(/[/\\:*?"<>|]|\p{C}/gu, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() || 'Untitled film'
  // A disk takes 255 bytes for a name, and a letter can need three.
  const name = shortened(plain, 70)
  return `${folder.replace(/[/\\]+$/, '')}${between}${name}.framewright`
}
