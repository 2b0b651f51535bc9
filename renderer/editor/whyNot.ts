import { keyLabel, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry, CommandId } from '#shared/commands/commandTable.ts'
import { draftsOf, filmShots, scenesOf, takesOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import { placeOf } from './actionContext.ts'
import type { Editor } from './editor.ts'
import { answersScript, isScriptRequest } from './scriptActions.ts'
import type { SessionState } from './session.ts'
import { dayOf } from './shootingActions.ts'

export const READ_ONLY_WORDS = 'This project can only be read here.'

/** Commands that work with no film open. */
const ANYWHERE: ReadonlySet<CommandId> = new Set([
  'project.new',
  'project.open',
  'window.new',
  'view.theme',
  'help.shortcuts',
  'help.report',
])

/** Commands that only the board can handle. */
const BOARD_ONLY: ReadonlySet<CommandId> = new Set(['view.fitScene', 'view.fitShot', 'view.find', 'view.filter'])

/** Commands of one thing that do without one: they make it, or choose another. */
const FREE = /^(?:scene|shot|panel)\.(?:add|next|previous|leave)$/

/**
 * Why a command can't be done now, as a sentence; '' where there is nothing to say, null if it can be done. Menus,
 * buttons and the palette ask this before it is chosen, and a key says it.
 */
export function whyNot(
  editor: Editor | null,
  entry: CommandEntry,
  commands: readonly CommandEntry[],
  mac: boolean,
): string | null {
  const id = entry.id as CommandId
  if (!editor) return ANYWHERE.has(id) ? null : 'Open a film first.'
  if (entry.writes && !editor.canWrite) return READ_ONLY_WORDS
  // The line that is being drawn can be taken back too.
  if (id === 'edit.undo') return editor.undoName() !== null || editor.hand.busy() ? null : 'There is nothing to undo.'
  if (id === 'edit.redo') return editor.redoName() !== null ? null : 'There is nothing to redo.'
  if (id === 'panel.leave') return editor.session.state().drawing ? null : ''
  if (isScriptRequest(id)) return whyNotScript(editor, id)
  return whyNotHere(editor, entry, commands, mac) ?? whyNotThis(editor, id)
}

function whyNotScript(editor: Editor, id: Parameters<typeof answersScript>[1]): string | null {
  if (answersScript(editor, id)) return null
  const drafts = draftsOf(editor.board()).length
  if (drafts === 0) return 'The film has no script yet.'
  return id === 'script.compare' ? 'There is one draft of the script, and none to compare it with.' : SCRIPT_FIRST
}

const SCRIPT_FIRST = 'Open the script beside the board first.'

/** By where the person is. */
function whyNotHere(
  editor: Editor,
  entry: CommandEntry,
  commands: readonly CommandEntry[],
  mac: boolean,
): string | null {
  const { view, drawing, markIds } = editor.session.state()
  const id = entry.id as CommandId
  if (/^(?:tool|size|show)\./.test(id))
    return drawing ? null : elsewhereWords(entry, editor.session.state(), commands, mac)
  if (BOARD_ONLY.has(id))
    return view === 'board' && !drawing ? null : elsewhereWords(entry, editor.session.state(), commands, mac)
  if (entry.when === 'list' && view !== 'shot-list') return elsewhereWords(entry, editor.session.state(), commands, mac)
  if (!id.startsWith('selection.')) return null
  return drawing && markIds.some((mark) => rowOf(editor.board().mark, mark)) ? null : 'Select marks on a panel first.'
}

/** By what is selected. */
function whyNotThis(editor: Editor, id: CommandId): string | null {
  const { shots, panel } = placeOf(editor)
  if (id === 'take.look' || id === 'take.change') {
    if (!panel) return 'Select a panel first.'
    return takesOf(editor.board(), panel.id).length > 0 ? null : 'This panel has no take yet.'
  }
  if (id.startsWith('list.')) return filmShots(editor.board()).length > 0 ? null : 'The film has no shot yet.'
  if (FREE.test(id)) return id === 'panel.add' && shots.length === 0 ? 'Select a shot first.' : null
  if (id.startsWith('scene.') && scenesOf(editor.board()).length === 0) return 'The film has no scene yet.'
  if (id.startsWith('shot.') && shots.length === 0) return 'Select a shot first.'
  if (id === 'shot.arrangeDay' && !dayOf(placeOf(editor))) return 'This shot has no shooting day yet.'
  if (id.startsWith('panel.') && !panel) return 'Select a panel first.'
  return null
}

/** What a key says that is a command's in another place than this: "Pencil works at the drawing table: Enter goes there." */
export function elsewhereWords(
  { label, when }: CommandEntry,
  { drawing }: Pick<SessionState, 'drawing'>,
  commands: readonly CommandEntry[],
  mac: boolean,
): string {
  const way: CommandId =
    when === 'drawing' ? 'panel.enter' : when === 'list' ? 'view.shotList' : drawing ? 'panel.leave' : 'view.board'
  const [key] = keysOf(
    commands.find(({ id }) => id === way)!,
    drawing,
  )
  const place = when === 'drawing' ? 'at the drawing table' : when === 'list' ? 'in the shot list' : 'on the board'
  return `${label.replace('…', '')} works ${place}${key === undefined ? '' : `: ${keyLabel(key, mac)} goes there`}.`
}
