import type { KeySource, ProjectRow } from '../document/schema.ts'
import { filmServer, serviceOf } from '../generation/providers/providerOf.ts'
import type { Trust } from './model.ts'

type Restriction = Extract<Trust, { state: 'restricted' }>['why']

/** What a film asks for: where its requests go, and whose key goes with them. */
export interface Asked {
  readonly baseUrl: string
  readonly keySource: KeySource
  /** The provider whose key is meant; default: the service the film's row names. */
  readonly service?: string | undefined
}

/** Why a film is restricted, worded to complete a sentence. */
export function restrictionWords(why: Restriction): string {
  switch (why) {
    case 'elsewhere':
      return 'it comes from elsewhere'
    case 'address-changed':
      return 'it came back with another address'
    case 'key-changed':
      return 'it came back asking for another key'
    case 'records-lost':
      return 'what this computer knew of its films could not be read'
  }
}

/** The fields of a film that decide which service it uses, where, and with which key. */
type AskingFilm = Pick<ProjectRow, 'provider' | 'model' | 'baseUrl' | 'keySource'>

/** Whose key a film asks for. */
export function keySourceWords(film: AskingFilm): string {
  switch (film.keySource) {
    case 'automatic':
      return "its own key, else this computer's, else the environment's"
    case 'project':
      return 'its own key'
    case 'computer':
      return "this computer's key"
    case 'environment':
      return `the environment's key (${serviceOf(film).hosted.key.variable})`
  }
}

/** What a person is asked about a restricted film: what trusting it means, and the button's label. */
export function trustQuestion(why: Restriction, film: AskingFilm): { text: string; action: string } {
  const key = why === 'key-changed' ? ` (${keySourceWords(film)})` : ''
  const because = `${BEGINNINGS[why]}${key}: it makes no takes and gets no key until you trust it`
  if (film.baseUrl === '') return { text: `${because}.`, action: 'Trust this film' }
  const host = filmServer(film)
  return {
    text: `${because}; then it sends your key, your words and your pictures to ${host}.`,
    action: 'Trust this film',
  }
}

const BEGINNINGS: Readonly<Record<Restriction, string>> = {
  elsewhere: 'This film comes from elsewhere',
  'address-changed': 'This film came back with another address',
  'key-changed': 'This film came back asking for another key',
  'records-lost': 'What this computer knew of this film could not be read',
}
