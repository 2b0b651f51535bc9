import { z } from 'zod'
import { noNetworkSchema } from './networkWords.ts'
import { tooLongSchema, unfitSchema } from '../document/refusal.ts'
import { TROUBLES, wholeSnapshotSchema } from './trouble.ts'

const explained = { said: z.string().optional(), link: z.string().optional() }

const waits = z.exactOptional(z.literal(true))

/**
 * Everything that can go wrong, as values. `sentence` turns each into words for people; nothing else in the app writes
 * error text. To add a case, add a line here; the compiler then finds every place that must handle it.
 */
export const failureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-key') }),
  /** `said`, here and below: the service's own words; `link`: its help page. */
  z.object({ kind: z.literal('bad-key'), why: z.enum(['leaked', 'expired', 'missing']).optional(), ...explained }),
  /** The key is valid, but not permitted to do this. */
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
  /** The key would be sent to an address not approved for it on this computer. */
  z.object({ kind: z.literal('address-not-approved'), host: z.string() }),
  /**
   * The film's AI policy lets no model make pictures; `decided` in words ("set by Ada on 4 Mar 2026"), '' if nobody has
   * set it. `waits`: it was asked for before that was decided, and waits in the film.
   */
  z.object({ kind: z.literal('policy-off'), decided: z.string(), waits }),
  /** The model answered without a picture. `reason` is its own code, `said` its own words ('' for none). */
  z.object({ kind: z.literal('refused'), reason: z.string(), said: z.string() }),
  /** `waitSeconds` null: the service gave no delay. */
  z.object({ kind: z.literal('rate-limited'), waitSeconds: z.number().nullable(), ...explained }),
  /** `why` omitted: the service did not say which. */
  z.object({
    kind: z.literal('out-of-quota'),
    why: z.enum(['day', 'no-free-tier', 'credits', 'spending-cap']).optional(),
    ...explained,
  }),
  noNetworkSchema,
  /** `mayBeBilled`: the request had been sent, so the picture may have been made and paid for. */
  z.object({ kind: z.literal('timed-out'), mayBeBilled: z.boolean(), kept: z.string().optional() }),
  /** The connection closed before the whole answer had arrived. */
  z.object({
    kind: z.literal('broke-off'),
    mayBeBilled: z.boolean(),
    detail: z.string(),
    kept: z.string().optional(),
  }),
  /** `kept`, here and above: the file with the raw answer, or as much of it as arrived. */
  z.object({ kind: z.literal('bad-answer'), detail: z.string(), kept: z.string().optional() }),
  /** `waitSeconds`: the delay the service asked for, if it gave one. */
  z.object({
    kind: z.literal('service-down'),
    status: z.number(),
    waitSeconds: z.number().nullable().optional(),
    ...explained,
  }),
  z.object({ kind: z.literal('model-unknown'), model: z.string(), ...explained }),
  /**
   * The batch ended without an answer to this request. `said`: the service's own words, '' for none. Of one that is
   * `missing`, nobody knows whether it was made.
   */
  z.object({
    kind: z.literal('batch-ended'),
    how: z.enum(['failed', 'expired', 'cancelled', 'missing']),
    said: z.string(),
    mayBeBilled: z.boolean(),
  }),
  /** The film, or a job waiting in it, uses a provider that only a newer Framewright has; nothing was sent. */
  z.object({ kind: z.literal('provider-unknown'), provider: z.string() }),
  /** The service got it and does not take it; `detail`: its words. */
  z.object({ kind: z.literal('request-invalid'), detail: z.string() }),
  /** It was not sent, as the service would not take it or a person did not mean it; `detail`: the end of that sentence. */
  z.object({ kind: z.literal('request-unfit'), detail: z.string() }),
  /** The film has a cap, and nobody can say whether this would pass it. `waits`, here and below: as for `policy-off`. */
  z.object({ kind: z.literal('price-unknown'), capUsd: z.number(), waits }),
  z.object({ kind: z.literal('over-cap'), capUsd: z.number(), spentUsd: z.number(), estimateUsd: z.number(), waits }),
  /** `mayBeBilled`: it was cancelled after the request was sent. */
  z.object({ kind: z.literal('cancelled'), mayBeBilled: z.boolean().optional() }),
  /** The call reads the film from disk, and not everything could be saved there first: it was not sent. */
  z.object({ kind: z.literal('not-saved') }),
  /** The user stopped waiting for an answer. */
  z.object({ kind: z.literal('no-answer') }),
  z.object({ kind: z.literal('interrupted'), mayBeBilled: z.boolean() }),
  /** A finished picture could not be saved in the project (`why`); it is at `path`, with its recipe beside it. */
  z.object({ kind: z.literal('rescued'), path: z.string(), why: z.string() }),
  z.object({ kind: z.literal('disk-full'), path: z.string() }),
  ...TROUBLES,
  z.object({ kind: z.literal('name-too-long'), path: z.string() }),
  /** Larger than the file system allows for one file. */
  z.object({ kind: z.literal('file-too-large'), path: z.string() }),
  /** Another program still had it open when the wait timed out. */
  z.object({ kind: z.literal('busy'), path: z.string() }),
  z.object({ kind: z.literal('too-many-files') }),
  /** A window missed changes that the host no longer keeps. */
  z.object({ kind: z.literal('fallen-behind') }),
  /** What this window added was removed because another window deleted its parent, `what`. */
  z.object({ kind: z.literal('deleted-elsewhere'), what: z.string() }),
  z.object({ kind: z.literal('no-memory') }),
  /** Nothing of that name can be written there; `detail` says what is in the way. */
  z.object({ kind: z.literal('wrong-place'), path: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('project-newer'), found: z.number(), known: z.number() }),
  z.object({ kind: z.literal('open-elsewhere'), holder: z.string() }),
  z.object({ kind: z.literal('not-a-project'), path: z.string(), detail: z.string() }),
  /**
   * The folder contains something other than plain files and folders, or its database has an unknown schema: none of
   * it is used.
   */
  z.object({
    kind: z.literal('unsafe-folder'),
    path: z.string(),
    detail: z.string(),
    snapshot: wholeSnapshotSchema.nullish(),
  }),
  z.object({ kind: z.literal('already-exists'), path: z.string() }),
  z.object({ kind: z.literal('not-found'), what: z.string() }),
  z.object({ kind: z.literal('picture-unreadable'), name: z.string(), detail: z.string() }),
  /** `names`: where each is used in the film, as many as fit. */
  z.object({
    kind: z.literal('pictures-missing'),
    count: z.number().int(),
    /** How many of them are no pictures but drafts of the script. */
    scripts: z.number().int().optional(),
    names: z.array(z.string()),
  }),
  /** Letters that no font here has would be printed as boxes. `names`: each with the first page it is on. */
  z.object({ kind: z.literal('letters-missing'), count: z.number().int(), names: z.array(z.string()) }),
  /** `name`: the file's own name, '' if nobody knows it. */
  z.object({ kind: z.literal('script-missing'), name: z.string(), how: z.enum(['missing', 'changed']) }),
  /** `detail`: why, as a clause: "it is larger than 64 MB". */
  z.object({ kind: z.literal('script-unreadable'), name: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('no-keychain'), detail: z.string() }),
  tooLongSchema,
  unfitSchema,
  /** The caller's input does not match the contract. */
  z.object({ kind: z.literal('not-understood'), detail: z.string() }),
  /** A bug of ours: the sentence says so. */
  z.object({ kind: z.literal('fault'), detail: z.string() }),
])
export type Failure = z.infer<typeof failureSchema>

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (failure: Failure): Result<never> => ({ ok: false, failure })
