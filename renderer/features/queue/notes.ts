import { recall, remember, windowMemory } from '../../ui/memory.ts'

const PLACE = 'framewright.queueNotes'

/** Whether the system can show notes at all. */
export function canNote(): boolean {
  return 'Notification' in globalThis
}

/** On in the app until a person turns it off; in a browser, which asks first, once a person turns it on. */
export function wantsNotes(): boolean {
  if (!canNote() || Notification.permission !== 'granted') return false
  const kept = recall(windowMemory(), PLACE)
  return typeof kept === 'boolean' ? kept : globalThis.framewright !== undefined
}

/** Whether there will be notes from now on: a browser may say no. */
export async function asksForNotes(wanted: boolean): Promise<boolean> {
  const may = !wanted || (await Notification.requestPermission()) === 'granted'
  remember(windowMemory(), PLACE, wanted && may)
  return wanted && may
}

/** One for a film, in place of its last. */
export function note(title: string, words: string): void {
  if (!wantsNotes() || document.hasFocus()) return
  const shown = new Notification(title, { body: words, tag: `queue ${title}` })
  shown.addEventListener('click', () => globalThis.focus())
}
