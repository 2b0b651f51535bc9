import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { sentence } from '#shared/contract/sentence.ts'
import type { Host } from '#host/createHost.ts'
import { createNodePlatform, logTo } from '#host/nodePlatform.ts'
import { attempt } from '#host/failures.ts'
import { takeSecrets } from '#host/secrets/environmentKey.ts'
import type { Secrets } from '#host/secrets/environmentKey.ts'
import { checkCommand, newCommand, sampleCommand } from './cli/projectCommands.ts'
import { CommandError, PICTURES_MISSING } from './cli/command.ts'
import type { Command, Given } from './cli/command.ts'
import { disclosureCommand } from './cli/disclosureCommand.ts'
import { exportCommand } from './cli/exportCommand.ts'
import { generateCommand } from './cli/generateCommand.ts'
import { importCommand } from './cli/importCommand.ts'
import { keyCommand } from './cli/keyCommand.ts'
import { ledgerCommand } from './cli/ledgerCommand.ts'
import { lazyHost } from './cli/lazyHost.ts'
import type { LogBook } from '#host/log/logBook.ts'
import { createOutlet, ignoreClosedReaders } from './cli/outlet.ts'
import type { Outlet } from './cli/outlet.ts'
import { policyCommand } from './cli/policyCommand.ts'
import { queueCommand } from './cli/queueCommand.ts'
import { shotsCommand } from './cli/shotsCommand.ts'
import { createTerminal } from './cli/terminal.ts'
import { trustCommand } from './cli/trustCommand.ts'
import { deletedCommand, versionsCommand } from './cli/versionsCommand.ts'
import { webCommand } from './cli/webCommand.ts'
import { logCommandFaults } from './nodeFaults.ts'
import { shellKeychain } from './shellKeychain.ts'
import { shellLog } from './shellLog.ts'
import { shellWays } from './shellWays.ts'
import { clientOf } from './startFolder.ts'
import { versionOf } from './version.ts'

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

interface Start {
  readonly outlet: Outlet
  readonly json: boolean
  readonly secrets: Secrets
  readonly logBook: LogBook
}

const CALLED = 'npm run -s framewright --'

/** Exit codes: 0 done, 1 failed, 2 wrong usage, 3 pictures are missing and nothing was made. */
async function main(words: readonly string[]): Promise<number> {
  const { secrets } = takeSecrets(process.env)
  const logBook = shellLog('terminal', secrets)
  logCommandFaults(logBook)
  ignoreClosedReaders()
  const outlet = createOutlet(words)
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
    return await perform(command, given, { outlet, json, secrets, logBook })
  } catch (error) {
    const known = error instanceof CommandError ? error : null
    const line = known?.message ?? (await sentenceOf(error))
    const kind = known?.usage ? 'usage' : (known?.failure?.kind ?? 'fault')
    if (!known) logBook.note({ says: 'A command ended with a fault', fault: error })
    if (json) outlet.json({ error: line, kind })
    const code = known?.usage ? 2 : kind === 'pictures-missing' ? PICTURES_MISSING : 1
    return complain(outlet, known?.usage ? `${command.name}: ${line}. See ${command.name} --help` : line, code)
  }
}

async function perform(command: Command, given: Given, start: Start): Promise<number> {
  const host = lazyHost(() => buildHost(start))
  try {
    const terminal = createTerminal({ client: clientOf(host), ...start })
    const answer = await command.run(terminal, given)
    if (answer) terminal.answer(answer.json, answer.text)
    return answer?.wrong === undefined ? 0 : complain(start.outlet, answer.wrong, answer.code ?? 1)
  } finally {
    await host.dispose()
  }
}

async function buildHost({ secrets, logBook }: Start): Promise<Host> {
  const { createHost } = await import('#host/createHost.ts')
  const root = dirname(import.meta.dirname)
  return createHost(
    createNodePlatform({
      shell: 'terminal',
      version: versionOf(root),
      assets: join(root, 'assets'),
      keychain: shellKeychain(),
      keys: secrets.keys,
      ways: shellWays(secrets.proxies, logTo(logBook)),
      logBook,
    }),
  )
}

function read(command: Command, words: readonly string[]): Given {
  const everywhere = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
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

process.exitCode = await main(process.argv.slice(2))
