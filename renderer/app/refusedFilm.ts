import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ToastMessage } from '../ui/Toasts.tsx'
import { dayOf, timeOf } from '../ui/when.ts'

/** Opens an earlier state of the film in `folder` as a separate film. */
export type OpenVersion = (folder: string, version: string) => void

/** "Open the version of Wed 4 Mar 2026, 10:05" */
export function openVersionWords(takenAt: string): string {
  return `Open the version of ${dayOf(takenAt)}, ${timeOf(takenAt)}`
}

/** Why a film was not opened, with the button for its newest intact state. */
export function refusedFilm(failure: Failure, open: OpenVersion): ToastMessage {
  if (!('snapshot' in failure) || !failure.snapshot) return { text: sentence(failure), tone: 'warn' }
  const { snapshot } = failure
  const run = (): void => open(failure.path, snapshot.name)
  // The button says what the sentence would say with the file's name.
  return {
    text: sentence({ ...failure, snapshot: null }),
    tone: 'warn',
    action: { label: openVersionWords(snapshot.takenAt), run },
  }
}
