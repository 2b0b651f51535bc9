import { patch } from '../board.ts'
import type { Board } from '../board.ts'
import type { PanelId } from '../ids.ts'
import type { RequestDraft, Reworded } from '../requestDraft.ts'
import { LATER_PANEL_BLANKS } from '../schema.ts'
import { panelOf } from '../select.ts'
import type { ChangeDraft } from '../turn.ts'

/** Changes to a panel's next request: of pictures and of who makes it, only the parts that are named. */
export interface RequestChange extends Partial<Omit<RequestDraft, 'requestPictures' | 'requestAsked'>> {
  readonly requestPictures?: Partial<RequestDraft['requestPictures']>
  readonly requestAsked?: Partial<RequestDraft['requestAsked']>
}

export function editRequest(board: Board, panelId: PanelId, change: RequestChange): Board {
  const panel = panelOf(board, panelId)
  if (!panel) return board
  const { requestPictures, requestAsked, ...fields } = change
  return patch(board, 'panel', panelId, {
    ...fields,
    ...(requestPictures ? { requestPictures: { ...panel.requestPictures, ...requestPictures } } : {}),
    ...(requestAsked ? { requestAsked: { ...panel.requestAsked, ...requestAsked } } : {}),
  })
}

/** A piece in the artist's wording, in place of an earlier one. */
export function rewordPiece(board: Board, panelId: PanelId, reworded: Reworded): Board {
  const others = panelOf(board, panelId)?.requestReworded.filter(({ from }) => from !== reworded.from) ?? []
  return editRequest(board, panelId, { requestReworded: [...others, reworded] })
}

/** A piece as its field words it. */
export function unwordPiece(board: Board, panelId: PanelId, from: string): Board {
  const reworded = panelOf(board, panelId)?.requestReworded ?? []
  return editRequest(board, panelId, { requestReworded: reworded.filter((each) => each.from !== from) })
}

/** Leaves a piece of the words out, or puts it back. */
export function leavePieceOut(board: Board, panelId: PanelId, from: string, out: boolean): Board {
  const others = panelOf(board, panelId)?.requestWithout.filter((each) => each !== from) ?? []
  return editRequest(board, panelId, { requestWithout: out ? [...others, from] : others })
}

/** Leaves a picture out, or puts it back; `key` as in `pictureKey`. */
export function leavePictureOut(board: Board, panelId: PanelId, key: string, out: boolean): Board {
  const others = panelOf(board, panelId)?.requestPictures.without.filter((each) => each !== key) ?? []
  return editRequest(board, panelId, { requestPictures: { without: out ? [...others, key] : others } })
}

/** What was typed, painted or chosen for a change of a take. */
export function editChange(board: Board, takeId: string, change: Partial<ChangeDraft>): Board {
  return patch(board, 'take', takeId, change)
}

/** Back to what the board alone gives. */
export function resetRequest(board: Board, panelId: PanelId): Board {
  return editRequest(board, panelId, LATER_PANEL_BLANKS)
}
