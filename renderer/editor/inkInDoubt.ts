import { layersInDoubt } from '#shared/breakdown/isEmptyScene.ts'
import type { IsDrawn } from '#shared/breakdown/isEmptyScene.ts'
import { inkIdOf } from '#shared/document/inkOf.ts'
import { layerOf, marksOf, scenesOf } from '#shared/document/select.ts'
import type { Editor } from './editor.ts'

/** Loads the ink of scenes that may have nothing in them, since only such may give way to what is imported. */
export async function inkInDoubt(editor: Editor): Promise<IsDrawn> {
  const layers = layersInDoubt(editor.board(), scenesOf(editor.board()))
  const loaded = await editor.loadMarks([...new Set(layers.map(({ panelId }) => panelId))])
  const known = new Set<string>(loaded ? layers.map(inkIdOf) : [])
  return (inkId) => !known.has(inkId) || !layerOf(editor.board(), inkId) || marksOf(editor.board(), inkId).length > 0
}
