import { shotOf } from '#shared/document/select.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { BoardLayout } from '../layout/layout.ts'
import { handRect, sceneRect } from '../layout/layoutQuery.ts'
import type { WorldRect } from '../layout/layoutQuery.ts'

/** The scene at hand, where its shots are put away or it has none; null while a shot on the board is at hand. */
export function bareScene({ session, board }: Editor, layout: BoardLayout): string | null {
  const { shotIds, sceneId } = session.state()
  const id = shotIds.at(-1)
  if (id === undefined) return sceneId
  return layout.firstCell.has(id) ? null : (shotOf(board(), id)?.sceneId ?? null)
}

/** What to bring into sight: the panel or shot at hand, or the scene that has none to show. */
export function rectAtHand(editor: Editor, layout: BoardLayout): WorldRect | undefined {
  const bare = bareScene(editor, layout)
  if (bare !== null) return sceneRect(layout, bare)
  const { shotIds, panelId } = editor.session.state()
  return handRect(layout, shotIds.at(-1) ?? '', panelId)
}
