import { lstatSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../failures.ts'
import { oddity } from './insideFilm.ts'

/**
 * The whole real path of a file that a person chose to write. It is refused, as a `wrong-place` failure, inside any film's
 * folder (an export there would take the place of a part of the film) and where anything but a plain file has the name:
 * what lies behind a link, a pipe or a device was not what the person saw. Folders above it that are missing are for the
 * caller to make. Links to folders on the way are a person's own and followed, once: the caller uses what is given here.
 */
export function chosenFile(file: string): string {
  // A name that ends in a slash means a folder to every program.
  if (/[/\\]$/.test(file)) throw refused(file, 'it is a folder')
  const real = chosenPlace(file)
  const found = lstatSync(real, { throwIfNoEntry: false })
  if (!found) return real
  const wrong = found.isDirectory() ? 'a folder' : oddity(found)
  if (wrong !== null) throw refused(file, `it is ${wrong}`)
  return real
}

/** As `chosenFile`, for a folder that is to hold a new film: what has the name is the caller's to look at. */
export function chosenPlace(chosen: string): string {
  const whole = path.resolve(chosen)
  const parent = realAbove(path.dirname(whole), chosen)
  for (let folder = parent; ; folder = path.dirname(folder)) {
    if (holdsFilm(folder)) throw refused(chosen, `${folder} is a film, and only Framewright itself writes inside it`)
    if (folder === path.dirname(folder)) break
  }
  return path.join(parent, path.basename(whole))
}

/** By name alone: the disk itself says which spellings are the same name, and a film's database may not be opened twice. */
function holdsFilm(folder: string): boolean {
  try {
    return lstatSync(path.join(folder, 'board.sqlite'), { throwIfNoEntry: false }) !== undefined
  } catch {
    // A folder above that we may not look into holds no film of ours.
    return false
  }
}

/** The real path of a folder, of which the last parts may be missing still. */
function realAbove(folder: string, chosen: string): string {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined)
    return path.join(realAbove(path.dirname(folder), chosen), path.basename(folder))
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) throw refused(chosen, 'a part of its path is a link that leads nowhere')
  if (!found.isDirectory()) throw refused(chosen, 'a part of its path is a file, not a folder')
  return realpathSync.native(folder)
}

function refused(chosen: string, detail: string): FailureError {
  return new FailureError({ kind: 'wrong-place', path: chosen, detail })
}
