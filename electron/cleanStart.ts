import { spawn } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { KEY_VARIABLES, takeSecrets } from '#host/secrets/environmentKey.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'

/** File descriptor of the pipe that passes secrets, so that no environment holds them. */
const PIPE = 3

/**
 * Electron's first step: takes the environment's keys and proxy logins out of the environment. `anew` means that this
 * process must exit and restart itself. On Linux, Chromium forks the parent of all its windows before our first line
 * runs, with the original environment; and the system goes on showing a process's initial environment.
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

/** Spawn options for Electron so that it receives secrets outside its environment; see `giveSecrets`. */
export function secretsPipe(secrets: Secrets): {
  readonly stdio: readonly 'pipe'[]
  readonly environment: NodeJS.ProcessEnv
} {
  if (written(secrets) === '') return { stdio: [], environment: {} }
  return { stdio: ['pipe'], environment: { FRAMEWRIGHT_KEY_PIPE: String(PIPE) } }
}

/** Sends the secrets to a process started with `secretsPipe`. */
export async function giveSecrets(stdio: readonly unknown[], secrets: Secrets): Promise<void> {
  const pipe = stdio[PIPE] as Writable | null | undefined
  const text = written(secrets)
  if (text === '' || !pipe) return
  await new Promise<void>((done) => {
    // A process that exited at once no longer needs them.
    pipe.once('error', () => done())
    pipe.end(text, () => done())
  })
  pipe.destroy()
}

/** Starts the same program with the same arguments, without secrets in its environment. */
export async function startAnew(secrets: Secrets): Promise<void> {
  const pipe = secretsPipe(secrets)
  const child = spawn(process.execPath, process.argv.slice(1), {
    env: { ...process.env, ...pipe.environment },
    stdio: ['inherit', 'inherit', 'inherit', ...pipe.stdio],
  })
  child.unref()
  await giveSecrets(child.stdio, secrets)
}

/** NAME=value, one line per key and per proxy variable. '' without secrets. */
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
