import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import path from 'node:path'
import { terminalProgram } from './terminalProgram.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/**
 * Starts the real command as `npm run framewright` does, or its bundle where there is one, with its app data in `home` and no key in the environment. `root`: the
 * project's folder, where it is another than this. `program`: another in the place of the command.
 */
export function startCommand(
  home: string,
  words: readonly string[],
  own: NodeJS.ProcessEnv = {},
  root = ROOT,
  program = terminalProgram(root),
): ChildProcess {
  const { GEMINI_API_KEY: _key, ...environment } = process.env
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...words], {
    cwd: root,
    stdio: 'pipe',
    env: {
      ...environment,
      npm_lifecycle_event: 'framewright',
      INIT_CWD: home,
      FRAMEWRIGHT_DATA: path.join(home, 'data'),
      FRAMEWRIGHT_PROJECTS: path.join(home, 'films'),
      FRAMEWRIGHT_KEYCHAIN: 'off',
      ...own,
    },
  })
}

/** Runs the command to its end, with `input` on its standard input, which is no terminal. */
export function runCommand(
  home: string,
  words: readonly string[],
  input = '',
  own?: NodeJS.ProcessEnv,
  root?: string,
): Promise<Ran> {
  const child = startCommand(home, words, own, root)
  let out = ''
  let err = ''
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdin!.end(input)
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => done({ code, out, err }))
  })
}
