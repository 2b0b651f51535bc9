import type { Board } from '#shared/document/board.ts'
import { panelOf, sceneOf, scenesOf, shotOf } from '#shared/document/select.ts'
import type { PanelRow, SceneRow, ShotRow } from '#shared/document/schema.ts'
import type { DocumentName } from '#shared/interchange/exporters.ts'
import type { Editor } from './editor.ts'

export interface Notice {
  readonly text: string
  readonly tone?: 'plain' | 'warn'
  /** Takes the place of an earlier notice about the same. */
  readonly about?: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** `keys`: the settings, at the keys. `export.csv`: opens the export with that document chosen. */
export type WindowDialog =
  | 'settings'
  | 'keys'
  | 'script'
  | 'table'
  | 'export'
  | `export.${DocumentName}`
  | 'versions'
  | 'ledger'
  | 'queue'
  | 'palette'
  | 'renumber'
  | 'shortcuts'

/** What the window around an editor offers: opening and closing projects, dialogs and messages. */
export interface AppWindow {
  readonly newProject: () => void | Promise<void>
  readonly openProject: () => void | Promise<void>
  readonly closeProject: () => void | Promise<void>
  /** Opens another window on the film in this folder, or on the welcome screen for null. */
  readonly newWindow: (folder: string | null) => void | Promise<void>
  readonly saveCopy: () => void | Promise<void>
  readonly checkProject: () => void | Promise<void>
  readonly show: (dialog: WindowDialog) => void
  readonly say: (notice: Notice) => void
  readonly toggleTheme: () => void
  /** What a person can pass on after something went wrong. */
  readonly copyReport: () => void | Promise<void>
}

export interface ActionContext {
  /** null on the welcome screen. */
  readonly editor: Editor | null
  readonly appWindow: AppWindow
  /** By a key that is held down. */
  readonly held?: boolean
}

/** Where a command acts: what is selected now. */
export interface Place {
  readonly editor: Editor
  readonly board: Board
  /**
   * The scene of the last selected shot, or the selected scene without shots; the film's last scene if neither is
   * selected.
   */
  readonly scene: SceneRow | undefined
  readonly shot: ShotRow | undefined
  /** All selected shots. */
  readonly shots: readonly ShotRow[]
  readonly panel: PanelRow | undefined
}

export function placeOf(editor: Editor): Place {
  const board = editor.board()
  const { shotIds, sceneId, panelId } = editor.session.state()
  const shots = shotIds.flatMap((id) => shotOf(board, id) ?? [])
  const shot = shots.at(-1)
  const scene = sceneOf(board, shot?.sceneId ?? sceneId ?? '') ?? scenesOf(board).at(-1)
  const panel = panelId === null ? undefined : panelOf(board, panelId)
  return { editor, board, scene, shot, shots, panel }
}

/** Says what was deleted and offers to bring it back, as long as nothing was done since. */
export function sayDeleted(context: ActionContext, editor: Editor, step: string, what: string): void {
  context.appWindow.say({
    text: `Deleted ${what}`,
    action: {
      label: 'Undo',
      run() {
        if (editor.undoName() === step) editor.stepNow('undo')
        else context.appWindow.say({ text: `Something else was done since. Undo back to “${step}” to bring it back.` })
      },
    },
  })
}
