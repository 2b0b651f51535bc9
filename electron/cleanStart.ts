import { spawn } from 'node:child_process'
import { closeSync, readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { takeKey } from '#host/secrets/environmentKey.ts'

/** The pipe on which a key is handed over, so that it stands in no environment. */
const KEY_PIPE = 3

type Key = string | undefined

/**
 * Electron's first step: the environment's key, taken out of the environment. `anew` where this process has to end and
 * another go on in its place. On Linux Chromium makes the parent of all its windows before a line of ours runs, with the
 * environment as it was then; and what the system shows of a process's first environment can't be taken back.
 */
export function takeKeyAtStart(environment: NodeJS.ProcessEnv): { readonly key: Key; readonly anew: boolean } {
  const handed = environment['FRAMEWRIGHT_KEY_PIPE'] === String(KEY_PIPE)
  delete environment['FRAMEWRIGHT_KEY_PIPE']
  const { key, found } = takeKey(environment)
  if (handed) return { key: keyOnPipe() ?? key, anew: false }
  return { key, anew: found && process.platform === 'linux' }
}

/** What Electron is started with so that it finds a key that its environment does not hold; see `giveKey`. */
export function keyPipe(key: Key): { readonly stdio: readonly 'pipe'[]; readonly environment: NodeJS.ProcessEnv } {
  if (key === undefined) return { stdio: [], environment: {} }
  return { stdio: ['pipe'], environment: { FRAMEWRIGHT_KEY_PIPE: String(KEY_PIPE) } }
}

/** Hands the key to a program that was started with `keyPipe`. */
export async function giveKey(stdio: readonly unknown[], key: Key): Promise<void> {
  const pipe = stdio[KEY_PIPE] as Writable | null | undefined
  if (key === undefined || !pipe) return
  await new Promise<void>((done) => {
    // A program that ended at once has no use for a key either.
    pipe.once('error', () => done())
    pipe.end(key, () => done())
  })
  pipe.destroy()
}

/** Starts the same program with the same words, and without a key in its environment. */
export async function startAnew(key: Key): Promise<void> {
  const pipe = keyPipe(key)
  const child = spawn(process.execPath, process.argv.slice(1), {
    env: { ...process.env, ...pipe.environment },
    stdio: ['inherit', 'inherit', 'inherit', ...pipe.stdio],
  })
  child.unref()
  await giveKey(child.stdio, key)
}

function keyOnPipe(): Key {
  try {
    const key = readFileSync(KEY_PIPE, 'utf8').trim()
    closeSync(KEY_PIPE)
    return key || undefined
  } catch {
    return undefined
  }
}
