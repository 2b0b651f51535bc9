import { spawn } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'

/** The pipe on which secrets are handed over, so that they stand in no environment. */
const PIPE = 3

/**
 * Electron's first step: the environment's key and the logins of its proxies, taken out of the environment. `anew` where this
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

/** The key on the first line, and what names a proxy on the others: NAME=value. '' for no secrets. */
function written({ key, proxies }: Secrets): string {
  const named = Object.entries(proxies).map(([name, value]) => `\n${name}=${value.replaceAll('\n', ' ')}`)
  return (key ?? '') + named.join('')
}

function withPiped(own: Secrets): Secrets {
  try {
    const [key = '', ...named] = readFileSync(PIPE, 'utf8').trimEnd().split('\n')
    closeSync(PIPE)
    const pairs = named.flatMap((line) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, value ?? ''] as const]
    })
    return { key: key.trim() || own.key, proxies: { ...own.proxies, ...Object.fromEntries(pairs) } }
  } catch {
    return own
  }
}
