import { sentence } from '#shared/contract/sentence.ts'
import type { Failure } from '#shared/contract/failure.ts'

/** What keeps the open film from being saved, and what to do: shown above the film, before anything is lost. */
export function troubleWords(failure: Failure): string {
  if (failure.kind !== 'damaged') return sentence(failure)
  return `This film was found to be damaged, so nothing more is saved into it and its file is left as it is. Save a copy to keep what you have. (${failure.detail})`
}

/** The same once everything is in a copy at `copy`: doesn't ask for what is already done. */
export function troubleWithCopy(failure: Failure, copy: string): string {
  return `${whatHappened(failure)} Everything you have is in the copy, ${copy}.`
}

function whatHappened(failure: Failure): string {
  if (failure.kind === 'gone')
    return failure.movedTo
      ? `The film was moved to ${failure.movedTo} while it was open, and what you changed since is not saved there.`
      : `${failure.path} is gone: it was moved or deleted while the film was open.`
  if (failure.kind === 'replaced')
    return `Another program changed or replaced ${failure.path} while the film was open, and nothing more is saved there.`
  if (failure.kind === 'damaged')
    return `This film was found to be damaged, so nothing more is saved into it and its file is left as it is. (${failure.detail})`
  return sentence(failure)
}
