import type { KeyStatus } from '#shared/contract/model.ts'
import { throughWords } from '#shared/contract/networkWords.ts'
import { hostedProvider } from '#shared/generation/providers/providerOf.ts'

/** Which key would be used now, and who would get it. */
export function usingWords(status: KeyStatus): string {
  const to = status.host + throughWords(status.proxy)
  switch (status.using) {
    case 'none':
      return 'No key is set for this film.'
    case 'project':
      return `This project's own key is used. It goes to ${to}.`
    case 'computer':
      return `This computer's key is used. It goes to ${to}.`
    case 'environment':
      return `The key of the environment (${hostedProvider(status.service)?.hosted.key.variable}) is used. It goes to ${to}.`
  }
}

/** Where a key will be kept: said before one is typed. */
export function keptWords(status: KeyStatus): string {
  return status.keychain.available
    ? `A key is kept in ${status.keychain.name || "this computer's keychain"}, never in the project's folder.`
    : `A key is kept for this session only: this computer has no keychain that can be used${
        status.keychain.why ? ` (${status.keychain.why})` : ''
      }.`
}
