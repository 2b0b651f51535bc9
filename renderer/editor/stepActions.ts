import type { ActionContext } from './actionContext.ts'
import type { Editor } from './editor.ts'
import type { Way } from './steps.ts'

/** The words of undo and redo. */
const WORDS = {
  undo: { noun: 'Undo', verb: 'undo', done: 'Undone' },
  redo: { noun: 'Redo', verb: 'redo', done: 'Redone' },
} as const

/** Undoes or redoes what is in sight; elsewhere goes there first, and says so. */
export async function step({ appWindow, held = false }: ActionContext, editor: Editor, way: Way): Promise<void> {
  const pressed = await editor.press(way, held)
  const { noun, verb, done } = WORDS[way]
  const about = 'step'
  if (pressed.kind === 'went')
    appWindow.say({ about, text: `${noun} went to ${pressed.to}. Press again to ${verb} “${pressed.name}”.` })
  else if (pressed.kind === 'done' && pressed.said) appWindow.say({ about, text: `${done}: ${pressed.name}` })
}
