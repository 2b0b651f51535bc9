import type { Failure, Result } from '#shared/contract/failure.ts'
import type { Job } from '#shared/contract/model.ts'
import { filmOf } from '#shared/document/board.ts'
import { decidedWords, policyAllows } from '#shared/records/aiPolicy.ts'
import type { OpenFolder } from '../services.ts'

/** Why the film's AI policy forbids asking this provider for a picture; null if it may be asked. */
export function policyRefusal(open: OpenFolder, provider: string): (Result<never> & { readonly ok: false }) | null {
  const film = filmOf(open.store.board())
  if (policyAllows(film, provider)) return null
  return { ok: false, failure: { kind: 'policy-off', decided: decidedWords(film) } }
}

/** Whether the film's AI policy forbids anything: of most films it does not, and that is asked before each request. */
export function policyForbids(open: OpenFolder): boolean {
  return filmOf(open.store.board()).aiPolicy === 'off'
}

/**
 * Why a request of this provider that was not sent waits in the film; null if the film's AI policy lets it go. It is
 * not of its key: other films send with that.
 */
export function parkedByPolicy(open: OpenFolder, provider: string): NonNullable<Job['parked']> | null {
  const film = filmOf(open.store.board())
  if (policyAllows(film, provider)) return null
  return { why: { kind: 'policy-off', decided: decidedWords(film), waits: true }, until: null }
}

/** Why a request that the film's cap forbids to send waits in the film; undefined for any other failure. */
export function parkedByCap(failure: Failure): NonNullable<Job['parked']> | undefined {
  if (failure.kind !== 'over-cap' && failure.kind !== 'price-unknown') return undefined
  return { why: { ...failure, waits: true }, until: null }
}

/** The film's own rules, which a person sets, kept it from being sent: it waits on rather than fail. */
export function isRuledOut(failure: Failure): boolean {
  return failure.kind === 'policy-off' || parkedByCap(failure) !== undefined
}

/** Why a job that had not left is aborted, where the film's AI policy was turned off. */
export const BY_POLICY = 'by the AI policy'
