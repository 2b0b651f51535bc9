import type { Room } from '../mutation.ts'

const host = (name: string): string => `tests/host/${name}.test.ts`
const TRUST = [host('trust'), host('trustedFilms')]
const FILMS = 'electron/host/trust/filmTrust.ts'
const KEYS = [host('keyVault'), host('environmentKey')]
const RESTS = 'electron/host/secrets/keyStorage.ts'

export const TRUST_ROOM: Room = {
  name: 'host/secrets+trust',
  mutations: [
    {
      name: 'gives a key to a film that nobody trusted',
      file: 'electron/host/secrets/credentials.ts',
      find: 'if (refused) return refused',
      replace: '',
      tests: TRUST,
    },
    {
      name: 'gives a key to an address that nobody approved',
      file: 'electron/host/secrets/credentials.ts',
      find: 'if (!trust.approves(service, found.account, address))',
      replace: "if (found.account === '')",
      tests: TRUST,
    },
    {
      name: 'trusts a film wherever it lies',
      file: FILMS,
      find: 'return known.places.includes(place) || !known',
      replace: "return place !== '' || !known",
      tests: TRUST,
    },
    {
      name: 'goes on trusting a film whose address was changed elsewhere',
      file: FILMS,
      find: "if (known.set.some((asked) => isSame(asked, film))) return { state: 'trusted' }",
      replace: "if (known.set.length > 0) return { state: 'trusted' }",
      tests: TRUST,
    },
    {
      name: 'trusts something else than was shown',
      file: FILMS,
      find: 'if (!isSame(shown, film) || ',
      replace: 'if (!isSame(film, film) || ',
      tests: TRUST,
    },
    {
      name: 'lets one key go where another was approved',
      file: FILMS,
      find: 'each.account === account && ',
      replace: '',
      tests: TRUST,
    },
    {
      name: 'makes a copy of a stranger’s film a trusted one',
      file: FILMS,
      find: "if (of(open).state === 'trusted') await noteAt",
      replace: 'await noteAt',
      tests: TRUST,
    },
    {
      name: 'lets a film that was moved be known at its old place alone',
      file: FILMS,
      find: 'await noteAt(store, film, open.folder)',
      replace: '',
      tests: TRUST,
    },
    {
      name: 'lets anyone on the computer read what is trusted',
      file: 'electron/host/trust/trustStore.ts',
      find: '0o600',
      replace: '0o644',
      tests: TRUST,
    },
    {
      name: 'throws a damaged list of trusted films away',
      file: 'electron/host/trust/trustStore.ts',
      find: 'return records ?? { ...NOTHING, lost: putAside() }',
      replace: 'return records ?? { ...NOTHING, lost }',
      tests: TRUST,
    },
    {
      name: 'goes on using a key that was cleared',
      file: RESTS,
      find: 'session.delete(account)\n      if (!',
      replace: 'if (!',
      tests: KEYS,
    },
    {
      name: 'says that a key is gone which is still in the keychain',
      file: RESTS,
      find: "throw new FailureError({ kind: 'no-keychain', detail: 'the key could not be removed from it' })",
      replace: 'return',
      tests: KEYS,
    },
    {
      name: 'says that a key is kept which the keychain did not take',
      file: RESTS,
      find: 'else session.set(account, key)',
      replace: '',
      tests: KEYS,
    },
    {
      name: 'bills another key than the film’s own',
      file: 'electron/host/secrets/keyAccounts.ts',
      find: "['project', 'computer', 'environment']",
      replace: "['computer', 'project', 'environment']",
      tests: KEYS,
    },
    {
      name: 'lets other programs inherit the key under another name',
      file: 'electron/host/secrets/environmentKey.ts',
      find: 'isNamed(name) || values.some((value) => held?.includes(value))',
      replace: 'isNamed(name)',
      tests: KEYS,
    },
  ],
}
