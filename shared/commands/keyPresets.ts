import { giveKeys, slotOf } from './ownKeys.ts'
import type { OwnKeys } from './ownKeys.ts'

export interface KeyPreset {
  readonly id: string
  readonly label: string
  readonly keys: OwnKeys
}

/**
 * Keys of other programs for the same work; whatever those do not have keeps Framewright's, unless its key is taken.
 * Storyboard Pro's Ctrl keys are named on Toon Boom's own pages, its Alt keys and Photoshop's on lists that users of
 * either keep: a start to change, not a promise that every release has them.
 */
const GIVEN: readonly (KeyPreset & { readonly tools: OwnKeys })[] = [
  { id: 'framewright', label: 'Framewright', tools: {}, keys: {} },
  {
    id: 'storyboard-pro',
    label: 'Storyboard Pro',
    tools: {
      brush: ['Alt+B'],
      pencil: ['Alt+/'],
      eraser: ['Alt+E'],
      bucket: ['Alt+I'],
      eyedropper: ['Alt+D'],
      select: ['Alt+S'],
      text: ['Alt+9'],
      zoom: ['Alt+Z'],
    },
    keys: {
      'project.settings': ['Mod+U'],
      'helper.onion': ['Alt+O'],
      'helper.thirds': ['Mod+G'],
      'helper.flip': ['4'],
    },
  },
  {
    id: 'photoshop',
    label: 'Photoshop',
    tools: {
      brush: ['B'],
      pencil: ['Shift+B'],
      eraser: ['E'],
      bucket: ['G'],
      eyedropper: ['I'],
      text: ['T'],
      select: ['V'],
      lasso: ['L'],
      rectangle: ['U'],
      hand: ['H'],
      zoom: ['Z'],
      line: ['Shift+U'],
    },
    keys: {
      'layer.add': ['Mod+Shift+N'],
      'helper.rulers': ['Mod+R'],
      'project.settings': ['Mod+K'],
      'palette.open': ['Mod+F'],
      'project.close': ['Mod+W'],
    },
  },
]

export const KEY_PRESETS: readonly KeyPreset[] = GIVEN.map(({ id, label, tools, keys }) => {
  const ofTools = Object.entries(tools).map(([tool, list]) => [`tool.${tool}`, list] as const)
  const given = [...ofTools, ...Object.entries(keys)]
  return {
    id,
    label,
    keys: given.reduce<OwnKeys>((own, [slot, list]) => giveKeys(own, slotOf(slot)!, list), {}),
  }
})
