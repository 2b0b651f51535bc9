import { sentence } from '#shared/contract/failure.ts'
import type { Failure } from '#shared/contract/failure.ts'

/** What keeps the open film from being saved, and what to do: over the film, before anything is lost. */
export function troubleWords(failure: Failure): string {
  if (failure.kind !== 'damaged') return sentence(failure)
  return `This film was found to be damaged, so nothing more is saved into it and its file is left as it is. Save a copy to keep what you have. (${failure.detail})`
}
