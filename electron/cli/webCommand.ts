import { folderNamed } from '../startFolder.ts'
import { CommandError, misuse, wholeNumberOf } from './command.ts'
import type { Command } from './command.ts'

export const webCommand: Command = {
  name: 'web',
  usage: '[FOLDER] [--port N]',
  summary: 'serves the app to a browser on this computer, until Ctrl-C',
  help: [
    '  FOLDER       the project to open (default: the last one opened)',
    '  --port N     the port (default: any free one)',
    '  The printed address works once, in the browser that opens it first, and only on this computer.',
  ],
  options: { port: { type: 'string' } },
  async run(terminal, given) {
    const [folder, ...more] = given.positionals
    if (more.length > 0) throw misuse(`"${more[0]}" is one word too many`)
    const port = wholeNumberOf(given, 'port', 0, 65_535) ?? 0
    const start = {
      folder: folder === undefined ? null : folderNamed(folder, terminal.path('.')),
      port,
      secrets: terminal.secrets,
    }
    const { runWeb } = await import('../web.ts')
    await runWeb(start, ({ url }) => terminal.answer({ url }, url)).catch((error: unknown) => {
      throw new CommandError(error instanceof Error ? error.message : String(error))
    })
    return null
  },
}
