import { COMMANDS, keyLabel, keysOf } from '#shared/commands/commandTable.ts'
import type { CommandEntry, CommandId } from '#shared/commands/commandTable.ts'
import type { KeyPress } from '#shared/commands/keyPress.ts'
import { filmOf } from '#shared/document/board.ts'
import { DOCUMENTS } from '#shared/interchange/exporters.ts'
import type { DocumentName } from '#shared/interchange/exporters.ts'
import { placeOf } from './actionContext.ts'
import type { ActionContext, Notice, Place } from './actionContext.ts'
import { clearLayer } from './clearLayer.ts'
import { copyPanel, deletePanel, newLayer, newPanel, shiftPanel, stepPanel, stepScene } from './panelActions.ts'
import { copyScene, deleteScene, newScene, omitScene, shiftScene } from './sceneActions.ts'
import { commandElsewhere, commandFor, placeOfKey } from './keymap.ts'
import { HELPER_ACTIONS } from './helperActions.ts'
import { lockFilm, lockScene } from './numberActions.ts'
import { copyPanelPicture, savePanelPicture } from './panelPicture.ts'
import type { SessionState } from './session.ts'
import { mergeSelected, splitAtPanel } from './splitActions.ts'
import { step } from './stepActions.ts'
import { SCRIPT_ACTIONS } from './scriptActions.ts'
import { arrangeDayOf, newDay, showsDays, switchOrder } from './shootingActions.ts'
import { TABLE_ACTIONS } from './tableActions.ts'
import { elsewhereWords, whyNot } from './whyNot.ts'
import { copyShots, deleteShots, newShot, sendShots, shiftShots } from './shotActions.ts'

type Action = (context: ActionContext) => void | Promise<void>

/** An action that needs an open film; on the welcome screen it does nothing. */
function inFilm(act: (place: Place, context: ActionContext) => void | Promise<void>): Action {
  return (context) => (context.editor ? act(placeOf(context.editor), context) : undefined)
}

/** One whose effect stands in no place that is surely in sight. */
function saying(act: (place: Place) => Notice | null): Action {
  return inFilm((place, { appWindow }) => {
    const said = act(place)
    if (said) appWindow.say(said)
  })
}

const go = (fields: Partial<SessionState>): Action => inFilm(({ editor }) => editor.session.set(fields))

const EXPORT_ACTIONS = Object.fromEntries(
  DOCUMENTS.map(({ document: { name } }) => [
    `export.${name}`,
    inFilm((_, { appWindow }) => appWindow.show(`export.${name}`)),
  ]),
) as Readonly<Record<`export.${DocumentName}`, Action>>

