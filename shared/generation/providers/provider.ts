import type { ImageSize } from '../../document/schema.ts'

/** US dollars per million tokens. */
export interface TokenRates {
  readonly input: number
  readonly text: number
  readonly image: number
}

/** What is known of one model. Prices are data with a date: the service's own price list wins. */
export interface ModelFacts {
  readonly id: string
  readonly name: string
  /** US dollars for one picture of a size; a size that is missing is one the model does not make. */
  readonly prices: Readonly<Partial<Record<ImageSize, number>>>
  /** null where only the price of a picture is known. */
  readonly rates: TokenRates | null
  /** null: its pictures have the film's own ratio, whichever that is. */
  readonly ratios: readonly string[] | null
  /** How many pictures may ride along in all, the sketch among them; 0: it is sent none. */
  readonly references: number
  /** How many of them may show cast; null for no limit of its own. */
  readonly castReferences: number | null
  readonly note: string
  readonly recommended?: true
  /** The service has said that it will end this model. */
  readonly closing?: true
}

/** A service on the network: it is asked with a key, at an address, for money. */
export interface HostedService {
  /** Where requests go unless a film names another address: the one place that its keys may go to without anyone's word. */
  readonly baseUrl: string
  readonly key: ServiceKey
  /** Ratios that all of its models make: what a model is asked for that the list does not know. */
  readonly ratios: readonly string[]
  /** When prices, sizes and limits were read from its public pages, as YYYY-MM. */
  readonly readOn: string
  /**
   * Why a model made no picture, by the service's own code, to stand behind "The model made no picture:". Codes are looked for
   * in every provider's, so no two say the same code otherwise.
   */
  readonly refusals: Readonly<Record<string, string>>
}

export interface ServiceKey {
  /** The variable of the environment that may hold it. */
  readonly variable: string
  /** Where the service's own tools look for a key or a token: taken out of the environment like ours, and never used. */
  readonly others: readonly string[]
  /** What its accounts in the keychain begin with; '' for the service that was there before there were others. */
  readonly accounts: string
  /** What a person must know before a key is typed. */
  readonly note: string
}

/**
 * All that is to be known of something that makes pictures but for how it is asked, which is the host's
 * (`electron/host/generation/providers`). Settings, the takes pane, the terminal, the queue, keys, trust and what is printed
 * read it from here: a new one is a file with one of these and a line in `providers.ts`, here and there.
 */
export interface ProviderEntry<Id extends string = string> {
  /** As rows, recipes and the terminal name it, for good. */
  readonly id: Id
  readonly label: string
  /** Said under the choice of it. */
  readonly note: string
  /** null: built in. It asks no key and no network, costs nothing, and nothing leaves this computer. */
  readonly hosted: HostedService | null
  /** At least one, the recommended one among them; the only one of what is built in. */
  readonly models: readonly ModelFacts[]
  /** The same request makes the same picture: another take of it needs another seed. */
  readonly repeats?: true
}

/** A provider whose service is on the network. */
export type HostedProvider = ProviderEntry & { readonly hosted: HostedService }

/** Keeps an entry's id as it is written, so that the names of all providers are a type, and whether it is hosted. */
export function provider<const Id extends string, Hosted extends HostedService | null>(
  entry: ProviderEntry<Id> & { readonly hosted: Hosted },
): ProviderEntry<Id> & { readonly hosted: Hosted } {
  return entry
}
