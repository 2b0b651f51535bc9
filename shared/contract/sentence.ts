import { refusalWords } from '../generation/providers/providerOf.ts'
import type { Failure } from './failure.ts'
import { picturesMissing } from './missingWords.ts'
import { networkWords } from './networkWords.ts'
import { usd } from './usd.ts'

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

/** Where to find the intact snapshot, for someone with only this text. */
function wholeWords(snapshot: { name: string } | null | undefined): string {
  return snapshot ? ` An earlier state that is whole is in snapshots/${snapshot.name}.` : ''
}

/** Some system errors name no file. */
function place(path: string): string {
  return path === '' ? 'the disk' : path
}

function brief(path: string): string {
  const name = path.split(/[/\\]/).findLast((part) => part !== '') ?? ''
  if (name === '') return ''
  return name.length > 40 ? ` ${name.slice(0, 30)}…` : ` ${name}`
}

function lettersMissing(number: number, names: readonly string[]): string {
  const which = number === 1 ? 'A letter of these pages is' : `${number} letters of these pages are`
  const named = `${names.slice(0, 12).join('; ')}${names.length > 12 ? ' and more' : ''}`
  return `${which} in no font here, and would be printed as ${number === 1 ? 'a box' : 'boxes'}: ${named}.`
}

/** 20,000 */
function count(value: number): string {
  return value.toLocaleString('en-GB')
}

/** Said of one as of many: what a person reads it under may be five takes. */
function untilDone(what: string): string {
  return `Not sent: what waits goes on once the cap is ${what}, in Project settings, and someone says so.`
}

type Words = { readonly [Kind in Failure['kind']]: (failure: Extract<Failure, { kind: Kind }>) => string }

/** Why a batch has no answer to a request. */
const BATCH_ENDED = {
  failed: 'The batch failed before this picture was made.',
  expired: 'The batch expired before this picture was made.',
  cancelled: 'The batch was cancelled before this picture was made.',
  missing: 'The batch came back without an answer to this request.',
} as const

