import { HOSTED_PROVIDERS } from '#shared/generation/providers/providerOf.ts'
import { takeProxies } from '../network/environmentProxy.ts'
import type { ProxyVariables } from '../network/environmentProxy.ts'

/** Our own environment variables, one per service. */
export const KEY_VARIABLES: readonly string[] = HOSTED_PROVIDERS.map(({ hosted }) => hosted.key.variable)
/** Plus those where the services' own tools look for a key or token, which must not leak either. */
const NAMES = [...KEY_VARIABLES, ...HOSTED_PROVIDERS.flatMap(({ hosted }) => hosted.key.others)]

/** Shorter values could occur in another variable by chance. */
const TELLING_LENGTH = 12

type Keys = Readonly<Record<string, string>>

/** Secrets from the environment that no window and no other program may inherit. */
export interface Secrets {
  /** By variable; unset ones are missing. */
  readonly keys: Keys
  /** Proxy URLs may contain a user name and password. */
  readonly proxies: ProxyVariables
}

export interface Taken {
  readonly secrets: Secrets
  /** Whether there was anything to take, ours or another tool's. */
  readonly found: boolean
}

/** Removes keys and proxy logins from an environment. */
export function takeSecrets(environment: NodeJS.ProcessEnv): Taken {
  const { keys, found } = takeKeys(environment)
  const taken = takeProxies(environment)
  return { secrets: { keys, proxies: taken.proxies }, found: found || taken.found }
}

/**
 * Removes keys from an environment, so that no window, worker or program started later inherits them: under their own
 * names, and under any other name with the same value.
 */
export function takeKeys(environment: NodeJS.ProcessEnv): { readonly keys: Keys; readonly found: boolean } {
  const keys = Object.fromEntries(
    KEY_VARIABLES.flatMap((name) => {
      const key = environment[name]?.trim()
      return key ? [[name, key] as const] : []
    }),
  )
  const secrets = secretNames(environment)
  for (const name of secrets) Reflect.deleteProperty(environment, name)
  return { keys, found: secrets.length > 0 }
}

/** The environment for a program of ours that needs no key. */
export function withoutKeys(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const copy = { ...environment }
  takeKeys(copy)
  return copy
}

function secretNames(environment: NodeJS.ProcessEnv): string[] {
  const values = NAMES.map((name) => environment[name]?.trim() ?? '').filter((value) => value.length >= TELLING_LENGTH)
  return Object.entries(environment)
    .filter(([name, held]) => isNamed(name) || values.some((value) => held?.includes(value)))
    .map(([name]) => name)
}

/** Variable names are case-insensitive on Windows. */
function isNamed(name: string): boolean {
  return NAMES.some((each) => each === name.toUpperCase())
}
