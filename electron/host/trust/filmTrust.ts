import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { Trust } from '#shared/contract/model.ts'
import { restrictionWords } from '#shared/contract/trustWords.ts'
import type { Asked } from '#shared/contract/trustWords.ts'
import { filmOf } from '#shared/document/board.ts'
import type { ProjectRow } from '#shared/document/schema.ts'
import { hostOf, readBaseUrl } from '#shared/generation/baseUrl.ts'
import type { HostedService } from '#shared/generation/providers/provider.ts'
import { hostedProvider, serviceOf } from '#shared/generation/providers/providerOf.ts'
import { attempt } from '../failures.ts'
import { accountsOf } from '../secrets/keyAccounts.ts'
import type { OpenFolder } from '../services.ts'
import { originOf } from './originOf.ts'
import type { KnownFilm, TrustRecords, TrustStore } from './trustStore.ts'

/** What a film may do on this computer. Nothing inside the film can influence it. */
export interface FilmTrust {
  of(open: OpenFolder): Trust
  /** The failure for anything a restricted film may not do; null for a trusted film. */
  refusal(open: OpenFolder): Result<never> | null
  /** Whether the key of this account, a key to this service, may be sent to this address. */
  approves(service: Pick<HostedService, 'baseUrl'>, account: string, address: string): boolean
  /** A person trusts the film as shown to them. Fails with `not-trusted` if it asks for something else by now. */
  trust(open: OpenFolder, shown: Asked): Promise<Result<Trust>>
  /** A person typed this address, or chose this key source, for a trusted film. */
  approve(open: OpenFolder, asked: Asked): Promise<Result<Trust>>
  /** Records the new place of a trusted film that was moved, so that another film at the old place is not mistaken for it. */
  opened(open: OpenFolder): Promise<void>
  /**
   * A film created on this computer is about to get the name `place`: recorded first, so that a kill right afterwards
   * does not make it a stranger's.
   */
  makingHere(film: ProjectRow, place: string): Promise<void>
  /** A copy is about to get the name `place`: it is as trusted as its original. */
  copyingHere(open: OpenFolder, place: string): Promise<void>
}

export function createFilmTrust(store: TrustStore): FilmTrust {
  const of = (open: OpenFolder): Trust => trustIn(store.read(), filmOf(open.store.board()), open.folder)

  function refusal(open: OpenFolder): Result<never> | null {
    const trust = of(open)
    if (trust.state === 'trusted') return null
    return fail({ kind: 'not-trusted', path: open.folder, why: restrictionWords(trust.why) })
  }

  async function approveFor(service: HostedService, open: OpenFolder, asked: Asked): Promise<Result<Trust>> {
    const approval = approvalOf(service, filmOf(open.store.board()), asked)
    if (!approval.ok) return approval
    const written = await attempt(() => noteOf(store, open, asked, approval.value))
    return written.ok ? ok(of(open)) : written
  }

  return {
    of,
    refusal,
    approves(service, account, address) {
      const origin = originOf(address)
      if (origin === null) return false
      if (origin === originOf(service.baseUrl)) return true
      return store.read().approved.some((each) => each.account === account && each.origins.includes(origin))
    },
    async trust(open, shown) {
      const film = filmOf(open.store.board())
      const service = serviceOf(film)
      if (!isSame(shown, film) || (shown.service ?? service.id) !== service.id)
        return fail({ kind: 'not-trusted', path: open.folder, why: 'it asks for something else since it was shown' })
      const read = readBaseUrl(film.baseUrl)
      return read.ok ? approveFor(service.hosted, open, shown) : read
    },
    async approve(open, asked) {
      const read = readBaseUrl(asked.baseUrl)
      if (!read.ok) return read
      const { service: provider = serviceOf(filmOf(open.store.board())).id } = asked
      const service = hostedProvider(provider)?.hosted
      if (!service) return fail({ kind: 'provider-unknown', provider })
      return refusal(open) ?? approveFor(service, open, { ...asked, baseUrl: read.value })
    },
    async opened(open) {
      const film = filmOf(open.store.board())
      const known = store.read().films.find(({ id }) => id === film.id)
      if (!known || known.places.includes(realPlace(open.folder)) || of(open).state !== 'trusted') return
      await noteAt(store, film, open.folder)
    },
    makingHere: (film, place) => noteAt(store, film, place),
    async copyingHere(open, place) {
      if (of(open).state === 'trusted') await noteAt(store, filmOf(open.store.board()), place)
    },
  }
}

