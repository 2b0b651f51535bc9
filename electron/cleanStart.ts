import { spawn } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { KEY_VARIABLES, takeSecrets } from '#host/secrets/environmentKey.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'

/** The pipe on which secrets are handed over, so that they stand in no environment. */
const PIPE = 3

/**
 * Electron's first step: the environment's keys and the logins of its proxies, taken out of the environment. `anew` where this
 * process has to end and another go on in its place. On Linux Chromium makes the parent of all its windows before a line of ours
 * runs, with the environment as it was then; and what the system shows of a process's first environment can't be taken back.
 */
export function takeSecretsAtStart(environment: NodeJS.ProcessEnv): {
  readonly secrets: Secrets
  readonly anew: boolean
} {
  const handed = environment['FRAMEWRIGHT_KEY_PIPE'] === String(PIPE)
  delete environment['FRAMEWRIGHT_KEY_PIPE']
  const { secrets, found } = takeSecrets(environment)
  if (handed) return { secrets: withPiped(secrets), anew: false }
  return { secrets, anew: found && process.platform === 'linux' }
}

/** What Electron is started with so that it finds secrets that its environment does not hold; see `giveSecrets`. */
export function secretsPipe(secrets: Secrets): {
  readonly stdio: readonly 'pipe'[]
  readonly environment: NodeJS.ProcessEnv
} {
  if (written(secrets) === '') return { stdio: [], environment: {} }
  return { stdio: ['pipe'], environment: { FRAMEWRIGHT_KEY_PIPE: String(PIPE) } }
}

/** Hands the secrets to a program that was started with `secretsPipe`. */
export async function giveSecrets(stdio: readonly unknown[], secrets: Secrets): Promise<void> {
  const pipe = stdio[PIPE] as Writable | null | undefined
  const text = written(secrets)
  if (text === '' || !pipe) return
  await new Promise<void>((done) => {
    // A program that ended at once has no use for them either.
    pipe.once('error', () => done())
    pipe.end(text, () => done())
  })
  pipe.destroy()
}

/** Starts the same program with the same words, and without secrets in its environment. */
export async function startAnew(secrets: Secrets): Promise<void> {
  const pipe = secretsPipe(secrets)
  const child = spawn(process.execPath, process.argv.slice(1), {
    env: { ...process.env, ...pipe.environment },
    stdio: ['inherit', 'inherit', 'inherit', ...pipe.stdio],
  })
  child.unref()
  await giveSecrets(child.stdio, secrets)
}

/** NAME=value, a line for each key and for each variable that names a proxy. '' for no secrets. */
function written({ keys, proxies }: Secrets): string {
  return Object.entries({ ...keys, ...proxies })
    .map(([name, value]) => `${name}=${value.replaceAll('\n', ' ')}`)
    .join('\n')
}

function withPiped(own: Secrets): Secrets {
  try {
    const lines = readFileSync(PIPE, 'utf8').trimEnd().split('\n')
    closeSync(PIPE)
    const pairs = lines.flatMap((line) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? []
      return name === undefined || !value ? [] : [[name, value.trim()] as const]
    })
    const piped = { keys: pairs.filter(isKey), proxies: pairs.filter((pair) => !isKey(pair)) }
    return {
      keys: { ...own.keys, ...Object.fromEntries(piped.keys) },
      proxies: { ...own.proxies, ...Object.fromEntries(piped.proxies) },
    }
  } catch {
    return own
  }
}

function isKey([name]: readonly [string, string]): boolean {
  return KEY_VARIABLES.includes(name)
}
