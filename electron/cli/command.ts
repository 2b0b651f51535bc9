import { randomUUID } from 'node:crypto'
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Failure, Result } from '#shared/contract/failure.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import type { Terminal } from './terminal.ts'

/** One terminal command. Its return value is printed; null if it has printed its output already. */
export interface Command {
  readonly name: string
  /** What follows the name: "FOLDER [--title T]". */
  readonly usage: string
  readonly summary: string
  /** Lines that --help shows under the usage. */
  readonly help: readonly string[]
  readonly options: ParseArgsOptionsConfig
  /** Spells out short forms of options before they are parsed. */
  spelledOut?(words: readonly string[]): readonly string[]
  run(terminal: Terminal, given: Given): Promise<Answer | null>
}

export interface Given {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
}

export interface Answer {
  readonly json: unknown
  /** One line, or several. */
  readonly text: string | readonly string[]
  /** Printed on standard error, with a non-zero exit code: the command did its work but found something wrong. */
  readonly wrong?: string
  /** The exit code that goes with it; default 1. */
  readonly code?: number
}

/** Exit code if nothing was done because pictures of the film are missing or changed on disk. */
export const PICTURES_MISSING = 3
/** The exit code where a document has letters that no font has. */
export const LETTERS_MISSING = 4

/** Ends a command with one line for people. `usage`: the command line was wrong. */
export class CommandError extends Error {
  readonly usage: boolean
  readonly failure: Failure | null
  constructor(line: string, options: { usage?: boolean; failure?: Failure } = {}) {
    super(line)
    this.usage = options.usage ?? false
    this.failure = options.failure ?? null
  }
}

/** The value; a failure ends the command with its sentence. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new CommandError(sentence(result.failure), { failure: result.failure })
}

export function misuse(line: string): CommandError {
  return new CommandError(line, { usage: true })
}

/** The single folder that a command works on. */
export function folderOf(given: Given, place = 0): string {
  const folder = given.positionals[place]
  if (folder === undefined) throw misuse('name the project folder')
  if (given.positionals.length > place + 1) throw misuse(`"${given.positionals[place + 1]}" is one word too many`)
  return folder
}

export function textOf(given: Given, name: string): string | undefined {
  const value = given.values[name]
  return typeof value === 'string' ? value : undefined
}

export function textsOf(given: Given, name: string): readonly string[] {
  const value = given.values[name]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** One of these words, case-insensitive; undefined if the option was not given. */
export function choiceOf<const T extends readonly string[]>(
  given: Given,
  name: string,
  words: T,
): T[number] | undefined {
  const text = textOf(given, name)
  if (text === undefined) return undefined
  const word = words.find((each) => each.toLowerCase() === text.toLowerCase())
  if (word === undefined) throw misuse(`--${name} is one of ${words.join(', ')}, not "${text}"`)
  return word
}

export function wholeNumberOf(given: Given, name: string, from: number, to: number): number | undefined {
  const text = textOf(given, name)
  if (text === undefined) return undefined
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= from && value <= to)) throw misuse(`--${name} is a whole number from ${from} to ${to}, not "${text}"`)
  return value
}

/** Opens the project, runs the work and closes it. */
export async function withProject<T>(
  terminal: Terminal,
  folder: string,
  work: (opened: OpenedProject) => Promise<T>,
): Promise<T> {
  const asked = { folder: terminal.path(folder) }
  const opened = unwrap(await untilInterrupted(terminal, (id) => terminal.client.call('projects.open', asked, id)))
  try {
    return await work(opened)
  } finally {
    await terminal.client.call('projects.close', { project: opened.project })
  }
}

/** Makes a call that Ctrl-C cancels; the command then ends with the call's result. */
export async function untilInterrupted<T>(terminal: Terminal, call: (callId: string) => Promise<T>): Promise<T> {
  const callId = randomUUID()
  const stop = terminal.onInterrupt(() => void terminal.client.call('calls.giveUp', { callId }))
  try {
    return await call(callId)
  } finally {
    stop()
  }
}

/** Ends a command that writes if the project is read-only. */
export function requireWritable(opened: OpenedProject): void {
  if (opened.access === 'write') return
  throw new CommandError(`This project is read-only for now: ${opened.readOnlyBecause}.`)
}
