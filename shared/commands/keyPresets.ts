import { giveKeys, slotOf } from './ownKeys.ts'
import type { OwnKeys } from './ownKeys.ts'

export interface KeyPreset {
  readonly id: string
  readonly label: string
  readonly keys: OwnKeys
}

/** Keys of other programs for the same work; whatever those do not have keeps Framewright's, unless its key is taken. */
const GIVEN: readonly KeyPreset[] = [
  { id: 'framewright', label: 'Framewright', keys: {} },
  {
    id: 'storyboard-pro',
    label: 'Storyboard Pro',
    keys: {
      'tool.brush': ['Alt+B'],
      'tool.pencil': ['Alt+/'],
      'tool.eraser': ['Alt+E'],
      'tool.bucket': ['Alt+I'],
      'tool.eyedropper': ['Alt+D'],
      'tool.select': ['Alt+S'],
      'tool.text': ['Alt+9'],
      'tool.zoom': ['Alt+Z'],
      'helper.onion': ['Alt+O'],
      'helper.flip': ['4'],
    },
  },
  {
    id: 'photoshop',
    label: 'Photoshop',
    keys: {
      'tool.brush': ['B'],
      'tool.pencil': ['Shift+B'],
      'tool.eraser': ['E'],
      'tool.bucket': ['G'],
      'tool.eyedropper': ['I'],
      'tool.text': ['T'],
      'tool.select': ['V'],
      'tool.lasso': ['L'],
      'tool.rectangle': ['U'],
      'tool.hand': ['H'],
      'tool.zoom': ['Z'],
      'tool.line': ['Shift+U'],
      'layer.add': ['Mod+Shift+N'],
      'helper.rulers': ['Mod+R'],
      'project.settings': ['Mod+K'],
      'palette.open': ['Mod+F'],
      'project.close': ['Mod+W'],
    },
  },
]

export const KEY_PRESETS: readonly KeyPreset[] = GIVEN.map((preset) => ({
  ...preset,
  keys: Object.entries(preset.keys).reduce<OwnKeys>((own, [slot, keys]) => giveKeys(own, slotOf(slot)!, keys), {}),
}))
