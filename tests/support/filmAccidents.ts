import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What can be done from outside to a part of a film's folder. */
export const TARGETS = [
  'board.sqlite',
  'board.sqlite-wal',
  'board.sqlite-shm',
  'lock.sqlite',
  'lock.json',
  'log.json',
  'a picture',
  'media',
  'snapshots',
  'the folder',
] as const
export type Target = (typeof TARGETS)[number]

export const ACCIDENTS = [
  'removed',
  'renamed away',
  'replaced by an older one',
  'replaced by another film’s',
  'written over by an older one',
  'written over by another film’s',
  'cut short',
  'filled with garbage',
] as const
export type Accident = (typeof ACCIDENTS)[number]

export interface Sources {
  /** The same film as it was some days ago, copied while it was open, so that every file is there. */
  readonly older: string
  /** Another film, copied while it was open. */
  readonly other: string
}

/** null where there is nothing of that kind to happen: a file that is not there can't be removed. */
export function happen(folder: string, target: Target, accident: Accident, sources: Sources): 'done' | null {
  const file = placeOf(folder, target)
  const there = existsSync(file)
  switch (accident) {
    case 'removed':
    case 'renamed away':
      if (!there) return null
      if (accident === 'removed') rmSync(file, { recursive: true })
      else renameSync(file, `${file} away`)
      return 'done'
    case 'cut short':
      if (!there) return null
      for (const each of filesIn(file)) truncateSync(each, 0)
      return 'done'
    case 'filled with garbage':
      if (!there) return null
      for (const each of filesIn(file)) writeFileSync(each, Buffer.alloc(Math.max(statSync(each).size, 64), 0xa5))
      return 'done'
    case 'replaced by an older one':
    case 'replaced by another film’s':
    case 'written over by an older one':
    case 'written over by another film’s':
      return replace(file, placeOf(accident.endsWith('older one') ? sources.older : sources.other, target), accident)
  }
}

function replace(file: string, by: string, accident: Accident): 'done' | null {
  if (!existsSync(by)) return null
  if (accident.startsWith('replaced')) {
    rmSync(file, { recursive: true, force: true })
    cpSync(by, file, { recursive: true })
    return 'done'
  }
  if (!existsSync(file)) return null
  for (const from of filesIn(by)) {
    const to = path.join(file, path.relative(by, from))
    mkdirSync(path.dirname(to), { recursive: true })
    writeFileSync(to, readFileSync(from))
  }
  return 'done'
}

export function placeOf(folder: string, target: Target): string {
  if (target === 'the folder') return folder
  if (target !== 'a picture') return path.join(folder, target)
  return filesIn(path.join(folder, 'media'))[0] ?? path.join(folder, 'media', 'none')
}

/** The file itself, or all files of a folder. */
export function filesIn(place: string): string[] {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(place, name))
    .filter((name) => statSync(name).isFile())
    .toSorted()
}
