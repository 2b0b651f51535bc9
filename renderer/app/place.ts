import { nameOnDisk } from '#shared/nameOnDisk.ts'

/** Where a project with this title goes in a folder on the host's machine: "/films/The Salt House.framewright". */
export function placeIn(folder: string, title: string): string {
  const between = folder.includes('\\') ? '\\' : '/'
  return `${folder.replace(/[/\\]+$/, '')}${between}${nameOnDisk(title, 'Untitled film')}.framewright`
}

/** The title of a copy, as a name on disk: cut so that it never is the name of its original. */
export function copyTitle(title: string): string {
  return `${nameOnDisk(title, 'Untitled film', 150)} copy`
}
