/** Where a project of this title goes in a folder of the host's machine: "/films/The Salt House.framewright". */
export function placeIn(folder: string, title: string): string {
  const between = folder.includes('\\') ? '\\' : '/'
  const name =
    title
      .replaceAll(/[/\\:*?"<>|]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() || 'Untitled film'
  return `${folder.replace(/[/\\]+$/, '')}${between}${name}.framewright`
}