function trustIn(records: TrustRecords, film: ProjectRow, folder: string): Trust {
  const known = records.films.find(({ id }) => id === film.id)
  if (!known) return { state: 'restricted', why: records.lost === null ? 'elsewhere' : 'records-lost' }
  if (!isAtHome(known, realPlace(folder))) return { state: 'restricted', why: 'elsewhere' }
  if (known.set.some((asked) => isSame(asked, film))) return { state: 'trusted' }
  const addressKnown = known.set.some(({ baseUrl }) => baseUrl === film.baseUrl)
  return { state: 'restricted', why: addressKnown ? 'key-changed' : 'address-changed' }
}

/** A person saw or typed the address, so this service's keys from that source may be sent there, and no other service's. */
function approvalOf(service: HostedService, film: ProjectRow, asked: Asked): Result<Approval> {
  const address = asked.baseUrl || service.baseUrl
  const origin = originOf(address)
  if (origin === null) return fail({ kind: 'address-not-approved', host: hostOf(address) })
  const accounts = accountsOf(service.key, film.id, asked.keySource)
  // A service's own address needs no approval.
  return ok({ accounts: origin === originOf(service.baseUrl) ? [] : accounts, origin })
}

function noteOf(store: TrustStore, open: OpenFolder, { baseUrl, keySource }: Asked, approval: Approval): Promise<void> {
  const film = filmOf(open.store.board())
  const place = realPlace(open.folder)
  return store.change((records) => noteOrigin(noteFilm(records, film.id, place, { baseUrl, keySource }), approval))
}

/** If it can't be recorded, the next opening asks again: nobody is kept from their film. */
async function noteAt(store: TrustStore, film: ProjectRow, place: string): Promise<void> {
  await attempt(() => store.change((records) => noteFilm(records, film.id, realPlace(place), askedBy(film))))
}

/** Places and settings remembered per film; the oldest are dropped first. */
const MOST_KEPT = 50

/**
 * Whether the film is where it was known to be, or was moved from there. A second film with the same id next to the
 * first came from elsewhere: an id is copied as easily as a folder.
 */
function isAtHome(known: KnownFilm, place: string): boolean {
  return known.places.includes(place) || !known.places.some((each) => existsSync(path.join(each, 'board.sqlite')))
}

function noteFilm(records: TrustRecords, id: string, place: string, asked: Asked): TrustRecords {
  const known = records.films.find((film) => film.id === id) ?? { id, places: [], set: [] }
  const film: KnownFilm = {
    id,
    places: [place, ...known.places.filter((each) => each !== place)].slice(0, MOST_KEPT),
    set: [asked, ...known.set.filter((each) => !isSame(each, asked))].slice(0, MOST_KEPT),
  }
  return { ...records, films: [film, ...records.films.filter((each) => each.id !== id)], lost: null }
}

interface Approval {
  /** Whose keys may be sent there. */
  readonly accounts: readonly string[]
  readonly origin: string
}

function noteOrigin(records: TrustRecords, { accounts, origin }: Approval): TrustRecords {
  const named = accounts.map((account) => {
    const origins = records.approved.find((each) => each.account === account)?.origins ?? []
    return { account, origins: [origin, ...origins.filter((each) => each !== origin)] }
  })
  return { ...records, approved: [...named, ...records.approved.filter(({ account }) => !accounts.includes(account))] }
}

function askedBy({ baseUrl, keySource }: ProjectRow): Asked {
  return { baseUrl, keySource }
}

function isSame(one: Pick<Asked, 'baseUrl' | 'keySource'>, other: Pick<Asked, 'baseUrl' | 'keySource'>): boolean {
  return one.baseUrl === other.baseUrl && one.keySource === other.keySource
}

function realPlace(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    return path.resolve(folder)
  }
}
