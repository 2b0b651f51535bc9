import { z } from 'zod'
import { noNetworkSchema } from './networkWords.ts'
import { tooLongSchema, unfitSchema } from '../document/refusal.ts'
import { TROUBLES, wholeSnapshotSchema } from './trouble.ts'

const explained = { said: z.string().optional(), link: z.string().optional() }

/**
 * Everything that can go wrong, as values. `sentence` turns each into words for people; nothing else in the app writes
 * error text. A new case is a new line here, and the compiler shows every place that must think about it.
 */
export const failureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-key') }),
  /** `said`, here and below: the service's own words; `link`: where it explains itself. */
  z.object({ kind: z.literal('bad-key'), why: z.enum(['leaked', 'expired', 'missing']).optional(), ...explained }),
  /** The key is known, and may not do this. */
  z.object({
    kind: z.literal('not-allowed'),
    why: z.enum([
      'api-disabled',
      'referrer',
      'address',
      'app',
      'key-limited',
      'billing',
      'suspended',
      'region',
      'unknown',
    ]),
    ...explained,
  }),
  /** The film comes from elsewhere and nobody has trusted it on this computer; `why` in words. */
  z.object({ kind: z.literal('not-trusted'), path: z.string(), why: z.string() }),
  /** The key would go to an address that this computer has not approved for it. */
  z.object({ kind: z.literal('address-not-approved'), host: z.string() }),
  /** The model answered and made no picture. `reason` is its own code, `said` its own words ('' for none). */
  z.object({ kind: z.literal('refused'), reason: z.string(), said: z.string() }),
  /** `waitSeconds` null: the service named no wait. */
  z.object({ kind: z.literal('rate-limited'), waitSeconds: z.number().nullable() }),
  /** `why` left out: the service did not say which. */
  z.object({
    kind: z.literal('out-of-quota'),
    why: z.enum(['day', 'no-free-tier', 'credits', 'spending-cap']).optional(),
    ...explained,
  }),
  noNetworkSchema,
  /** `mayBeBilled`: the request had left, so the picture may have been made and paid for. */
  z.object({ kind: z.literal('timed-out'), mayBeBilled: z.boolean(), kept: z.string().optional() }),
  /** The connection ended before the whole answer had come. */
  z.object({
    kind: z.literal('broke-off'),
    mayBeBilled: z.boolean(),
    detail: z.string(),
    kept: z.string().optional(),
  }),
  /** `kept`, here and above: the file that holds the answer as it came, or as much of it as came. */
  z.object({ kind: z.literal('bad-answer'), detail: z.string(), kept: z.string().optional() }),
  /** `waitSeconds`: how long the service asked to be left alone, where it said. */
  z.object({ kind: z.literal('service-down'), status: z.number(), waitSeconds: z.number().nullable().optional() }),
  z.object({ kind: z.literal('model-unknown'), model: z.string() }),
  /** The film, or what waits in it, asks for a provider that only a newer Framewright has; nothing was sent. */
  z.object({ kind: z.literal('provider-unknown'), provider: z.string() }),
  z.object({ kind: z.literal('request-invalid'), detail: z.string() }),
  z.object({ kind: z.literal('over-cap'), capUsd: z.number(), spentUsd: z.number(), estimateUsd: z.number() }),
  /** `mayBeBilled`: it was cancelled after it had left. */
  z.object({ kind: z.literal('cancelled'), mayBeBilled: z.boolean().optional() }),
  /** The person no longer waits for an answer. */
  z.object({ kind: z.literal('no-answer') }),
  z.object({ kind: z.literal('interrupted'), mayBeBilled: z.boolean() }),
  /** A picture that was made could not be saved in the project (`why`), and lies at `path` with its recipe beside it. */
  z.object({ kind: z.literal('rescued'), path: z.string(), why: z.string() }),
  z.object({ kind: z.literal('disk-full'), path: z.string() }),
  ...TROUBLES,
  z.object({ kind: z.literal('name-too-long'), path: z.string() }),
  /** More than the disk's own format takes in one file. */
  z.object({ kind: z.literal('file-too-large'), path: z.string() }),
  /** Another program has it, and had it for as long as was waited. */
  z.object({ kind: z.literal('busy'), path: z.string() }),
  z.object({ kind: z.literal('too-many-files') }),
  /** A window missed changes of another that the host no longer has at hand. */
  z.object({ kind: z.literal('fallen-behind') }),
  /** What this window added went with what another deleted, which is `what`. */
  z.object({ kind: z.literal('deleted-elsewhere'), what: z.string() }),
  z.object({ kind: z.literal('no-memory') }),
  /** Nothing of that name can be written there; `detail` says what is in the way. */
  z.object({ kind: z.literal('wrong-place'), path: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('project-newer'), found: z.number(), known: z.number() }),
  z.object({ kind: z.literal('open-elsewhere'), holder: z.string() }),
  z.object({ kind: z.literal('not-a-project'), path: z.string(), detail: z.string() }),
  /** Something in the folder is no plain file or folder, or its database is not laid out as ours: nothing of it is used. */
  z.object({
    kind: z.literal('unsafe-folder'),
    path: z.string(),
    detail: z.string(),
    snapshot: wholeSnapshotSchema.nullish(),
  }),
  z.object({ kind: z.literal('already-exists'), path: z.string() }),
  z.object({ kind: z.literal('not-found'), what: z.string() }),
  z.object({ kind: z.literal('picture-unreadable'), name: z.string(), detail: z.string() }),
  /** `names`: where each is in the film, as far as there is room to say. */
  z.object({ kind: z.literal('pictures-missing'), count: z.number().int(), names: z.array(z.string()) }),
  z.object({ kind: z.literal('no-keychain'), detail: z.string() }),
  tooLongSchema,
  unfitSchema,
  /** What the caller sent is not what the contract asks for. */
  z.object({ kind: z.literal('not-understood'), detail: z.string() }),
  /** A fault of ours: the sentence says so. */
  z.object({ kind: z.literal('fault'), detail: z.string() }),
])
export type Failure = z.infer<typeof failureSchema>

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (failure: Failure): Result<never> => ({ ok: false, failure })
