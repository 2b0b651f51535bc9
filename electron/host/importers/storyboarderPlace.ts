import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { LIMITS } from '#shared/document/limits.ts'
import { readStoryboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import type { Storyboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import { FailureError } from '../failures.ts'
import { oddity, partInside, readInside } from '../project/insideFilm.ts'

/** A Storyboarder project on this computer, and the folder outside of which nothing of it is read. */
export interface StoryboarderPlace {
  readonly root: string
  readonly storyboards: Storyboards
}

/** `storyboards/Scene-1-…/images/board-1-….png` */
const DEEPEST = 4
const MOST_NAMES = 100_000

/** Reads a scene's file, or every scene of a folder. Fails with `script-unreadable` where there is none. */
export async function readStoryboarderPlace(given: string): Promise<StoryboarderPlace> {
  const found = await stat(given)
  const refuse = (detail: string) => new FailureError({ kind: 'script-unreadable', name: path.basename(given), detail })
  if (!found.isDirectory() && oddity(found) !== null) throw refuse(`it is ${oddity(found)}`)
  const real = await realpath(given)
  const root = found.isDirectory() ? real : projectFolder(path.dirname(real))
  const only = found.isDirectory() ? null : path.relative(root, real).split(path.sep).join('/')
  const files = await plainFiles(root)
  if (files === null) throw refuse(`more than ${MOST_NAMES} files are in its folder`)
  const folder = {
    files,
    text: async (file: string) => (await readInside(root, file))?.toString('utf8') ?? '',
    sizeOf: (file: string) => partInside(root, file)?.size ?? 0,
  }
  const storyboards = await readStoryboards(folder, only)
  const [first] = storyboards.refused
  if (storyboards.scenes.length > 0) return { root, storyboards }
  throw refuse(first?.replace(/\.$/, '') ?? 'no Storyboarder scene is in it')
}

/** A picture of a project's. Fails with `picture-unreadable`, or `unsafe-folder` for a link. */
export async function readStoryboarderPicture(root: string, file: string): Promise<Uint8Array> {
  const refuse = (detail: string) => new FailureError({ kind: 'picture-unreadable', name: file, detail })
  if (path.isAbsolute(file) || file.split(/[/\\]/).includes('..')) throw refuse('it is not in the project’s folder')
  const found = partInside(root, file)
  if (found && found.size > LIMITS.pictureBytes) throw refuse('it is larger than 256 MB')
  const bytes = found ? await readInside(root, file) : null
  if (!bytes) throw refuse('it is missing')
  return bytes
}

/** The scenes of a script lie in folders of their own below it. */
function projectFolder(folder: string): string {
  const above = path.dirname(folder)
  return path.basename(above) === 'storyboards' ? path.dirname(above) : folder
}

/** Plain files by their paths; links are none. null: too many. */
async function plainFiles(root: string): Promise<readonly string[] | null> {
  const files: string[] = []
  const folders = ['']
  for (let inner = folders.shift(); inner !== undefined; inner = folders.shift()) {
    const entries = await readdir(path.join(root, inner), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const name = inner + entry.name
      if (entry.isFile()) files.push(name)
      else if (entry.isDirectory() && !entry.name.startsWith('.') && name.split('/').length < DEEPEST)
        folders.push(`${name}/`)
    }
    if (files.length + folders.length > MOST_NAMES) return null
  }
  return files
}