const WORDS: Words = {
  'no-key': () => 'No key is set for this project. Add one in Project settings, or use the stand-in.',
  'bad-key': (failure) => `${BAD_KEYS[failure.why ?? 'invalid']}${ownWords(failure)}`,
  'not-allowed': (failure) => `${NOT_ALLOWED[failure.why]}${ownWords(failure)}`,
  'not-trusted': (failure) =>
    `Nothing was sent for the film in ${failure.path}: ${failure.why}. Trust it in its window, or with “framewright trust FOLDER”.`,
  'address-not-approved': (failure) =>
    `Nothing was sent: ${failure.host} is not approved for this key on this computer. Type the address in Project settings, or after --base-url, to approve it.`,
  'policy-off': ({ decided, waits }) => {
    const off = `this film’s AI policy is off${decided === '' ? '' : ` (${decided})`}`
    return waits
      ? `Not sent: ${off}. What waits goes on once a model may be asked again, in Project settings under Film, and someone says so.`
      : `Nothing was sent: ${off}. Stand-ins can still be made; the policy is in Project settings, under Film.`
  },
  refused: (failure) => {
    const why = refusalWords(failure.reason) ?? `its reason was ${failure.reason}`
    return `The model made no picture: ${why}.${failure.said ? ` It said: “${failure.said}”` : ''}`
  },
  'rate-limited': (failure) =>
    (failure.waitSeconds === null
      ? 'The service asks to wait before the next request.'
      : `The service asks to wait ${Math.ceil(failure.waitSeconds)} s before the next request.`) + ownWords(failure),
  'out-of-quota': (failure) => `${USED_UP[failure.why ?? 'unknown']}${ownWords(failure)}`,
  'no-network': (failure) => networkWords(failure),
  'timed-out': (failure) =>
    failure.mayBeBilled
      ? `No answer came in time. ${NOT_AGAIN}${whatCame(failure)}`
      : 'No answer came in time, and nothing was billed. Try again.',
  'broke-off': (failure) =>
    failure.mayBeBilled
      ? `The connection ended before the whole answer had come (${failure.detail}). ${NOT_AGAIN}${whatCame(failure)}`
      : `The connection ended before the whole answer had come (${failure.detail}). Try again.`,
  'bad-answer': (failure) =>
    `The service answered with something that isn't a picture. (${failure.detail})${failure.kept ? ` The answer is kept as it came, in ${failure.kept}.` : ''}`,
  'service-down': (failure) =>
    `The service is having trouble (${failure.status}). Nothing was made; try again in a while.${ownWords(failure)}`,
  'model-unknown': (failure) => `The service has no model called ${failure.model}.${ownWords(failure)}`,
  'batch-ended': ({ how, said, mayBeBilled }) =>
    [
      BATCH_ENDED[how],
      ...(said === '' ? [] : [`The service says: ${said}`]),
      mayBeBilled ? 'It may have been billed.' : 'Nothing was billed for it.',
    ].join(' '),
  'provider-unknown': ({ provider }) =>
    `This Framewright has no generator called “${provider}”; a newer one may. Nothing was sent: choose another generator in Project settings.`,
  'request-unfit': ({ detail }) => `Not sent: ${detail}${/[.!?]$/.test(detail) ? '' : '.'}`,
  'request-invalid': (failure) => `The service did not accept the request: ${failure.detail}`,
  'price-unknown': ({ capUsd, waits }) =>
    `The price of this model is not known, so the film's cap of ${usd(capUsd)} can't be kept. ${waits ? untilDone('taken off') : 'Take the cap off to use it. Nothing was sent.'}`,
  'over-cap': ({ waits, ...failure }) =>
    `This would pass the film's cap: ${usd(failure.spentUsd)} of ${usd(failure.capUsd)} is spent, and ${waits ? 'a take' : 'this'} is estimated at ${usd(failure.estimateUsd)}. ${waits ? untilDone('raised') : 'Nothing was sent.'}`,
  cancelled: (failure) =>
    failure.mayBeBilled
      ? 'Cancelled. The request had left already, so the picture may have been billed.'
      : 'Cancelled.',
  'not-saved': () => 'Nothing was done: what you did last is not saved yet.',
  'no-answer': () => 'You stopped waiting before there was an answer. What you asked for may still be done.',
  interrupted: (failure) =>
    failure.mayBeBilled
      ? 'Framewright was closed while the request was out. The picture may have been billed; it was not asked for again.'
      : 'Framewright was closed before this was sent.',
  rescued: (failure) =>
    `The picture was made, but could not be saved in the film. ${failure.why} It is kept as ${failure.path}.`,
  'disk-full': (failure) =>
    `The disk is full: nothing more can be saved to ${place(failure.path)}. Make room on it, then try again.`,
  'read-only': (failure) =>
    `Nothing can be written to ${place(failure.path)}: the folder is read-only. Make it writable, or choose another place.`,
  'no-permission': (failure) =>
    `This computer does not let Framewright use ${place(failure.path)}. Change who may use it, or choose another place.`,
  'read-only-disk': (failure) =>
    `Nothing can be written to ${place(failure.path)}: its disk is read-only. Choose another place, or unlock the disk.`,
  'name-too-long': (failure) => `The name${brief(failure.path)} is too long for this disk. Choose a shorter one.`,
  'file-too-large': (failure) =>
    `The disk takes no file as large as ${place(failure.path)} would be. Choose another disk.`,
  busy: (failure) => `Another program is using ${place(failure.path)}. Try again once it is done.`,
  'disk-trouble': (failure) =>
    `The disk with ${place(failure.path)} does not answer. See that it is connected, then try again. (${failure.detail})`,
  'fallen-behind': () =>
    'This window has missed changes that were made in another. Close the film here and open it again to see them; what you did is saved.',
  'deleted-elsewhere': (failure) =>
    `What you added to ${failure.what} was deleted with it in another window; it is under Deleted.`,
  'too-many-files': () => 'This computer has too many files open at once. Close other programs, then try again.',
  'no-memory': () => 'This computer has no memory left for this. Close other programs, then try again.',
  'wrong-place': (failure) =>
    `Nothing can be written to ${place(failure.path)}: ${failure.detail}. Choose another place.`,
  'project-newer': (failure) =>
    `This project was made by a newer Framewright (format ${failure.found}; this one reads up to ${failure.known}). It was left as it is.`,
  'open-elsewhere': (failure) =>
    `This film is open elsewhere: ${failure.holder}. You can look at it here, but not change it.`,
  'not-a-project': (failure) => `${failure.path} is not a Framewright project. (${failure.detail})`,
  'unsafe-folder': (failure) =>
    `The film in ${failure.path} is not safe to use, and nothing in it was touched: ${failure.detail}. Ask for it again as a copy made with Save a copy.${wholeWords(failure.snapshot)}`,
  damaged: (failure) =>
    `The film in ${failure.path} is damaged and was left as it is. (${failure.detail})${wholeWords(failure.snapshot)}`,
  gone: (failure) =>
    failure.movedTo
      ? `The film was moved to ${failure.movedTo} while it was open. What you changed since is not saved there: save a copy, or close it here and open it there.`
      : `${failure.path} is gone: it was moved or deleted while the film was open. Nothing more is saved until it is back; save a copy to keep what you have.`,
  replaced: (failure) =>
    `Another program changed or replaced ${failure.path} while the film was open. Nothing more is saved there; save a copy to keep what you have.`,
  'already-exists': (failure) => `${failure.path || 'Something of that name'} exists already and was left as it is.`,
  'not-found': (failure) => `${failure.what} was not found.`,
  'picture-unreadable': (failure) => `${failure.name} can't be used as a picture: ${failure.detail}.`,
  'pictures-missing': (failure) => picturesMissing(failure.count, failure.scripts ?? 0, failure.names),
  'letters-missing': (failure) => lettersMissing(failure.count, failure.names),
  'script-missing': ({ name, how }) =>
    `The file of the draft${name === '' ? '' : ` “${name}”`} ${how === 'missing' ? 'is missing from' : 'was changed by another program in'} the film’s media folder. Put it back, or import the script again.`,
  'script-unreadable': ({ name, detail }) => `${name} can’t be read as a script: ${detail}.`,
  'no-keychain': (failure) => `This computer has no keychain that Framewright can use. (${failure.detail})`,
  'too-long': (failure) =>
    `${failure.what} can hold ${count(failure.most)} ${failure.unit}, and this is ${count(failure.found)}. It was not kept.`,
  unfit: (failure) => `${failure.what} ${failure.why}. It was not kept.`,
  'not-understood': (failure) => `That request was not understood: ${failure.detail}`,
  fault: (failure) => `Something went wrong in Framewright itself: ${failure.detail}`,
}

/** One sentence for people: what happened and, if possible, what to do. */
export function sentence(failure: Failure): string {
  const words = WORDS[failure.kind] as (failure: Failure) => string
  return words(failure)
}
