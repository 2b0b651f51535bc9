import type { Failure, Result } from '#shared/contract/failure.ts'
import type { GenerationRequest, PictureUse, Staging, Usage } from '#shared/document/recipe.ts'

/** A key and the one address it is for. */
export interface Access {
  readonly key: string | null
  readonly baseUrl: string
  /** See `keyMarks.ts`; missing or '' if it can't be told. */
  readonly keyMark?: string
}

/** A picture sent along, exactly as it leaves. */
export interface WirePicture {
  readonly label: string
  readonly role: string
  /** Of a card's picture: the line that names it says so. */
  readonly use?: PictureUse
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ProviderRequest {
  readonly request: GenerationRequest
  /** The prompt exactly as it will be sent. */
  readonly words: string
  readonly pictures: readonly WirePicture[]
  readonly staging: Staging
  /** What was said before, oldest first: sent ahead of this. */
  readonly earlier?: readonly EarlierTurn[]
}

/** A request that was answered, and the model's answer. */
export interface EarlierTurn {
  readonly words: string
  readonly pictures: readonly WirePicture[]
  /** The model's parts, as received. */
  readonly parts: readonly unknown[]
}

/** What a model said, as received: the parts with an empty text in the place of each picture, and the pictures. */
export interface ModelTurn {
  readonly parts: readonly unknown[]
  readonly pictures: readonly TurnPicture[]
  readonly responseId: string
  readonly modelVersion: string
}

export interface TurnPicture {
  /** Where its base64 belongs: the part's position, then field names. */
  readonly at: readonly (string | number)[]
  readonly bytes: Uint8Array
  /** The model's own draft rather than its answer. */
  readonly thought: boolean
}

/** An answer as received, without the key and without headers that hold credentials. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** false: truncated. */
  readonly whole: boolean
  readonly body: Uint8Array
  /** The mark of the key that it was asked for with. */
  readonly keyMark?: string
}

export interface ProviderPicture {
  /** As received: never re-encoded. */
  readonly bytes: Uint8Array
  /** Other pictures of the same answer, as received; they were paid for too. */
  readonly more: readonly Uint8Array[]
  /** The model's intermediate drafts, as received: kept, but not takes. */
  readonly drafts: readonly Uint8Array[]
  /** The answer was truncated after these. */
  readonly cut: boolean
  /** The answer holds, or may hold, more than this: the raw answer must be kept. */
  readonly rest: boolean
  readonly said: string
  readonly finishReason: string
  readonly usage: Usage | null
  /** To go on from; missing if the model keeps no turns, or the answer was truncated. */
  readonly turn?: ModelTurn
}

export interface ProviderListener {
  progress(part: number): void
  /** Called with the raw answer before anything parses it; awaited. */
  arrived(answer: RawAnswer): Promise<void>
  /** Memory for the answer and its pictures, as long as the request is under way. */
  readonly room?: (bytes: number) => Buffer
}

/** Calls a picture provider; its description is in `shared/generation/providers`. Never retries: the queue does. */
export interface Provider {
  make(
    request: ProviderRequest,
    access: Access,
    signal: AbortSignal,
    heard: ProviderListener,
  ): Promise<Result<ProviderPicture>>
  /** Reads a stored answer, as `make` would have. */
  read(answer: RawAnswer, model: string): Promise<Result<ProviderPicture>>
  /** Tokens that an answer without a picture reports, which are billed like any; null if none. Omitted: it reports none. */
  usage?(answer: RawAnswer): Usage | null
  test(access: Access, signal: AbortSignal): Promise<Result<{ models: string[] }>>
  /** Omitted: it takes no batches. */
  readonly batches?: ProviderBatches
}

/** A request in a batch; its answer comes back under its key. */
export interface BatchedRequest {
  readonly key: string
  /** Made when its turn comes, so that only one is in memory. */
  make(): Promise<Result<ProviderRequest>>
}

/** A batch as the service tells of it. */
export interface BatchSeen {
  readonly state: 'pending' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'expired'
  /** Why it failed; null if it didn't, or no reason is given. */
  readonly failure: Failure | null
  /** Answers and failures, in no order, each key once; read from disk one at a time. Empty until it has ended. */
  answers(): AsyncIterable<BatchedAnswer>
  /** Deletes what was put on disk to read it from. */
  close(): Promise<void>
}

export type BatchedAnswer = { readonly key: string } & ({ readonly answer: RawAnswer } | { readonly failure: Failure })

/** Requests that a service answers together, at its leisure. Each call is one or a few requests, never repeated here. */
export interface ProviderBatches {
  /**
   * Returns the batch's name. `label` finds it again where the answer to this is lost. `folder` holds what is on its
   * way. A failure with `mayBeBilled` says that the batch may exist all the same.
   */
  submit(asked: BatchAsked, access: Access, signal: AbortSignal): Promise<Result<string>>
  /** The name of the batch with this label; null if there is none. */
  find(label: string, access: Access, signal: AbortSignal): Promise<Result<string | null>>
  /** `model-unknown` if there is no such batch any more. */
  see(name: string, folder: string, access: Access, signal: AbortSignal): Promise<Result<BatchSeen>>
  cancel(name: string, access: Access, signal: AbortSignal): Promise<Result<null>>
  /** Deletes it at the service. */
  remove(name: string, access: Access, signal: AbortSignal): Promise<Result<null>>
}

export interface BatchAsked {
  readonly label: string
  readonly model: string
  readonly folder: string
  readonly requests: readonly BatchedRequest[]
}

/** By id; one that only a newer Framewright has is missing. */
export type Providers = Readonly<Record<string, Provider>>
