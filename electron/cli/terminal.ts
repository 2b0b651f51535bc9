import { createInterface } from 'node:readline/promises'
import { resolve } from 'node:path'
import type { Client } from '#shared/contract/client.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import type { Outlet } from './outlet.ts'

/** A command's environment: the host's client, the working directory, input and output. */
export interface Terminal {
  readonly client: Client
  /** The environment's secrets, for a command that builds a host of its own. */
  readonly secrets: Secrets
  /** Resolves a path as typed, from the user's working directory. */
  path(written: string): string
  /** The command's result: `json` for programs, `text` for people, one line each; nothing for ''. */
  answer(json: unknown, text: string | readonly string[]): void
  /** A progress line, kept out of the result when that is JSON. */
  say(line: string): void
  /** Asks yes or no; null if nobody can answer. */
  agree(question: string): Promise<boolean | null>
  /** Reads a secret from standard input, trimmed and not echoed. */
  secret(prompt: string): Promise<string>
  /** Calls back on Ctrl-C or SIGTERM instead of exiting; returns the function that removes the handler. */
  onInterrupt(stop: () => void): () => void
}

export interface TerminalOptions {
  readonly client: Client
  readonly outlet: Outlet
  readonly json: boolean
  readonly secrets: Secrets
  /** The user's working directory. */
  readonly folder: string
}

export function createTerminal({ client, outlet, json, secrets, folder }: TerminalOptions): Terminal {
  return {
    client,
    secrets,
    path: (written) => resolve(folder, written),
    answer(value, text) {
      if (json) outlet.json(value, 2)
      else if (text !== '') for (const line of typeof text === 'string' ? [text] : text) outlet.out(line)
    },
    say(line) {
      if (json) outlet.err(line)
      else outlet.out(line)
    },
    agree: (question) => agree(outlet, question),
    secret: (prompt) => secret(outlet, prompt),
    onInterrupt(stop) {
      const signals = ['SIGINT', 'SIGTERM'] as const
      for (const signal of signals) process.on(signal, stop)
      return () => signals.forEach((signal) => process.off(signal, stop))
    },
  }
}

/** npm runs scripts from the package's folder and passes the user's directory in INIT_CWD. */
export function startedIn(): string {
  const { INIT_CWD, npm_lifecycle_event } = process.env
  const byNpm = ['framewright', 'start', 'dev'].includes(npm_lifecycle_event ?? '')
  return byNpm && INIT_CWD ? INIT_CWD : process.cwd()
}

async function agree(outlet: Outlet, question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null
  outlet.ask(`${question} [y/N]`)
  const lines = createInterface({ input: process.stdin })
  const answer = await lines.question('')
  lines.close()
  return /^y(es)?$/i.test(answer.trim())
}

async function secret(outlet: Outlet, prompt: string): Promise<string> {
  const { stdin } = process
  if (stdin.isTTY) {
    outlet.ask(`${prompt}:`)
    const typed = await readHidden(stdin)
    outlet.err('')
    return typed
  }
  let text = ''
  for await (const chunk of stdin as AsyncIterable<Buffer>) text += chunk.toString('utf8')
  return text.trim()
}

/** Reads a line in raw mode, without echo; '' on Ctrl-C. */
async function readHidden(stdin: NodeJS.ReadStream): Promise<string> {
  let text = ''
  stdin.setRawMode(true)
  try {
    for await (const chunk of stdin as AsyncIterable<Buffer>)
      for (const byte of chunk.toString('utf8')) {
        if (byte === CTRL_C) return ''
        if (byte === '\r' || byte === '\n' || byte === CTRL_D) return text.trim()
        text = byte === ERASE ? text.slice(0, -1) : text + byte
      }
    return text.trim()
  } finally {
    stdin.setRawMode(false)
  }
}

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
const ERASE = '\u007f'
