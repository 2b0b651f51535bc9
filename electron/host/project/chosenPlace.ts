import { lstatSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { FailureError } from '../failures.ts'
import { oddity } from './insideFilm.ts'

/**
 * The absolute real path of a file a person chose to write. Refused with a `wrong-place` failure inside any film's
 * folder (an export there could overwrite part of the film) and if the name belongs to anything but a plain file: the
 * person did not see what is behind a link, pipe or device. The caller creates missing parent folders. Links to
 * folders on the way belong to the person and are followed, once: use the returned path.
 */
export function chosenFile(file: string): string {
  // A trailing slash means a folder to every program.
  if (/[/\\]$/.test(file)) throw refused(file, 'it is a folder')
  const real = chosenPlace(file)
  const found = lstatSync(real, { throwIfNoEntry: false })
  if (!found) return real
  const wrong = found.isDirectory() ? 'a folder' : oddity(found)
  if (wrong !== null) throw refused(file, `it is ${wrong}`)
  return real
}

/** Like `chosenFile`, for a folder that will hold a new film: the caller checks what already has the name. */
export function chosenPlace(chosen: string): string {
  const whole = path.resolve(chosen)
  const parent = realAbove(path.dirname(whole), chosen)
  for (let folder = parent; ; folder = path.dirname(folder)) {
    if (holdsFilm(folder)) throw refused(chosen, `${folder} is a film, and only Framewright itself writes inside it`)
    if (folder === path.dirname(folder)) break
  }
  return path.join(parent, path.basename(whole))
}

/** By name alone: the disk decides which spellings are the same name, and a film's database must not be opened twice. */
function holdsFilm(folder: string): boolean {
  try {
    return lstatSync(path.join(folder, 'board.sqlite'), { throwIfNoEntry: false }) !== undefined
  } catch {
    // A parent folder that we can't read holds no film of ours.
    return false
  }
}

/** The real path of a folder whose last components may not exist yet. */
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
