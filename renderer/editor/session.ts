import type { Board } from '#shared/document/board.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import type { SCRIPT_COMMANDS } from '#shared/commands/scriptCommands.ts'
import { firstShot, panelOf, panelsOf, sceneOf, shotOf, shotsOf } from '#shared/document/select.ts'
import { createListeners } from '#shared/store.ts'

export type ViewName = 'board' | 'shot-list'
/** What stands at the left of board and shot list. */
export type LeftTab = 'scenes' | 'script'
export type SideTab = 'shot' | 'takes' | 'layers' | 'cards'

/** Where the person is. Never saved with the film, never undone. */
export interface SessionState {
  readonly view: ViewName
  /** The selected shots, the last one chosen at the end. */
  readonly shotIds: readonly string[]
  /** The selected scene, if it has no shot to select. Valid only while `shotIds` is empty. */
  readonly sceneId: string | null
  /** The panel that takes, layers and drawing refer to; belongs to the last of `shotIds`. */
  readonly panelId: string | null
  /** True: zoomed into `panelId`, ready to draw. False: on the board. */
  readonly drawing: boolean
  readonly layerId: string | null
  /** The selected marks of the panel being drawn on; some may no longer be on the board. */
  readonly markIds: readonly string[]
  readonly tab: SideTab
  readonly left: LeftTab
  /** All side panels hidden with one key. */
  readonly bare: boolean
  /** The shot list stands in shooting order, not in story order. */
  readonly shootingOrder: boolean
}

/** Named as in renderer/features/canvas/helpers. */
export type HelperRequest =
  `helper-${'onion' | 'thirds' | 'center' | 'safe' | 'perspective' | 'snap' | 'flip' | 'gray' | 'rulers'}`

/** "tool.pencil": pick this tool; "size.larger": size its nib; "selection.copyMarks": do this to the selected marks; "show.colors": open what its button opens. */
export type TableRequest = Extract<
  CommandId,
  `tool.${string}` | `size.${string}` | `selection.${string}` | `turn.${string}` | `move.${string}` | `show.${string}`
>

/** "script.newShot": the script beside the board does this with its selected lines. */
export type ScriptRequest = (typeof SCRIPT_COMMANDS)[number]['id']

/** What a command asks of the surface in front; the board, the canvas and the takes pane answer. */
export type ViewRequest =
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'fit-scene'
  | 'fit-shot'
  | 'filter'
  /** Type what to go to. */
  | 'find'
  /** Look for words in the shot list's cells, and write others in their place. */
  | 'list-find'
  | 'list-replace'
  /** Fly into the current panel and draw on it. */
  | 'enter'
  | 'make-take'
  /** The panel's chosen take over the whole window. */
  | 'look-at-take'
  | 'change-take'
  | 'try-options'
  /** Takes of the selected shots, a scene or the film. */
  | 'make-many'
  /** All takes of the film over the whole window. */
  | 'take-wall'
  /** Gives the board, the table or the shot list the focus. */
  | 'front'
  | HelperRequest
  | TableRequest
  | ScriptRequest
  /** Gives the script the focus. */
  | 'script'

export interface Session {
  readonly state: () => SessionState
  /** Everything but the selection on the drawing table: the same object as long as nothing else changes. */
  readonly outline: () => Omit<SessionState, 'markIds'>
  readonly set: (fields: Partial<SessionState>) => void
  /** Selects one shot and its first panel, or one panel and its shot. */
  readonly selectShot: (board: Board, shotId: string) => void
  readonly selectPanel: (board: Board, panelId: string) => void
  /** Selects several shots; takes, layers and drawing refer to the last. */
  readonly selectShots: (board: Board, shotIds: readonly string[], panelId?: string | null) => void
  /** Selects a scene's first shot, or the scene itself if it has none. */
  readonly selectScene: (board: Board, sceneId: string) => void
  /** Drops what is no longer on the board. */
  readonly keepValid: (board: Board) => void
  readonly ask: (request: ViewRequest) => void
  readonly onAsk: (asked: (request: ViewRequest) => void) => () => void
  readonly listen: (changed: () => void) => () => void
}

