import { DOCUMENTS } from '../interchange/exporters.ts'
import { TOOLS } from '../tools/index.ts'
import { digitOf } from '../tools/toolbox.ts'
import { LIST_COMMANDS } from './listCommands.ts'
import { SCRIPT_COMMANDS } from './scriptCommands.ts'

/**
 * Every command by its stable id. Menus, the palette, the shortcut sheet and the shell's native menu are built from
 * this table. What each command does is in renderer/editor/actions.ts, which the compiler keeps in step with it.
 *
 * `keys` are written as "Mod+Shift+D": Mod is Command on macOS and Control elsewhere. Several entries are
 * alternatives.
 */
export interface CommandEntry {
  readonly id: string
  readonly label: string
  readonly keys?: readonly string[]
  /** Further keys at the drawing table, where most letters pick tools; they work there whatever `when` says. */
  readonly drawingKeys?: readonly string[]
  readonly menu: 'File' | 'Edit' | 'Film' | 'Panel' | 'Tool' | 'View' | 'Help'
  /** The menu item it is grouped under. */
  readonly under?: string
  /**
   * Where its keys work: 'always', on the 'board', while 'drawing', in the shot 'list', or in the 'script' beside the
   * board or the shot list while it has the focus. Menu and palette offer it wherever it makes sense.
   */
  readonly when: 'always' | 'board' | 'drawing' | 'list' | 'script'
  /** Its keys also work in dialogs and on controls, just not while typing. */
  readonly anywhere?: true
  /** Changes the film, so it is disabled on a read-only project. */
  readonly writes?: true
}

function commands<const T extends readonly CommandEntry[]>(list: T): T {
  return list
}

