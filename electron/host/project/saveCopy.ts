import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { filmOf } from '#shared/document/board.ts'
import { allRows } from '#shared/document/table.ts'
import { FailureError } from '../failures.ts'
import { ANSWERS_FOLDER, FOREIGN_PICTURE } from './answersFolder.ts'
import { syncFile, syncFolder, writeDurably } from './durableFile.ts'
import { namesInside, pathInside } from './insideFilm.ts'
import { freePlace, makeBeside } from './makeBeside.ts'
import type { OwnedFolder } from './ownedFolder.ts'
import { picturesMissing } from './pictureWatch.ts'
import { projectReadme } from './readme.ts'

/** Where a copy is, and the places in the film of the pictures that it has not got. */
export interface SavedCopy {
  readonly folder: string
  readonly left: string[]
}

/**
 * The project as it is at this moment, in a folder of its own that has its name only once it is whole. Rows are taken
 * before media: media are never removed, so every row that is copied has its bytes. `already-exists` where there is
 * anything of that name but an empty folder; `wrong-place` inside another film; `pictures-missing` where a picture can't be had, unless it is to be made all the same.
 */
export async function saveCopy(open: OwnedFolder, folder: string, evenIfMissing = false): Promise<SavedCopy> {
  const target = freePlace(folder)
  const missing = await picturesMissing(
    open,
    [...allRows(open.store.board().media)].map((row) => row.id),
  )
  if (missing && !evenIfMissing) throw new FailureError(missing)
  await makeBeside(target, (growing) => layCopy(open, growing))
  return { folder: target, left: missing?.names ?? [] }
}

async function layCopy(open: OwnedFolder, growing: string): Promise<void> {
  for (const inner of ['media', 'previews', 'snapshots']) await mkdir(path.join(growing, inner))
  const board = path.join(growing, 'board.sqlite')
  open.backUp(board)
  await syncFile(board)
  await copyMedia(open.folder, path.join(growing, 'media'))
  await copyForeign(open.folder, growing)
  const readme = projectReadme(filmOf(open.store.board()).title)
  await writeDurably(path.join(growing, 'README.txt'), Buffer.from(readme))
}

/** Pictures that a take names and no window shows. */
async function copyForeign(film: string, to: string): Promise<void> {
  const names = namesInside(film, ANSWERS_FOLDER).filter((name) => FOREIGN_PICTURE.test(name))
  if (names.length === 0) return
  await mkdir(path.join(to, ANSWERS_FOLDER))
  for (const name of names) {
    const copy = path.join(to, ANSWERS_FOLDER, name)
    await copyFile(pathInside(film, `${ANSWERS_FOLDER}/${name}`), copy, constants.COPYFILE_FICLONE)
    await syncFile(copy)
  }
  await syncFolder(path.join(to, ANSWERS_FOLDER))
}

async function copyMedia(film: string, to: string): Promise<void> {
  for (const group of namesInside(film, 'media')) {
    if (!/^[0-9a-f]{2}$/.test(group)) continue
    await mkdir(path.join(to, group))
    for (const name of namesInside(film, `media/${group}`)) {
      const inner = `media/${group}/${name}`
      if (!/^[0-9a-f]{64}\.(png|jpg|webp)$/.test(name)) continue
      const copy = path.join(to, group, name)
      await copyFile(pathInside(film, inner), copy, constants.COPYFILE_FICLONE)
      await syncFile(copy)
    }
    await syncFolder(path.join(to, group))
  }
  await syncFolder(to)
}
