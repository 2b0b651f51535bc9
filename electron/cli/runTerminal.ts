import { parseArgs } from 'node:util'
import { sentence } from '#shared/contract/sentence.ts'
import type { Host } from '#host/createHost.ts'
import { attempt } from '#host/failures.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { clientOf } from '../startFolder.ts'
import { CommandError, LETTERS_MISSING, PICTURES_MISSING } from './command.ts'
import type { Command, Given } from './command.ts'
import { disclosureCommand } from './disclosureCommand.ts'
import { exportCommand } from './exportCommand.ts'
import { generateCommand } from './generateCommand.ts'
import { importCommand } from './importCommand.ts'
import { keyCommand } from './keyCommand.ts'
import { lazyHost } from './lazyHost.ts'
import { ledgerCommand } from './ledgerCommand.ts'
import type { Outlet } from './outlet.ts'
import { policyCommand } from './policyCommand.ts'
import { checkCommand, newCommand, sampleCommand } from './projectCommands.ts'
import { queueCommand } from './queueCommand.ts'
import { shotsCommand } from './shotsCommand.ts'
import { createTerminal } from './terminal.ts'
import { trustCommand } from './trustCommand.ts'
import { deletedCommand, versionsCommand } from './versionsCommand.ts'
import { webCommand } from './webCommand.ts'

const COMMANDS: readonly Command[] = [
  newCommand,
  sampleCommand,
  shotsCommand,
  generateCommand,
  queueCommand,
  ledgerCommand,
  policyCommand,
  disclosureCommand,
  exportCommand,
  importCommand,
  checkCommand,
  versionsCommand,
  deletedCommand,
  keyCommand,
  trustCommand,
  webCommand,
]

/** What the commands run in: the process of `cli.ts`, or a test. */
export interface Surroundings {
  readonly outlet: Outlet
  readonly secrets: Secrets
  /** The user's working directory, from which paths are read. */
  readonly folder: string
  /** Built for the first call that needs it, and disposed of at the command's end. */
  buildHost(): Promise<Host>
  /** A command ended by a fault of ours. */
  faulted(fault: unknown): void
}

const CALLED = 'npm run -s framewright --'

/** Runs one command line. Exit codes: 0 done, 1 failed or nothing was chosen, 2 wrong usage, 3 pictures are missing and nothing was made. */
export async function runTerminal(words: readonly string[], around: Surroundings): Promise<number> {
  const { outlet } = around
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    outlet.page(overview())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) return complain(outlet, `there is no command "${name}"; --help lists them`, 2)
  const json = rest.includes('--json')
  try {
    const given = read(command, rest)
    if (given.values['help'] === true) {
      outlet.page(helpFor(command))
      return 0
    }
    return await perform(command, given, { ...around, json })
  } catch (error) {
    const known = error instanceof CommandError ? error : null
    const line = known?.message ?? (await sentenceOf(error))
    const kind = known?.usage ? 'usage' : (known?.failure?.kind ?? 'fault')
    if (!known) around.faulted(error)
    if (json) outlet.json({ error: line, kind })
    const code = known?.usage ? 2 : codeOf(kind)
    return complain(outlet, known?.usage ? `${command.name}: ${line}. See ${command.name} --help` : line, code)
  }
}

async function perform(
  command: Command,
  given: Given,
  start: Surroundings & { readonly json: boolean },
): Promise<number> {
  const host = lazyHost(() => start.buildHost())
  try {
    const terminal = createTerminal({ client: clientOf(host), ...start })
    const answer = await command.run(terminal, given)
    if (answer) terminal.answer(answer.json, answer.text)
    return answer?.wrong === undefined ? 0 : complain(start.outlet, answer.wrong, answer.code ?? 1)
  } finally {
    await host.dispose()
  }
}

function read(command: Command, words: readonly string[]): Given {
  const everywhere = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...(command.spelledOut?.(words) ?? words)],
      options: { ...command.options, ...everywhere },
      allowPositionals: true,
    })
    return { values, positionals }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandError(why.split('. ')[0]!.split('\n')[0]!, { usage: true })
  }
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length))
  const list = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return ['Framewright from a terminal.', '', `${CALLED} COMMAND …`, '', ...list, '', COMMON].join('\n')
}

const COMMON = '  --help tells about each command; --json prints one JSON value for programs.'

function helpFor(command: Command): string {
  const usage = `${CALLED} ${command.name} ${command.usage}`
  return [`${capital(command.summary)}.`, '', usage, '', ...command.help, '  --json       prints one JSON value'].join(
    '\n',
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function complain(outlet: Outlet, line: string, code: number): number {
  outlet.err(`framewright: ${line.replace(/\s*\n\s*/g, ' ')}`)
  return code
}

async function sentenceOf(error: unknown): Promise<string> {
  const result = await attempt(() => {
    throw error
  })
  return result.ok ? '' : sentence(result.failure)
}

function codeOf(kind: string | undefined): number {
  if (kind === 'letters-missing') return LETTERS_MISSING
  return kind === 'pictures-missing' ? PICTURES_MISSING : 1
}