/** What each command does. Typed against the command table: a command without an action does not compile. */
export const ACTIONS: Readonly<Record<CommandId, Action>> = {
  'project.new': ({ appWindow }) => appWindow.newProject(),
  'project.open': ({ appWindow }) => appWindow.openProject(),
  'window.new': ({ appWindow }) => appWindow.newWindow(null),
  'window.film': inFilm(({ editor }, { appWindow }) => appWindow.newWindow(editor.opened.folder)),
  'project.copy': inFilm((_, { appWindow }) => appWindow.saveCopy()),
  'project.check': inFilm((_, { appWindow }) => appWindow.checkProject()),
  'project.versions': inFilm((_, { appWindow }) => appWindow.show('versions')),
  'project.ledger': inFilm((_, { appWindow }) => appWindow.show('ledger')),
  'view.queue': inFilm((_, { appWindow }) => appWindow.show('queue')),
  'project.settings': inFilm((_, { appWindow }) => appWindow.show('settings')),
  'script.choose': inFilm((_, { appWindow }) => appWindow.show('script')),
  'table.choose': inFilm((_, { appWindow }) => appWindow.show('table')),
  'export.open': inFilm((_, { appWindow }) => appWindow.show('export')),
  ...EXPORT_ACTIONS,
  'project.close': inFilm((_, { appWindow }) => appWindow.closeProject()),
  'edit.undo': inFilm((place, context) => step(context, place.editor, 'undo')),
  'edit.redo': inFilm((place, context) => step(context, place.editor, 'redo')),
  'palette.open': inFilm((_, { appWindow }) => appWindow.show('palette')),
  'scene.add': inFilm(newScene),
  'scene.duplicate': inFilm(copyScene),
  'scene.omit': inFilm(omitScene),
  'numbers.lockScene': saying(lockScene),
  'numbers.lockFilm': saying(lockFilm),
  'numbers.renumber': inFilm((_, { appWindow }) => appWindow.show('renumber')),
  'scene.moveUp': inFilm((place) => shiftScene(place, -1)),
  'scene.moveDown': inFilm((place) => shiftScene(place, 1)),
  'scene.remove': inFilm((place, context) => deleteScene(context, place)),
  'shot.add': inFilm(newShot),
  'shot.duplicate': inFilm(copyShots),
  'shot.moveEarlier': inFilm((place) => shiftShots(place, -1)),
  'shot.moveLater': inFilm((place) => shiftShots(place, 1)),
  'shot.movePreviousScene': inFilm((place) => sendShots(place, -1)),
  'shot.moveNextScene': inFilm((place) => sendShots(place, 1)),
  'shot.remove': inFilm((place, context) => deleteShots(context, place)),
  'shot.split': inFilm((place, context) => splitAtPanel(context, place)),
  'shot.merge': inFilm((place, context) => mergeSelected(context, place)),
  'shot.newDay': saying(newDay),
  'shot.arrangeDay': inFilm(arrangeDayOf),
  'panel.add': inFilm((place) => newPanel(place, 1)),
  'panel.addBefore': inFilm((place) => newPanel(place, 0)),
  'panel.duplicate': inFilm(copyPanel),
  'panel.moveEarlier': inFilm((place) => shiftPanel(place, -1)),
  'panel.moveLater': inFilm((place) => shiftPanel(place, 1)),
  'panel.remove': inFilm((place, context) => deletePanel(context, place)),
  'panel.enter': inFilm(({ editor, panel }) => {
    if (!panel) return
    const { view, drawing } = editor.session.state()
    // The board flies there; elsewhere there is nothing to fly over.
    if (view === 'board' && !drawing) editor.session.ask('enter')
    else editor.session.set({ view: 'board', drawing: true })
  }),
  'panel.leave': go({ drawing: false, bare: false }),
  'panel.next': inFilm((place) => stepPanel(place, 1)),
  'panel.previous': inFilm((place) => stepPanel(place, -1)),
  'scene.next': inFilm((place) => stepScene(place, 1)),
  'scene.previous': inFilm((place) => stepScene(place, -1)),
  'panel.savePicture': inFilm((place, context) => savePanelPicture(context, place, 'all')),
  'panel.saveDrawing': inFilm((place, context) => savePanelPicture(context, place, 'drawing')),
  'panel.saveInk': inFilm((place, context) => savePanelPicture(context, place, 'ink')),
  'panel.copyPicture': inFilm((place, context) => copyPanelPicture(context, place, 'all')),
  'panel.copyInk': inFilm((place, context) => copyPanelPicture(context, place, 'ink')),
  'layer.add': inFilm(newLayer),
  'layer.clear': inFilm((place, context) => clearLayer(context, place)),
  // A command never sends unseen: unless the pane that shows what will leave the machine is open, it opens that pane.
  'take.generate': inFilm(({ editor }) => {
    const { tab, bare } = editor.session.state()
    if (tab === 'takes' && !bare) editor.session.ask('make-take')
    else editor.session.set({ tab: 'takes', bare: false })
  }),
  'take.wall': inFilm(({ editor }) => editor.session.ask('take-wall')),
  'take.look': inFilm(({ editor }) => editor.session.ask('look-at-take')),
  'take.change': inFilm(({ editor }) => editor.session.ask('change-take')),
  'take.many': inFilm(({ editor }) => editor.session.ask('make-many')),
  'take.options': inFilm(({ editor }) => editor.session.ask('try-options')),
  'view.board': go({ view: 'board' }),
  'view.shotList': inFilm(({ editor }) => {
    editor.session.set({ view: 'shot-list', drawing: false, bare: false })
    editor.session.ask('front')
  }),
  'view.shootingOrder': inFilm(switchOrder),
  'view.scenes': go({ left: 'scenes', drawing: false, bare: false }),
  'view.script': inFilm(({ editor }) => {
    editor.session.set({ left: 'script', drawing: false, bare: false })
    editor.session.ask('script')
  }),
  'view.shotTab': go({ tab: 'shot', bare: false }),
  'view.takesTab': go({ tab: 'takes', bare: false }),
  'view.layersTab': go({ tab: 'layers', bare: false }),
  'view.cardsTab': go({ tab: 'cards', bare: false }),
  'view.bare': inFilm(({ editor }) => editor.session.set({ bare: !editor.session.state().bare })),
  'view.zoomIn': inFilm(({ editor }) => editor.session.ask('zoom-in')),
  'view.zoomOut': inFilm(({ editor }) => editor.session.ask('zoom-out')),
  'view.fit': inFilm(({ editor }) => editor.session.ask('fit')),
  'view.fitScene': inFilm(({ editor }) => editor.session.ask('fit-scene')),
  'view.fitShot': inFilm(({ editor }) => editor.session.ask('fit-shot')),
  'view.find': inFilm(({ editor }) => editor.session.ask('find')),
  'view.filter': inFilm(({ editor }) => editor.session.ask('filter')),
  'list.find': inFilm(({ editor }) => editor.session.ask('list-find')),
  'list.replace': inFilm(({ editor }) => editor.session.ask('list-replace')),
  ...TABLE_ACTIONS,
  ...SCRIPT_ACTIONS,
  ...HELPER_ACTIONS,
  'view.theme': ({ appWindow }) => appWindow.toggleTheme(),
  'help.shortcuts': ({ appWindow }) => appWindow.show('shortcuts'),
  'help.keys': inFilm((_, { appWindow }) => appWindow.show('keys')),
  'help.report': ({ appWindow }) => appWindow.copyReport(),
}

