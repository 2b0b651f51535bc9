import { sentence } from '#shared/contract/sentence.ts'
import { usd } from '#shared/contract/usd.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { KeyStatus, Spend } from '#shared/contract/model.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { isHosted, providerOf } from '#shared/generation/providers/providerOf.ts'
import { capUse, spentOf } from '#shared/records/ledger.ts'
import { tooManyWords } from '#shared/generation/tooManyWords.ts'
import { READ_ONLY_WORDS } from '../../editor/whyNot.ts'

export interface Readiness {
  readonly canWrite: boolean
  /** The film is not trusted on this computer. */
  readonly restricted: boolean
  /** The film's AI policy is off: who decided it and when, in words. Omitted if it lets a model be asked. */
  readonly policyOff?: string
  readonly request: GenerationRequest
  /** The drawing is being rendered again: what would be sent is not what is shown yet. */
  readonly sketching: boolean
  /** Why the drawing could not be rendered; null if it could, or there is none. */
  readonly sketchFailed: Failure | null
  /** Pictures are being made as they will be sent. */
  readonly preparing: boolean
  /** Why a picture can't be sent, in a sentence; null if all can. */
  readonly unsendable: string | null
  /** Pictures of the request that are missing. */
  readonly lost: number
  readonly keys: KeyStatus | null
  readonly spend: Spend | null
  /** For all pictures requested; null if the price is unknown. */
  readonly estimate: number | null
}

export interface Reason {
  readonly text: string
  /** Project settings would help. */
  readonly settings: boolean
}

/** Why nothing can be sent now; null if it can. */
export function whyNot(readiness: Readiness): Reason | null {
  const { policyOff, canWrite, restricted, request, sketching, sketchFailed, lost, keys, spend, estimate } = readiness
  if (!canWrite) return { text: READ_ONLY_WORDS, settings: false }
  if (restricted) return { text: 'This film makes no takes until it is trusted on this computer.', settings: false }
  if (request.pieces.length === 0) return { text: 'There are no words left to send.', settings: false }
  // A request never silently goes without one of its pictures: the result would not be the picture that is wanted.
  if (lost > 0) return { text: lostWords(lost), settings: false }
  const tooMany = tooManyWords(request)
  if (tooMany !== null) return { text: tooMany, settings: false }
  const provider = providerOf(request.provider)
  if (!provider) return { text: sentence({ kind: 'provider-unknown', provider: request.provider }), settings: true }
  if (provider.hosted === null) return null
  if (policyOff !== undefined) return { text: sentence({ kind: 'policy-off', decided: policyOff }), settings: true }
  if (readiness.unsendable !== null) return { text: readiness.unsendable, settings: false }
  if (sketchFailed) return { text: sketchWords(sketchFailed), settings: false }
  if (keys?.using === 'none') return { text: 'No key is set for this film.', settings: true }
  const overCap = spend && capReason(spend, estimate)
  if (overCap) return overCap
  if (sketching) return { text: 'Reading the drawing…', settings: false }
  if (readiness.preparing) return { text: 'Preparing the pictures…', settings: false }
  return null
}

function capReason(spend: Spend, estimate: number | null): Reason | null {
  const { capUsd } = spend
  if (capUsd === null) return null
  // The host would not send it either: said before the press, and not as if the service had declined.
  if (estimate === null)
    return {
      text: "The price of this model is not known, so the film's cap can't be kept. Take the cap off to use it.",
      settings: true,
    }
  return spentOf(spend) + estimate > capUsd
    ? { text: `This would pass the film's cap of ${usd(capUsd)}.`, settings: true }
    : null
}

function lostWords(lost: number): string {
  return lost === 1
    ? 'A picture of this request is missing. Put it back, or leave it out to send without it.'
    : `${lost} pictures of this request are missing. Put them back, or leave them out to send without them.`
}

function sketchWords(failure: Failure): string {
  if (failure.kind !== 'pictures-missing') return `The drawing can't be sent: ${sentence(failure)}`
  return `The drawing can't be sent: a picture in it is missing (${failure.names.join('; ')}). Put it back, or hide its layer to send without it.`
}

/** "84 % of the cap is used", from four fifths of it on; '' before, and without a cap. */
export function nearCapWords(spend: Spend | null): string {
  const use = spend && capUse(spend)
  return use && use.state !== 'fine' ? `${Math.floor(use.part * 100)} % of the film’s cap is used` : ''
}

/** "about $0.06 of $20.00, left $17.42"; "free" for the stand-in; says so if no price is known. */
export function estimateWords(provider: string, estimate: number | null, spend: Spend | null): string {
  if (!isHosted(provider)) return 'Free, and nothing leaves this computer'
  const price = estimate === null ? 'price not known' : `about ${usd(estimate)}`
  if (!spend) return price
  if (spend.capUsd === null) return `${price} · ${usd(spentOf(spend))} spent, no cap`
  const left = `${usd(Math.max(0, spend.capUsd - spentOf(spend)))} of ${usd(spend.capUsd)} left`
  // If it needs two lines, one for each.
  return `${price} · ${left.replaceAll(' ', '\u00a0')}`
}