export function createSession(shotId: string | null, panelId: string | null): Session {
  let state: SessionState = {
    view: 'board',
    shotIds: shotId === null ? [] : [shotId],
    sceneId: null,
    panelId,
    drawing: false,
    layerId: null,
    markIds: [],
    tab: 'shot',
    left: 'scenes',
    bare: false,
    shootingOrder: false,
  }
  let outline: Omit<SessionState, 'markIds'> = state
  const left = new Map<string, Pick<SessionState, 'layerId' | 'markIds'>>()
  const listeners = createListeners()
  const askers = createListeners<[ViewRequest]>()

  /** A panel has the layer and the marks that were chosen when it was left. */
  function cameBack({ panelId: next }: Partial<SessionState>): Partial<SessionState> {
    if (next === undefined || next === state.panelId) return {}
    if (state.panelId !== null) left.set(state.panelId, { layerId: state.layerId, markIds: state.markIds })
    return left.get(next ?? '') ?? { layerId: null, markIds: [] }
  }

  function set(fields: Partial<SessionState>): void {
    const next = { ...state, ...cameBack(fields), ...fields }
    if ((Object.keys(fields) as (keyof SessionState)[]).every((key) => state[key] === next[key])) return
    state = next
    if (Object.keys(fields).some((key) => key !== 'markIds')) outline = next
    listeners.tell()
  }

  return {
    state: () => state,
    outline: () => outline,
    set,
    selectShot: (board, id) => set(shotChosen(board, id)),
    selectPanel: (board, id) => set(panelChosen(board, id)),
    selectShots: (board, ids, wanted) => set(shotsChosen(board, ids, wanted)),
    selectScene: (board, id) => set(sceneChosen(board, id)),
    keepValid: (board) => set(stillThere(board, state)),
    ask: askers.tell,
    onAsk: askers.listen,
    listen: listeners.listen,
  }
}

type Chosen = Partial<SessionState>

const firstPanelOf = (board: Board, shotId: string | undefined): string | null =>
  shotId === undefined ? null : (panelsOf(board, shotId)[0]?.id ?? null)

function shotChosen(board: Board, id: string): Chosen {
  return shotOf(board, id) ? { shotIds: [id], panelId: firstPanelOf(board, id) } : {}
}

function panelChosen(board: Board, id: string): Chosen {
  const panel = panelOf(board, id)
  return panel ? { shotIds: [panel.shotId], panelId: id } : {}
}

function shotsChosen(board: Board, ids: readonly string[], wanted: string | null | undefined): Chosen {
  const shotIds = ids.filter((id) => shotOf(board, id))
  const last = shotIds.at(-1)
  const named = wanted ? panelOf(board, wanted) : undefined
  return { shotIds, panelId: named && named.shotId === last ? named.id : firstPanelOf(board, last) }
}

function sceneChosen(board: Board, id: string): Chosen {
  if (!sceneOf(board, id)) return {}
  const first = shotsOf(board, id)[0]
  if (first) return { shotIds: [first.id], panelId: firstPanelOf(board, first.id) }
  return { shotIds: [], sceneId: id, panelId: null }
}

/** The part of the selection still on the board; if none of its shots is, the film's first. */
function stillThere(board: Board, state: SessionState): Chosen {
  const drawn = state.drawing && state.panelId !== null ? panelOf(board, state.panelId) : undefined
  // A split, a merge or another window gives a panel to another shot: the hand that draws on it stays there.
  if (drawn && drawn.shotId !== state.shotIds.at(-1)) return { shotIds: [drawn.shotId], panelId: drawn.id }
  const kept = state.shotIds.filter((id) => shotOf(board, id))
  const first = firstShot(board)
  const left = kept.length === 0 && first ? [first.id] : kept
  const shotIds = kept.length === state.shotIds.length ? state.shotIds : left
  const last = shotIds.at(-1)
  const current = state.panelId === null ? undefined : panelOf(board, state.panelId)
  const panelId = current && current.shotId === last ? current.id : firstPanelOf(board, last)
  return { shotIds, panelId, drawing: state.drawing && panelId === state.panelId && panelId !== null }
}
