import { z } from 'zod'
import { assertNever } from '../assertNever.ts'
import { picturesMissing } from './missingWords.ts'
import { networkWords, noNetworkSchema } from './networkWords.ts'
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

/** Why a model made no picture, in words; the code itself where it is one we do not know. */
const REFUSALS: Readonly<Record<string, string>> = {
  SAFETY: 'its safety filter stopped the request',
  IMAGE_SAFETY: 'its safety filter stopped the picture',
  PROHIBITED_CONTENT: 'it does not make this kind of content',
  IMAGE_PROHIBITED_CONTENT: 'it does not make this kind of picture',
  BLOCKLIST: 'a word in the request is on its blocklist',
  RECITATION: 'the result came too close to existing work',
  IMAGE_RECITATION: 'the picture came too close to existing work',
  NO_IMAGE: 'it made no picture',
  IMAGE_OTHER: 'it could not make this picture and gave no reason',
  OTHER: 'it stopped and gave no reason',
  LANGUAGE: 'it does not know the language of the request',
  SPII: 'the request seems to hold personal data',
  MODEL_ARMOR: "a filter of the key's own organisation stopped the request",
  JAILBREAK: 'it took the request for an attempt to get round its rules',
  MALFORMED_FUNCTION_CALL: 'its answer came out garbled',
  MALFORMED_RESPONSE: 'its answer came out garbled',
  UNEXPECTED_TOOL_CALL: 'its answer came out garbled',
  MAX_TOKENS: 'it ran out of room before the picture was done',
  CONTINUATION: 'it wanted to go on in another request, which was not sent since each is billed',
  TEXT_ONLY: 'it answered in words only',
}

const BAD_KEYS = {
  invalid: 'The service does not accept this key. Check it in Project settings.',
  leaked:
    'The service has blocked this key since it was found in public. Make a new one, put that in Project settings, and delete this one.',
  expired: 'This key has expired. Renew it with the service, or put another one in Project settings.',
  missing:
    'No key reached the service. A gateway in between may have taken it out; check the address in Project settings.',
} as const

const NOT_ALLOWED = {
  'api-disabled':
    'The key is good, but its project has this API switched off. Switch it on with the service, wait a few minutes and try again.',
  referrer:
    "This key is kept to certain websites, which an app is not. Lift that limit in the key's settings, or use another key.",
  address:
    "This key is kept to certain network addresses, and this computer's is none of them. Add it in the key's settings, or use another key.",
  app: "This key is kept to certain phone apps. Lift that limit in the key's settings, or use another key.",
  'key-limited':
    "This key is kept to other services than this one. Allow this one in the key's settings, or use another key.",
  billing: "Billing is off for this key's project. Switch it on with the service, or use another key.",
  suspended: "The service has suspended this key's project. Ask the service why, or use another key.",
  region: 'The service is not offered where this computer is, or not without billing. The stand-in works everywhere.',
  unknown: 'The key is known, but may not use this model.',
} as const

const USED_UP = {
  day: "Today's quota of this key is used up. It opens again tomorrow, or with another plan.",
  'no-free-tier': 'This model has no free requests. Switch billing on with the service, or choose another model.',
  credits: 'The credits of this key are spent. Add some with the service, or use another key.',
  'spending-cap':
    'The spending limit that was set for this key with the service is reached. Raise it there, or use another key.',
  unknown: 'The quota of this key is used up. Look at its plan with the service, or use another key.',
} as const

function ownWords({ said, link }: { said?: string | undefined; link?: string | undefined }): string {
  return `${said ? ` It said: “${said}”` : ''}${link ? ` More at ${link}` : ''}`
}

const NOT_AGAIN = 'The picture may have been billed, so it was not asked for again.'

function whatCame({ kept }: { kept?: string | undefined }): string {
  return kept ? ` What came of it is kept in ${kept}.` : ''
}

