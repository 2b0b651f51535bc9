import type { ThinkingLevel } from '../../document/recipe.ts'
import type { ImageSize } from '../../document/schema.ts'

/** US dollars per million tokens. */
export interface TokenRates {
  readonly input: number
  readonly text: number
  readonly image: number
}

/** Facts about one model. Prices are data with a date: the service's own price list wins. */
export interface ModelFacts {
  readonly id: string
  readonly name: string
  /** US dollars per picture by size; a missing size is one the model does not support. */
  readonly prices: Readonly<Partial<Record<ImageSize, number>>>
  /** null if only the price per picture is known. */
  readonly rates: TokenRates | null
  /** The rates were read in one place only, or contradict another: said wherever a price is chosen. */
  readonly unsure?: true
  /** Tokens of a picture it makes, by size, and of one it is sent. Omitted: only the price per picture is known. */
  readonly tokens?: { readonly made: Readonly<Partial<Record<ImageSize, number>>>; readonly sent: number }
  /**
   * Tokens of text that come with a picture, mostly thoughts, billed as text: by level where one can be chosen, else
   * what it thinks by itself. Omitted: next to none.
   */
  readonly thinking?: Thinking
  /** A seed can be sent; the same one gives a similar picture at best. */
  readonly seeds?: true
  /** Changes a picture by further turns of one conversation. */
  readonly editing?: true
  /** Takes requests in batches, at `HostedService.batch`. */
  readonly batch?: true
  /** null: its pictures have the film's own ratio, whatever that is. */
  readonly ratios: readonly string[] | null
  /** Maximum number of pictures in a request, including the sketch; 0: it gets none. */
  readonly references: number
  /** How many of them may show cast; null for no separate limit. */
  readonly castReferences: number | null
  /** How many may show things: props, places, styles; omitted if only the sum counts. */
  readonly thingReferences?: number
  readonly note: string
  readonly recommended?: true
  /** The service has announced the end of this model. */
  readonly closing?: true
}

export interface Thinking {
  readonly standard: ThinkingLevel
  /** One level: nothing to choose. */
  readonly tokens: Readonly<Partial<Record<ThinkingLevel, number>>>
}

/** Requests that wait for a cheaper hour and are answered together. */
export interface BatchTerms {
  /** Their price as a fraction of the usual one. */
  readonly share: number
  /** More requests than this go as a file. */
  readonly inline: number
  /** By when they are answered, to follow "As a batch". */
  readonly within: string
}

/** A network service: it needs a key and an address, and costs money. */
export interface HostedService {
  /** Default request address: the only one its keys may be sent to without a person's approval. */
  readonly baseUrl: string
  readonly key: ServiceKey
  /** Ratios that all of its models support: used for models that are not in the list. */
  readonly ratios: readonly string[]
  /** When prices, sizes and limits were read from its public pages, as YYYY-MM. */
  readonly readOn: string
  /** Where they were read. */
  readonly source?: string
  /** Omitted: it takes no batches. */
  readonly batch?: BatchTerms
  /**
   * Why a model made no picture, by the service's own code, worded to follow "The model made no picture:". Codes are
   * looked up across all providers, so no two may word the same code differently.
   */
  readonly refusals: Readonly<Record<string, string>>
}

export interface ServiceKey {
  /** The environment variable that may hold it. */
  readonly variable: string
  /**
   * Variables in which the service's own tools look for a key or token: removed from the environment like ours, and
   * never used.
   */
  readonly others: readonly string[]
  /** Prefix of its keychain accounts; '' for the service that came before there were others. */
  readonly accounts: string
  /** What a person must know before typing a key. */
  readonly note: string
}

/**
 * Everything about a picture provider except how to call it, which is in the host
 * (`electron/host/generation/providers`). Settings, the takes pane, the terminal, the queue, keys, trust and print
 * read it from here. To add one, add a file with an entry and a line in `providers.ts`, here and there.
 */
export interface ProviderEntry<Id extends string = string> {
  /** Stored in rows and recipes and used by the terminal, so it never changes. */
  readonly id: Id
  readonly label: string
  /** Shown under the provider choice. */
  readonly note: string
  /** null: built in. It needs no key and no network, costs nothing, and sends nothing off this computer. */
  readonly hosted: HostedService | null
  /** At least one, the recommended one included; a built-in provider has exactly one. */
  readonly models: readonly ModelFacts[]
  /** Deterministic: the same request gives the same picture, so another take needs another seed. */
  readonly repeats?: true
}

/** A provider whose service is on the network. */
export type HostedProvider = ProviderEntry & { readonly hosted: HostedService }

/** Keeps an entry's id as a literal type, so that the names of all providers form a union, and keeps whether it is hosted. */
export function provider<const Id extends string, Hosted extends HostedService | null>(
  entry: ProviderEntry<Id> & { readonly hosted: Hosted },
): ProviderEntry<Id> & { readonly hosted: Hosted } {
  return entry
}