export const COMMANDS = commands([
  { id: 'project.new', label: 'New project…', keys: ['Mod+N'], menu: 'File', when: 'always' },
  { id: 'project.open', label: 'Open project…', keys: ['Mod+O'], menu: 'File', when: 'always' },
  { id: 'window.new', label: 'New window', menu: 'File', when: 'always' },
  { id: 'window.film', label: 'Open in new window', menu: 'File', when: 'always' },
  { id: 'project.copy', label: 'Save a copy…', keys: ['Mod+Shift+S'], menu: 'File', when: 'always' },
  { id: 'project.check', label: 'Check project', menu: 'File', when: 'always' },
  { id: 'project.versions', label: 'Versions and deleted…', menu: 'File', when: 'always' },
  { id: 'project.ledger', label: 'Ledger…', menu: 'File', when: 'always' },
  { id: 'project.settings', label: 'Project settings…', keys: ['Mod+,'], menu: 'File', when: 'always' },
  { id: 'script.choose', label: 'Import script…', menu: 'File', when: 'always', writes: true },
  { id: 'table.choose', label: 'Import shot list…', menu: 'File', when: 'always', writes: true },
  { id: 'export.open', label: 'Export…', keys: ['Mod+E'], menu: 'File', when: 'always' },
  ...DOCUMENTS.map(
    ({ exporter, document }) =>
      ({
        id: `export.${document.name}`,
        label: `Export ${document.label.toLowerCase()} as ${exporter.label}…`,
        menu: 'File',
        under: 'Export as',
        when: 'always',
      }) as const,
  ),
  { id: 'project.close', label: 'Close project', keys: ['Mod+Shift+W'], menu: 'File', when: 'always' },
  { id: 'edit.undo', label: 'Undo', keys: ['Mod+Z'], menu: 'Edit', when: 'always', writes: true },
  { id: 'edit.redo', label: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], menu: 'Edit', when: 'always', writes: true },
  { id: 'palette.open', label: 'Search or run a command', keys: ['Mod+K'], menu: 'Edit', when: 'always' },
  { id: 'scene.add', label: 'New scene', keys: ['Mod+Shift+N'], menu: 'Film', when: 'always', writes: true },
  { id: 'scene.duplicate', label: 'Duplicate scene', menu: 'Film', when: 'always', writes: true },
  { id: 'scene.omit', label: 'Omit or restore scene', menu: 'Film', when: 'always', writes: true },
  { id: 'numbers.lockScene', label: 'Lock or unlock scene’s numbers', menu: 'Film', when: 'always', writes: true },
  { id: 'shot.newDay', label: 'Shoot on a new day', menu: 'Film', when: 'always', writes: true },
  { id: 'shot.arrangeDay', label: 'Arrange day by place and light', menu: 'Film', when: 'always', writes: true },
  { id: 'numbers.lockFilm', label: 'Lock or unlock film’s numbers', menu: 'Film', when: 'always', writes: true },
  { id: 'numbers.renumber', label: 'Renumber…', menu: 'Film', when: 'always', writes: true },
  {
    id: 'scene.moveUp',
    label: 'Move scene up',
    keys: ['Alt+Shift+ArrowUp'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  {
    id: 'scene.moveDown',
    label: 'Move scene down',
    keys: ['Alt+Shift+ArrowDown'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  { id: 'scene.remove', label: 'Delete scene', menu: 'Film', when: 'always', writes: true },
  {
    id: 'shot.add',
    label: 'New shot',
    keys: ['N'],
    drawingKeys: ['Shift+N'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  { id: 'shot.duplicate', label: 'Duplicate shot', keys: ['Mod+D'], menu: 'Film', when: 'board', writes: true },
  {
    id: 'shot.moveEarlier',
    label: 'Move shot earlier',
    keys: ['Alt+ArrowLeft'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  {
    id: 'shot.moveLater',
    label: 'Move shot later',
    keys: ['Alt+ArrowRight'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  {
    id: 'shot.movePreviousScene',
    label: 'Move shot to the previous scene',
    keys: ['Alt+ArrowUp'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  {
    id: 'shot.moveNextScene',
    label: 'Move shot to the next scene',
    keys: ['Alt+ArrowDown'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  { id: 'shot.remove', label: 'Delete shot', keys: ['Delete', 'Backspace'], menu: 'Film', when: 'board', writes: true },
  {
    id: 'shot.split',
    label: 'Split shot at panel',
    keys: ['Shift+S'],
    // Not "/" alone: it is where Q is on a Hebrew keyboard.
    drawingKeys: ['Alt+/'],
    menu: 'Film',
    when: 'board',
    writes: true,
  },
  { id: 'shot.merge', label: 'Merge shots', keys: ['Shift+M'], menu: 'Film', when: 'board', writes: true },
  ...SCRIPT_COMMANDS,
  {
    id: 'panel.add',
    label: 'New panel',
    keys: ['P'],
    drawingKeys: ['N'],
    menu: 'Panel',
    when: 'board',
    writes: true,
  },
  {
    id: 'panel.addBefore',
    label: 'New panel before',
    keys: ['Alt+P'],
    drawingKeys: ['Alt+N'],
    menu: 'Panel',
    when: 'board',
    writes: true,
  },
  {
    id: 'panel.duplicate',
    label: 'Duplicate panel',
    keys: ['Shift+P'],
    drawingKeys: ['D'],
    menu: 'Panel',
    when: 'board',
    writes: true,
  },
  {
    id: 'panel.moveEarlier',
    label: 'Move panel earlier',
    drawingKeys: ['Alt+ArrowLeft'],
    menu: 'Panel',
    when: 'always',
    writes: true,
  },
  {
    id: 'panel.moveLater',
    label: 'Move panel later',
    drawingKeys: ['Alt+ArrowRight'],
    menu: 'Panel',
    when: 'always',
    writes: true,
  },
  {
    id: 'panel.remove',
    label: 'Delete panel',
    drawingKeys: ['Shift+Delete', 'Shift+Backspace'],
    menu: 'Panel',
    when: 'always',
    writes: true,
  },
  { id: 'panel.enter', label: 'Draw on panel', keys: ['Enter'], menu: 'Panel', when: 'board' },
  { id: 'panel.leave', label: 'Back to the board', keys: ['Escape'], menu: 'Panel', when: 'drawing' },
  {
    id: 'panel.next',
    label: 'Next panel',
    keys: ['PageDown'],
    drawingKeys: ['ArrowRight'],
    menu: 'Panel',
    when: 'always',
  },
  {
    id: 'panel.previous',
    label: 'Previous panel',
    keys: ['PageUp'],
    drawingKeys: ['ArrowLeft'],
    menu: 'Panel',
    when: 'always',
  },
  { id: 'scene.next', label: 'Next scene', drawingKeys: ['Mod+ArrowRight'], menu: 'Panel', when: 'always' },
  { id: 'scene.previous', label: 'Previous scene', drawingKeys: ['Mod+ArrowLeft'], menu: 'Panel', when: 'always' },
  { id: 'panel.savePicture', label: 'Save panel as PNG…', menu: 'Panel', when: 'always' },
  { id: 'panel.saveDrawing', label: 'Save panel as PNG without takes…', menu: 'Panel', when: 'always' },
  { id: 'panel.saveInk', label: 'Save drawing alone as PNG…', menu: 'Panel', when: 'always' },
  { id: 'panel.copyPicture', label: 'Copy panel as picture', keys: ['Mod+Shift+C'], menu: 'Panel', when: 'always' },
  { id: 'panel.copyInk', label: 'Copy drawing alone as picture', menu: 'Panel', when: 'always' },
  { id: 'selection.savePicture', label: 'Save selection as PNG…', menu: 'Panel', when: 'drawing' },
  { id: 'selection.saveMarks', label: 'Save selected marks alone as PNG…', menu: 'Panel', when: 'drawing' },
  { id: 'selection.copyPicture', label: 'Copy selection as picture', menu: 'Panel', when: 'drawing' },
  { id: 'selection.copyMarks', label: 'Copy selected marks alone as picture', menu: 'Panel', when: 'drawing' },
  { id: 'layer.add', label: 'New layer', keys: ['Mod+Shift+L'], menu: 'Panel', when: 'drawing', writes: true },
  {
    id: 'layer.clear',
    label: 'Clear layer',
    keys: ['Alt+Delete', 'Alt+Backspace'],
    menu: 'Panel',
    when: 'drawing',
    writes: true,
  },
  { id: 'take.generate', label: 'Make take', keys: ['Mod+Enter'], menu: 'Panel', when: 'always', writes: true },
  { id: 'take.many', label: 'Make many takes…', menu: 'Film', when: 'always', writes: true },
  { id: 'take.wall', label: 'Wall of takes', keys: ['Mod+7'], menu: 'View', when: 'always' },
  { id: 'take.look', label: 'Look at take', keys: ['Mod+Shift+Enter'], menu: 'Panel', when: 'always' },
  { id: 'take.options', label: 'Try sizes, angles or lenses…', menu: 'Panel', when: 'always', writes: true },
  { id: 'take.change', label: 'Change take…', keys: ['Alt+Enter'], menu: 'Panel', when: 'always', writes: true },
  ...TOOLS.map(
    (tool) =>
      ({
        id: `tool.${tool.id}`,
        label: tool.label,
        keys: [tool.key, digitOf(tool)].filter((key) => key !== ''),
        menu: 'Tool',
        when: 'drawing',
      }) as const,
  ),
  { id: 'move.play', label: 'Play camera move', keys: ['Shift+Space'], menu: 'Tool', when: 'drawing' },
  { id: 'size.smaller', label: 'Smaller nib', keys: ['['], menu: 'Tool', when: 'drawing' },
  { id: 'size.larger', label: 'Larger nib', keys: [']'], menu: 'Tool', when: 'drawing' },
  { id: 'show.nib', label: 'Open settings of tool', menu: 'Tool', when: 'drawing' },
  { id: 'show.colors', label: 'Open colours', menu: 'Tool', when: 'drawing' },
  { id: 'show.presets', label: 'Open brush presets', menu: 'Tool', when: 'drawing' },
  { id: 'show.helpers', label: 'Open helpers', menu: 'View', when: 'drawing' },
  { id: 'show.pictures', label: 'Add a picture…', menu: 'Panel', when: 'drawing', writes: true },
  { id: 'view.board', label: 'Board', keys: ['Mod+1'], menu: 'View', when: 'always' },
  { id: 'view.shotList', label: 'Shot list', keys: ['Mod+2'], menu: 'View', when: 'always' },
  { id: 'view.shootingOrder', label: 'Shot list in shooting order', menu: 'View', when: 'always' },
  { id: 'view.scenes', label: 'Scenes', menu: 'View', when: 'always' },
  { id: 'view.script', label: 'Script', keys: ['Mod+9'], menu: 'View', when: 'always' },
  { id: 'view.shotTab', label: 'Shot', keys: ['Mod+3'], menu: 'View', when: 'always' },
  { id: 'view.takesTab', label: 'Takes', keys: ['Mod+4'], menu: 'View', when: 'always' },
  { id: 'view.layersTab', label: 'Layers', keys: ['Mod+5'], menu: 'View', when: 'always' },
  { id: 'view.cardsTab', label: 'Cards', keys: ['Mod+6'], menu: 'View', when: 'always' },
  { id: 'view.queue', label: 'Queue', keys: ['Mod+8'], menu: 'View', when: 'always' },
  { id: 'view.bare', label: 'Hide or show side panels', keys: ['Tab'], menu: 'View', when: 'drawing' },
  { id: 'view.zoomIn', label: 'Zoom in', keys: ['Mod+=', 'Mod++'], menu: 'View', when: 'always' },
  { id: 'view.zoomOut', label: 'Zoom out', keys: ['Mod+-'], menu: 'View', when: 'always' },
  { id: 'view.fit', label: 'Fit film or panel', keys: ['Mod+0'], menu: 'View', when: 'always' },
  { id: 'view.fitScene', label: 'Fit scene', keys: ['Shift+F'], menu: 'View', when: 'board' },
  { id: 'view.fitShot', label: 'Fit shot', keys: ['F'], menu: 'View', when: 'board' },
  { id: 'view.find', label: 'Find a shot or scene', keys: ['Mod+F'], menu: 'View', when: 'board' },
  ...LIST_COMMANDS,
  { id: 'view.filter', label: 'Filter the board', keys: ['/'], menu: 'View', when: 'board' },
  { id: 'helper.onion', label: 'Onion skin', keys: ['Shift+O'], menu: 'View', when: 'drawing' },
  { id: 'helper.thirds', label: 'Thirds', keys: ['Shift+T'], menu: 'View', when: 'drawing' },
  { id: 'helper.safe', label: 'Action and title safe', keys: ['Shift+S'], menu: 'View', when: 'drawing' },
  { id: 'helper.perspective', label: 'Perspective', keys: ['Shift+G'], menu: 'View', when: 'drawing' },
  { id: 'helper.snap', label: 'Snap strokes to perspective', keys: ['Shift+V'], menu: 'View', when: 'drawing' },
  { id: 'helper.flip', label: 'Flip view', keys: ['Shift+F'], menu: 'View', when: 'drawing' },
  { id: 'helper.gray', label: 'View without colour', keys: ['Shift+Y'], menu: 'View', when: 'drawing' },
  { id: 'helper.rulers', label: 'Rulers', keys: ['Shift+R'], menu: 'View', when: 'drawing' },
  { id: 'turn.right', label: 'Turn paper right', keys: ['Alt+R'], menu: 'View', when: 'drawing' },
  { id: 'turn.left', label: 'Turn paper left', keys: ['Alt+Shift+R'], menu: 'View', when: 'drawing' },
  { id: 'turn.upright', label: 'Set paper upright', menu: 'View', when: 'drawing' },
  { id: 'view.theme', label: 'Switch between dark and light', menu: 'View', when: 'always' },
  { id: 'help.shortcuts', label: 'Keyboard shortcuts', keys: ['?'], menu: 'Help', when: 'always', anywhere: true },
  { id: 'help.keys', label: 'Change keys…', menu: 'Help', when: 'always' },
  { id: 'help.report', label: 'Copy report', menu: 'Help', when: 'always' },
])

export type CommandId = (typeof COMMANDS)[number]['id']

/** A command's keys at the drawing table, beside which there is neither list nor script, or anywhere else. */
export function keysOf({ keys = [], drawingKeys = [], when }: CommandEntry, drawing: boolean): readonly string[] {
  if (!drawing) return keys
  if (when === 'script' || when === 'list') return []
  return when === 'board' ? drawingKeys : [...keys, ...drawingKeys]
}

/** "Mod+Shift+D" as shown on the user's keyboard: ⇧⌘D, or Ctrl+Shift+D. */
export function keyLabel(keys: string, mac: boolean): string {
  // In "Mod++" the last plus is the key.
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+')
  const names: Readonly<Record<string, string>> = mac
    ? {
        Mod: '⌘',
        Shift: '⇧',
        Alt: '⌥',
        Enter: '↩',
        Escape: 'Esc',
        ArrowLeft: '←',
        ArrowRight: '→',
        ArrowUp: '↑',
        ArrowDown: '↓',
      }
    : { Mod: 'Ctrl', Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }
  const named = parts.map((part) => names[part] ?? part)
  return mac ? named.join('') : named.join('+')
}