/** One sentence for people: what happened and, where there is one, what to do. */
export function sentence(failure: Failure): string {
  switch (failure.kind) {
    case 'no-key':
      return 'No key is set for this project. Add one in Project settings, or use the stand-in.'
    case 'bad-key':
      return `${BAD_KEYS[failure.why ?? 'invalid']}${ownWords(failure)}`
    case 'not-allowed':
      return `${NOT_ALLOWED[failure.why]}${ownWords(failure)}`
    case 'not-trusted':
      return `Nothing was sent for the film in ${failure.path}: ${failure.why}. Trust it in its window, or with “framewright trust FOLDER”.`
    case 'address-not-approved':
      return `Nothing was sent: ${failure.host} is not approved for this key on this computer. Type the address in Project settings, or after --base-url, to approve it.`
    case 'refused': {
      const why = REFUSALS[failure.reason] ?? `its reason was ${failure.reason}`
      return `The model made no picture: ${why}.${failure.said ? ` It said: “${failure.said}”` : ''}`
    }
    case 'rate-limited':
      return failure.waitSeconds === null
        ? 'The service asks to wait before the next request.'
        : `The service asks to wait ${Math.ceil(failure.waitSeconds)} s before the next request.`
    case 'out-of-quota':
      return `${USED_UP[failure.why ?? 'unknown']}${ownWords(failure)}`
    case 'no-network':
      return networkWords(failure)
    case 'timed-out':
      return failure.mayBeBilled
        ? `No answer came in time. ${NOT_AGAIN}${whatCame(failure)}`
        : 'No answer came in time, and nothing was billed. Try again.'
    case 'broke-off':
      return failure.mayBeBilled
        ? `The connection ended before the whole answer had come (${failure.detail}). ${NOT_AGAIN}${whatCame(failure)}`
        : `The connection ended before the whole answer had come (${failure.detail}). Try again.`
    case 'bad-answer':
      return `The service answered with something that is no picture. (${failure.detail})${failure.kept ? ` The answer is kept as it came, in ${failure.kept}.` : ''}`
    case 'service-down':
      return `The service is having trouble (${failure.status}). Nothing was made; try again in a while.`
    case 'model-unknown':
      return `The service knows no model called ${failure.model}.`
    case 'request-invalid':
      return `The service did not accept the request: ${failure.detail}`
    case 'over-cap':
      return `This would pass the film's cap: ${usd(failure.spentUsd)} of ${usd(failure.capUsd)} is spent, and this is estimated at ${usd(failure.estimateUsd)}. Nothing was sent.`
    case 'cancelled':
      return failure.mayBeBilled
        ? 'Cancelled. The request had left already, so the picture may have been billed.'
        : 'Cancelled.'
    case 'no-answer':
      return 'You stopped waiting before there was an answer. What you asked for may still be done.'
    case 'interrupted':
      return failure.mayBeBilled
        ? 'Framewright was closed while the request was out. The picture may have been billed; it was not asked for again.'
        : 'Framewright was closed before this was sent.'
    case 'rescued':
      return `The picture was made, but could not be saved in the project. It was saved as ${failure.path}. ${failure.why}`
    case 'disk-full':
      return `The disk is full: nothing more can be saved to ${place(failure.path)}. Make room on it, then try again.`
    case 'read-only':
      return `Nothing can be written to ${place(failure.path)}: the folder is read-only. Make it writable, or choose another place.`
    case 'no-permission':
      return `This computer does not let Framewright use ${place(failure.path)}. Change who may use it, or choose another place.`
    case 'read-only-disk':
      return `Nothing can be written to ${place(failure.path)}: its disk is read-only. Choose another place, or unlock the disk.`
    case 'name-too-long':
      return `The name${brief(failure.path)} is too long for this disk. Choose a shorter one.`
    case 'file-too-large':
      return `The disk takes no file as large as ${place(failure.path)} would be. Choose another disk.`
    case 'busy':
      return `Another program is using ${place(failure.path)}. Try again once it is done.`
    case 'disk-trouble':
      return `The disk with ${place(failure.path)} does not answer. See that it is connected, then try again. (${failure.detail})`
    case 'fallen-behind':
      return 'This window has missed changes that were made in another. Close the film here and open it again to see them; what you did is saved.'
    case 'deleted-elsewhere':
      return `What you added to ${failure.what} was deleted with it in another window; it is under Deleted.`
    case 'too-many-files':
      return 'This computer has too many files open at once. Close other programs, then try again.'
    case 'no-memory':
      return 'This computer has no memory left for this. Close other programs, then try again.'
    case 'wrong-place':
      return `Nothing can be written to ${place(failure.path)}: ${failure.detail}. Choose another place.`
    case 'project-newer':
      return `This project was made by a newer Framewright (format ${failure.found}; this one reads up to ${failure.known}). It was left as it is.`
    case 'open-elsewhere':
      return `This project is open elsewhere: ${failure.holder}. It can be read here, not changed.`
    case 'not-a-project':
      return `${failure.path} is not a Framewright project. (${failure.detail})`
    case 'unsafe-folder':
      return `The film in ${failure.path} is not safe to use, and nothing in it was touched: ${failure.detail}. Ask for it again as a copy made with Save a copy.${wholeWords(failure.snapshot)}`
    case 'damaged':
      return `The film in ${failure.path} is damaged and was left as it is. (${failure.detail})${wholeWords(failure.snapshot)}`
    case 'gone':
      return failure.movedTo
        ? `The film was moved to ${failure.movedTo} while it was open. What you changed since is not saved there: save a copy, or close it here and open it there.`
        : `${failure.path} is gone: it was moved or deleted while the film was open. Nothing more is saved until it is back; save a copy to keep what you have.`
    case 'replaced':
      return `Another program changed or replaced ${failure.path} while the film was open. Nothing more is saved there; save a copy to keep what you have.`
    case 'already-exists':
      return `${failure.path || 'Something of that name'} exists already and was left as it is.`
    case 'not-found':
      return `${failure.what} was not found.`
    case 'picture-unreadable':
      return `${failure.name} can't be used as a picture: ${failure.detail}.`
    case 'pictures-missing':
      return picturesMissing(failure.count, failure.names)
    case 'no-keychain':
      return `This computer has no keychain that Framewright can use. (${failure.detail})`
    case 'too-long':
      return `${failure.what} can hold ${count(failure.most)} ${failure.unit}, and this is ${count(failure.found)}: it was not kept.`
    case 'unfit':
      return `${failure.what} ${failure.why}: it was not kept.`
    case 'not-understood':
      return `That request was not understood: ${failure.detail}`
    case 'fault':
      return `Something went wrong in Framewright itself: ${failure.detail}`
    default:
      return assertNever(failure)
  }
}

/** Where a person finds what is whole, who has only words to go by. */
function wholeWords(snapshot: { name: string } | null | undefined): string {
  return snapshot ? ` An earlier state that is whole is in snapshots/${snapshot.name}.` : ''
}

/** Some errors of the system name no file. */
function place(path: string): string {
  return path === '' ? 'the disk' : path
}

function brief(path: string): string {
  const name = path.split(/[/\\]/).findLast((part) => part !== '') ?? ''
  if (name === '') return ''
  return name.length > 40 ? ` ${name.slice(0, 30)}…` : ` ${name}`
}

/** 20,000 */
function count(value: number): string {
  return value.toLocaleString('en-GB')
}

/** $0.04 and $12.50; three digits below a cent. */
export function usd(value: number): string {
  return `$${value > 0 && value < 0.01 ? value.toFixed(3) : value.toFixed(2)}`
}
