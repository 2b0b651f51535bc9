/** Where the service's own tools look for a key or a token. Ours is the first; the others are nobody's business here. */
const NAMES = ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENAI_API_KEY', 'GOOGLE_GENAI_ACCESS_TOKEN'] as const

/** Shorter values could stand in another variable by chance. */
const TELLING_LENGTH = 12

export interface TakenKey {
  readonly key: string | undefined
  /** Whether there was anything to take, ours or another's. */
  readonly found: boolean
}

/**
 * Takes the key out of an environment, so that no window, worker or program started afterwards inherits it: under its
 * names, and under any other name that holds the same words.
 */
export function takeKey(environment: NodeJS.ProcessEnv): TakenKey {
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
