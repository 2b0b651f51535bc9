import type { OpenedProject } from '#shared/contract/model.ts'
import { keySourceWords, trustQuestion } from '#shared/contract/trustWords.ts'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import { filmServer, serviceOf } from '#shared/generation/providers/providerOf.ts'
import { CommandError, folderOf, unwrap, textOf, withProject } from './command.ts'
import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'

export const trustCommand: Command = {
  name: 'trust',
  usage: 'FOLDER [--host HOST]',
  summary: 'lets a film that comes from elsewhere make takes on this computer',
  help: [
    '  Says where the film sends its requests and whose key it asks for, and asks. Films made here need none of this.',
    '  --host HOST  for scripts: trusts the film without asking if its requests go to this server',
  ],
  options: { host: { type: 'string' } },
  async run(terminal, given) {
    const host = textOf(given, 'host')
    return withProject(terminal, folderOf(given), async (opened) => {
      const film = filmOf(boardFrom(opened.rows))
      const told = { folder: opened.folder, host: filmServer(film), keySource: film.keySource }
      if (opened.trust.state === 'trusted')
        return { json: { ...told, trusted: true }, text: 'This film is trusted here.' }
      if (host !== undefined && host.toLowerCase() !== told.host)
        throw new CommandError(`This film's requests go to ${told.host}, not to ${host}. Nothing was trusted.`)
      const agreed = host === undefined ? await askToTrust(terminal, opened) : await trust(terminal, opened)
      if (!agreed)
        throw new CommandError(`Nothing was trusted. To trust it without being asked, pass --host ${told.host}.`)
      return { json: { ...told, trusted: true }, text: `Trusted: its requests may go to ${told.host}.` }
    })
  },
}

/** Asks a person, explaining what trust means. False if they say no, or if nobody can answer. */
export async function askToTrust(terminal: Terminal, opened: OpenedProject): Promise<boolean> {
  if (opened.trust.state === 'trusted') return true
  const film = filmOf(boardFrom(opened.rows))
  terminal.say(trustQuestion(opened.trust.why, film).text)
  terminal.say(`Requests go to: ${filmServer(film)}`)
  terminal.say(`With: ${keySourceWords(film)}`)
  return (await terminal.agree('Trust this film on this computer?')) === true && trust(terminal, opened)
}

async function trust(terminal: Terminal, { project, rows }: OpenedProject): Promise<boolean> {
  const film = filmOf(boardFrom(rows))
  const shown = { baseUrl: film.baseUrl, keySource: film.keySource, service: serviceOf(film).id }
  return unwrap(await terminal.client.call('projects.trust', { project, ...shown })).trust.state === 'trusted'
}
