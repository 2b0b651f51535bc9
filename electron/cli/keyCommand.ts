import type { KeyStatus } from '#shared/contract/model.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import { CommandError, folderOf, misuse, must, withProject } from './command.ts'
import type { Answer, Command } from './command.ts'

export const keyCommand: Command = {
  name: 'key',
  usage: 'set|clear|status FOLDER [--computer]',
  summary: "sets, removes or tells about the key to the model's service",
  help: [
    '  set          reads the key from standard input and keeps it in the keychain of this computer',
    '  clear        removes it from there',
    '  status       says which key would be used; no command shows a key',
    "  --computer   this computer's key, for every film without its own, in place of this project's",
  ],
  options: { computer: { type: 'boolean' } },
  async run(terminal, given) {
    const action = given.positionals[0]
    if (action !== 'set' && action !== 'clear' && action !== 'status')
      throw misuse('say what to do with the key: set, clear or status')
    if (given.positionals.length > 2)
      throw misuse('a key is typed on standard input: among the words of a command others on this computer can read it')
    const place = given.values['computer'] === true ? 'computer' : 'project'
    return withProject(terminal, folderOf(given, 1), async (opened) => {
      const { project } = opened
      const status = must(await terminal.client.call('keys.status', { project }))
      if (action === 'status') return told(status)
      if (action === 'clear') return told(must(await terminal.client.call('keys.clear', { project, place })))
      // A key kept "for this session" would be gone with this command, so it is not even read.
      if (!status.keychain.available) {
        const failure = { kind: 'no-keychain', detail: status.keychain.why } as const
        throw new CommandError(`The key can't be kept: this computer has no keychain. (${status.keychain.why})`, {
          failure,
        })
      }
      const key = await terminal.secret('Key')
      if (key === '') throw new CommandError('No key came on standard input.')
      if (key.length > LIMITS.key)
        throw new CommandError(`No key is as long: this has ${key.length} characters. It was not kept.`)
      return told(must(await terminal.client.call('keys.set', { project, place, key })))
    })
  },
}

const USING: Readonly<Record<KeyStatus['using'], string>> = {
  none: 'No key is set.',
  project: "In use: this project's key.",
  computer: "In use: this computer's key.",
  environment: 'In use: GEMINI_API_KEY of the environment.',
}

function told(status: KeyStatus): Answer {
  const keychain = status.keychain.available
    ? `Keychain: ${status.keychain.name}.`
    : `No keychain can be used here: ${status.keychain.why}.`
  const way = `Requests go to ${status.host}${throughWords(status.proxy)}.`
  return { json: status, text: `${USING[status.using]} ${keychain} ${way}` }
}
