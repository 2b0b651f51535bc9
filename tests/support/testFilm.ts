import { boardFrom, filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { NewId } from '#shared/document/ids.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { keysBetween } from '#shared/document/order.ts'

/** Ids that are alike in every run. */
export function testIds(): NewId {
  let seed = 7
  return makeNewId(() => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  })
}

/** A film with a scene for each list, in it a shot for each number, in that as many panels. */
export function testFilm(scenes: readonly (readonly number[])[], ratio = 2.39, newId: NewId = testIds()): Board {
  const film = filmOf(newProject({ title: 'Test', ratio, createdAt: '2026-01-01T00:00:00.000Z' }, newId))
  const sceneKeys = keys(scenes.length)
  const sceneRows = scenes.map((_, at) => blankScene(newId('scene'), sceneKeys[at]!))
  const shotRows = scenes.flatMap((shots, at) => {
    const shotKeys = keys(shots.length)
    return shots.map((_, place) => blankShot(newId('shot'), sceneRows[at]!.id, shotKeys[place]!))
  })
  const counts = scenes.flat()
  const panelRows = shotRows.flatMap((shot, at) =>
    keys(counts[at]!).map((key) => blankPanel(newId('panel'), shot.id, key, ratio)),
  )
  const layerRows = panelRows.map((panel) => blankLayer(newId('layer'), panel.id, 'a0'))
  return boardFrom({ project: [film], scene: sceneRows, shot: shotRows, panel: panelRows, layer: layerRows })
}

function keys(count: number): string[] {
  return keysBetween(null, null, count)
}
