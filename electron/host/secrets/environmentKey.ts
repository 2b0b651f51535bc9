import { HOSTED_PROVIDERS } from '#shared/generation/providers/providerOf.ts'
import { takeProxies } from '../network/environmentProxy.ts'
import type { ProxyVariables } from '../network/environmentProxy.ts'

/** The variables of the environment that are ours, one for each service. */
export const KEY_VARIABLES: readonly string[] = HOSTED_PROVIDERS.map(({ hosted }) => hosted.key.variable)
/** And those where the services' own tools look for a key or a token, which are nobody's business here. */
const NAMES = [...KEY_VARIABLES, ...HOSTED_PROVIDERS.flatMap(({ hosted }) => hosted.key.others)]

/** Shorter values could stand in another variable by chance. */
const TELLING_LENGTH = 12

type Keys = Readonly<Record<string, string>>

/** What an environment held that no window and no other program is to inherit. */
export interface Secrets {
  /** By variable; what was not set is missing. */
  readonly keys: Keys
  /** Proxies may be named with a name and a password. */
  readonly proxies: ProxyVariables
}

export interface Taken {
  readonly secrets: Secrets
  /** Whether there was anything to take, ours or another's. */
  readonly found: boolean
}

/** Takes the keys and the logins of proxies out of an environment. */
export function takeSecrets(environment: NodeJS.ProcessEnv): Taken {
  const { keys, found } = takeKeys(environment)
  const taken = takeProxies(environment)
  return { secrets: { keys, proxies: taken.proxies }, found: found || taken.found }
}

/**
 * Takes keys out of an environment, so that no window, worker or program started afterwards inherits them: under their
 * names, and under any other name that holds the same words.
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

/** The same environment for a program of ours that has no use for a key. */
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

/** Windows reads the names of variables without regard to case. */
function isNamed(name: string): boolean {
  return NAMES.some((each) => each === name.toUpperCase())
}
