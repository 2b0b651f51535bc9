import type { Result } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import { decidedWords, policyAllows } from '#shared/records/aiPolicy.ts'
import type { OpenFolder } from '../services.ts'

/** Why the film's AI policy forbids asking this provider for a picture; null if it may be asked. */
export function policyRefusal(open: OpenFolder, provider: string): (Result<never> & { readonly ok: false }) | null {
  const film = filmOf(open.store.board())
  if (policyAllows(film, provider)) return null
  return { ok: false, failure: { kind: 'policy-off', decided: decidedWords(film) } }
}