/** The command table with its actions, as used by menus, buttons, the palette and keys. */
export interface Actions {
  /** Says why, if it can't be done now. `held`: by a key that is held down. */
  readonly run: (id: CommandId, held?: boolean) => void
  readonly enabled: (id: CommandId) => boolean
  /** Why it can't be done now, as a sentence; '' where there is nothing to say, null if it can. */
  readonly whyNot: (id: CommandId) => string | null
  /** "Undo Retime Shot 12A": the current label. */
  readonly label: (id: CommandId) => string
  /** The first of its keys that work where the person is, in this keyboard's notation. */
  readonly keys: (id: CommandId) => string | undefined
  /** All of its keys that work where the person is. */
  readonly keysOf: (id: CommandId) => readonly string[]
  /** The command that a key press means where the focus is; null for none. */
  readonly commandOf: (press: KeyPress & Pick<Event, 'target'>) => CommandId | null
  /** Says where the command of a key press works that means none where the focus is. */
  readonly unheard: (press: KeyPress & Pick<Event, 'target'>, held: boolean) => void
  /** The command as a menu item (renderer/ui/Menu.tsx). */
  readonly item: (id: CommandId) => {
    readonly label: string
    readonly keys: string | undefined
    readonly disabled: boolean
    readonly onSelect: () => void
  }
}

/** `commands`: the command table, with the artist's own keys. */
export function createActions(
  context: ActionContext,
  mac: boolean,
  commands: readonly CommandEntry[] = COMMANDS,
): Actions {
  const { editor } = context

  function why(id: CommandId): string | null {
    return whyNot(editor, entryOf(id), commands, mac)
  }

  function tell(text: string, held: boolean): void {
    if (text !== '' && !held) context.appWindow.say({ about: 'why not', text })
  }

  function label(id: CommandId): string {
    const entry = entryOf(id)
    const now = editor && (switchLabel(placeOf(editor), id) ?? countedLabel(placeOf(editor), entry))
    if (now) return now
    const next = id === 'edit.undo' ? editor?.undoName() : id === 'edit.redo' ? editor?.redoName() : null
    return next ? `${entry.label} ${next}` : entry.label
  }

  function allKeys(id: CommandId): readonly string[] {
    const entry = commands.find((each) => each.id === id) ?? entryOf(id)
    return keysOf(entry, editor?.session.state().drawing ?? false).map((each) => keyLabel(each, mac))
  }

  function run(id: CommandId, held = false): void {
    // What the hand is drawing comes before what is done next; undo and redo see to that themselves.
    if (entryOf(id).writes && !id.startsWith('edit.')) editor?.hand.end()
    const not = why(id)
    if (not !== null) return tell(not, held)
    // A command finds on the board what was typed before it.
    editor?.typing.flush()
    const done = ACTIONS[id]({ ...context, held })
    if (done)
      done.catch((error: unknown) =>
        context.appWindow.say({ text: `That didn’t work: ${String(error)}`, tone: 'warn' }),
      )
  }

  return {
    run,
    enabled: (id) => why(id) === null,
    whyNot: why,
    label,
    keys: (id) => allKeys(id)[0],
    keysOf: allKeys,
    commandOf: (press) => commandFor(press, placeOfKey(press.target), editor?.session.state() ?? null, mac, commands),
    unheard(press, held) {
      const entry = editor && commandElsewhere(press, placeOfKey(press.target), editor.session.state(), mac, commands)
      if (entry) tell(elsewhereWords(entry, editor.session.state(), commands, mac), held)
    },
    item: (id) => ({ label: label(id), keys: allKeys(id)[0], disabled: why(id) !== null, onSelect: () => run(id) }),
  }
}

/** A command that switches says which way it goes now. */
function switchLabel({ editor, board, scene }: Place, id: CommandId): string | null {
  if (id === 'view.shootingOrder')
    return `Shot list in ${showsDays(editor.session.state()) ? 'story' : 'shooting'} order`
  if (id === 'scene.omit') return scene?.omitted ? 'Restore scene' : 'Omit scene'
  if (id === 'numbers.lockScene') return scene?.numbersLocked ? 'Unlock scene’s numbers' : 'Lock scene’s numbers'
  if (id === 'numbers.lockFilm') return filmOf(board).numbersLocked ? 'Unlock film’s numbers' : 'Lock film’s numbers'
  return null
}

const OF_ALL_SELECTED: ReadonlySet<string> = new Set([
  'shot.duplicate',
  'shot.moveEarlier',
  'shot.moveLater',
  'shot.movePreviousScene',
  'shot.moveNextScene',
  'shot.remove',
])

/** A command that takes all that is selected says how much that is: "Delete 3 shots". */
function countedLabel({ shots }: Place, { id, label }: CommandEntry): string | null {
  return shots.length > 1 && OF_ALL_SELECTED.has(id) ? label.replace('shot', `${shots.length} shots`) : null
}

export function entryOf(id: CommandId): CommandEntry {
  return COMMANDS.find((entry) => entry.id === id)!
}

export function isCommandId(id: string): id is CommandId {
  return COMMANDS.some((entry) => entry.id === id)
}
