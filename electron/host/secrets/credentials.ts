import { fail, ok } from '#shared/contract/failure.ts'
import { filmOf } from '#shared/document/board.ts'
import { hostOf, readBaseUrl } from '#shared/generation/baseUrl.ts'
import type { Credentials } from '../services.ts'
import type { FilmTrust } from '../trust/filmTrust.ts'
import type { KeyHolder } from './keyVault.ts'

/**
 * The one door through which a key leaves: with the address that it is for, for a film that is trusted, where this computer
 * approved that address for that very key. Whoever sends asks here before every request, since all three can change meanwhile.
 */
export function createCredentials(keys: KeyHolder, trust: FilmTrust): Credentials {
  return {
    async access(open, address) {
      const refused = trust.refusal(open)
      if (refused) return refused
      const base = readBaseUrl(address)
      if (!base.ok) return base
      const film = filmOf(open.store.board())
      const found = await keys.find(film.id, film.keySource)
      if (found === null) return fail({ kind: 'no-key' })
      if (!trust.approves(found.account, base.value))
        return fail({ kind: 'address-not-approved', host: hostOf(base.value) })
      // The keychain may have taken its time: a film that was restricted meanwhile gets nothing.
      return trust.refusal(open) ?? ok({ key: found.key, baseUrl: base.value })
    },
  }
}
