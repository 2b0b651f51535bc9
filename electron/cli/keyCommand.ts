import type { KeyStatus } from '#shared/contract/model.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import { HOSTED_PROVIDERS, hostedProvider } from '#shared/generation/providers/providerOf.ts'
import { CommandError, choiceOf, folderOf, misuse, unwrap, withProject } from './command.ts'
import type { Answer, Command } from './command.ts'

const IDS = HOSTED_PROVIDERS.map(({ id }) => id)

export const keyCommand: Command = {
  name: 'key',
  usage: `set|clear|status FOLDER [--provider ${IDS.join('|')}] [--computer]`,
  summary: "sets, removes or tells about the key to the model's service",
  help: [
    '  set          reads the key from standard input and keeps it in the keychain of this computer',
    '  clear        removes it from there',
    '  status       says which key would be used; no command shows a key',
    "  --provider P the service that the key is for; without it, the film's own",
    "  --computer   this computer's key, for every film without its own, in place of this project's",
  ],
  options: { computer: { type: 'boolean' }, provider: { type: 'string' } },
  async run(terminal, given) {
    const action = given.positionals[0]
    if (action !== 'set' && action !== 'clear' && action !== 'status')
      throw misuse('say what to do with the key: set, clear or status')
    if (given.positionals.length > 2)
      throw misuse('a key is typed on standard input: among the words of a command others on this computer can read it')
    const place = given.values['computer'] === true ? 'computer' : 'project'
    const service = choiceOf(given, 'provider', IDS)
    return withProject(terminal, folderOf(given, 1), async (opened) => {
      const { project } = opened
      const status = unwrap(await terminal.client.call('keys.status', { project, service }))
      if (action === 'status') return told(status)
      if (action === 'clear') return told(unwrap(await terminal.client.call('keys.clear', { project, place, service })))
      // A key kept "for this session" would be gone with this process, so it is not even read.
      if (!status.keychain.available) {
        const failure = { kind: 'no-keychain', detail: status.keychain.why } as const
        throw new CommandError(`The key can't be kept: this computer has no keychain. (${status.keychain.why})`, {
          failure,
        })
      }
      const key = await terminal.secret('Key')
      if (key === '') throw new CommandError('No key was given on standard input.')
      if (key.length > LIMITS.key)
        throw new CommandError(`This is too long for a key: it has ${key.length} characters. It was not kept.`)
      return told(unwrap(await terminal.client.call('keys.set', { project, place, key, service })))
    })
  },
}

const USING: Readonly<Record<KeyStatus['using'], (provider: string) => string>> = {
  none: () => 'No key is set.',
  project: () => "In use: this project's key.",
  computer: () => "In use: this computer's key.",
  environment: (provider) => `In use: ${hostedProvider(provider)?.hosted.key.variable} from the environment.`,
}

function told(status: KeyStatus): Answer {
  const keychain = status.keychain.available
    ? `Keychain: ${status.keychain.name}.`
    : `No keychain can be used here: ${status.keychain.why}.`
  const way = `Requests go to ${status.host}${throughWords(status.proxy)}.`
  return { json: status, text: `${USING[status.using](status.service)} ${keychain} ${way}` }
}
