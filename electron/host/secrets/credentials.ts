import { fail, ok } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import { hostOf, readBaseUrl } from '#shared/generation/baseUrl.ts'
import { hostedProvider } from '#shared/generation/providers/providerOf.ts'
import type { Credentials } from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'
import type { KeyMarks } from './keyMarks.ts'
import type { KeyHolder } from './keyVault.ts'

/**
 * The only way to get a key: together with its address, for a trusted film, if this computer approved that address for
 * that very key. Callers ask before every request, since all three can change. `keys`: by provider.
 */
export function createCredentials(
  keys: ReadonlyMap<string, KeyHolder>,
  trust: FilmTrust,
  markOf: KeyMarks = () => '',
): Credentials {
  return {
    async access(open, { provider, baseUrl }) {
      const refused = trust.refusal(open)
      if (refused) return refused
      const service = hostedProvider(provider)?.hosted
      const vault = keys.get(provider)
      if (!service || !vault) return fail({ kind: 'provider-unknown', provider })
      const base = readBaseUrl(baseUrl)
      if (!base.ok) return base
      const film = filmOf(open.store.board())
      const found = await vault.find(film.id, film.keySource)
      if (found === null) return fail({ kind: 'no-key' })
      const address = base.value || service.baseUrl
      if (!trust.approves(service, found.account, address))
        return fail({ kind: 'address-not-approved', host: hostOf(address) })
      // The keychain may have taken a while: a film restricted meanwhile gets nothing.
      return trust.refusal(open) ?? ok({ key: found.key, baseUrl: base.value, keyMark: markOf(found.key, address) })
    },
  }
}
