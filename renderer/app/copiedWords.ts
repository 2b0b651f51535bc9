import { sentence } from '#shared/contract/sentence.ts'
import type { Output } from '#shared/contract/methods.ts'
import type { Board } from '#shared/document/board.ts'
import { refusedWords } from '../editor/refusedWords.ts'
import type { ToastMessage } from '../ui/Toasts.tsx'

/** Nobody reads more than these in a message. */
const MOST = 4

/** Where a copy was saved, whether it is complete, what it lacks, and how to get to it. */
export function copiedWords(board: Board, copy: Output<'projects.saveCopy'>, open: () => void): ToastMessage {
  const action = { label: 'Open the copy', run: open }
  const some = copy.left.length === 1 ? 'a picture that is' : `${copy.left.length} pictures that are`
  const saved = `Saved a copy in ${copy.folder}${copy.left.length > 0 ? `, without ${some} missing` : ''}.`
  const refused = copy.refused.slice(0, MOST).map((row) => sentence(refusedWords(board, row)))
  const more = copy.refused.length > MOST ? [`The same goes for ${copy.refused.length - MOST} more.`] : []
  const missing = [...copy.lost, ...refused, ...more]
  if (missing.length === 0 && copy.left.length === 0) return { text: `${saved} Everything is in it.`, action }
  return { text: [saved, ...missing].join(' '), tone: 'warn', action }
}
