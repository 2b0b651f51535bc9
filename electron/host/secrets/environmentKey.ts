import { takeProxies } from '../network/environmentProxy.ts'
import type { ProxyVariables } from '../network/environmentProxy.ts'

/** Where the service's own tools look for a key or a token. Ours is the first; the others are nobody's business here. */
const NAMES = ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENAI_API_KEY', 'GOOGLE_GENAI_ACCESS_TOKEN'] as const

/** Shorter values could stand in another variable by chance. */
const TELLING_LENGTH = 12

/** What an environment held that no window and no other program is to inherit. */
export interface Secrets {
  readonly key: string | undefined
  /** Proxies may be named with a name and a password. */
  readonly proxies: ProxyVariables
}

export interface Taken {
  readonly secrets: Secrets
  /** Whether there was anything to take, ours or another's. */
  readonly found: boolean
}

/** Takes the key and the logins of proxies out of an environment. */
export function takeSecrets(environment: NodeJS.ProcessEnv): Taken {
  const { key, found } = takeKey(environment)
  const taken = takeProxies(environment)
  return { secrets: { key, proxies: taken.proxies }, found: found || taken.found }
}

/**
 * Takes the key out of an environment, so that no window, worker or program started afterwards inherits it: under its
 * names, and under any other name that holds the same words.
 */
export function takeKey(environment: NodeJS.ProcessEnv): { readonly key: string | undefined; readonly found: boolean } {
  const key = environment.GEMINI_API_KEY?.trim() || undefined
  const secrets = secretNames(environment)
  for (const name of secrets) Reflect.deleteProperty(environment, name)
  return { key, found: secrets.length > 0 }
}

/** The same environment for a program of ours that has no use for a key. */
export function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const copy = { ...environment }
  takeKey(copy)
  return copy
}

function secretNames(environment: NodeJS.ProcessEnv): string[] {
  const values = NAMES.map((name) => environment[name]?.trim() ?? '').filter((value) => value.length >= TELLING_LENGTH)
  return Object.entries(environment)
    .filter(([name, held]) => isNamed(name) || values.some((value) => held?.includes(value)))
    .map(([name]) => name)
}

/** Windows reads the names of variables without regard to case. */
function isNamed(name: string): boolean {
  return NAMES.some((each) => each === name.toUpperCase())
}
