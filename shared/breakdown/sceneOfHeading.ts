import type { Board } from '../document/board.ts'
import type { SceneId } from '../document/ids.ts'
import { numbersOf, sceneHeading, scenesOf } from '../document/select.ts'
import { readHeading } from '../film/readHeading.ts'
import { scenesIn } from '../script/scenesIn.ts'
import { textOf } from '../script/screenplay.ts'
import type { Screenplay } from '../script/screenplay.ts'
import { alignment } from './alignment.ts'

/** Which scene of the film each heading of a draft belongs to, by the heading's element. */
export type SceneOfHeading = ReadonlyMap<number, SceneId>

/**
 * Headings with a number belong to the scene of that number; the others to scenes with the same heading, in order; what
 * is left between two that were found, one by one while both have as many. A heading that matches none is not in the map.
 */
export function sceneOfHeading(board: Board, script: Screenplay): SceneOfHeading {
  const scenes = scenesOf(board)
  const { scenes: numbers } = numbersOf(board)
  const byNumber = new Map(scenes.map(({ id }) => [plain(numbers.get(id) ?? ''), id]))
  const heads = scenesIn(script).map(({ heading }) => heading)
  const found = new Map<number, SceneId>()
  for (const at of heads) {
    const scene = byNumber.get(plain(script.elements[at]!.number ?? ''))
    if (scene !== undefined && ![...found.values()].includes(scene)) found.set(at, scene)
  }
  if (found.size > 0 && found.size === heads.length) return found
  const taken = new Set(found.values())
  const openHeads = heads.filter((at) => !found.has(at))
  const openScenes = scenes.filter(({ id }) => !taken.has(id))
  const keys = openScenes.map((scene) => plain(sceneHeading(scene)))
  const pairs = alignment(
    openHeads.map((at) => headingKey(script, at)),
    keys,
  )
  let [head, scene] = [0, 0]
  for (const [headAt, sceneAt] of [...pairs, [openHeads.length, openScenes.length] as const]) {
    if (headAt - head === sceneAt - scene)
      for (let step = 0; head + step < headAt; step += 1)
        found.set(openHeads[head + step]!, openScenes[scene + step]!.id)
    if (headAt < openHeads.length) found.set(openHeads[headAt]!, openScenes[sceneAt]!.id)
    ;[head, scene] = [headAt + 1, sceneAt + 1]
  }
  return found
}

/** As a scene of the film would be headed that was made from this heading. */
function headingKey({ elements }: Screenplay, at: number): string {
  const { intExt, location, timeOfDay } = readHeading(textOf(elements[at]!))
  return plain([[intExt, location].filter(Boolean).join(' '), timeOfDay].filter(Boolean).join(' '))
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
