import type { SecureContext } from 'node:tls'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'

/**
 * How this computer reaches the network. The host goes out by this alone, in every shell: with Node's own sockets, through the
 * proxy and with the certificates that are named here.
 */
export interface Ways {
  /** What to try for this address, in order. Rejects with a `NetworkError` where the settings name nothing that can be used. */
  to(url: URL): Promise<Route>
  /** The certificates that are believed; read when first asked for. */
  trusted(): SecureContext
}

/** Never empty. null: straight there. */
export type Route = readonly (Proxy | null)[]

export interface Proxy {
  readonly host: string
  readonly port: number
  /** It is spoken to over TLS. */
  readonly secure: boolean
  /** What its `proxy-authorization` header says: a secret. null for none. */
  readonly authorization: string | null
}

type Unreached = Extract<Failure, { kind: 'no-network' }>

/** A connection that could not be made; nothing of a request has left. */
export class NetworkError extends FailureError {
  override name = 'NetworkError'
  declare readonly failure: Unreached

  constructor(failure: Omit<Unreached, 'kind'>) {
    super({ kind: 'no-network', ...failure })
    this.message = failure.detail
  }
}

/** "proxy.studio.example:3128", for people; its name and password stay out of it. */
export function placeOf({ host, port }: Proxy): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** "host:port" read; its usual port is 80, or 443 where it is spoken to over TLS. null for what is no place. */
export function proxyAt(secure: boolean, place: string): Proxy | null {
  const url = /^[^/?#@\s]+$/.test(place) ? URL.parse(`${secure ? 'https' : 'http'}://${place}`) : null
  if (!url) return null
  const port = Number(url.port) || (secure ? 443 : 80)
  return { host: unbracketed(url.hostname), port, secure, authorization: null }
}

export function unbracketed(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

/** The proxy that is asked first for this address (host:port); '' for none, or for settings that can't be used. */
export async function proxyPlace(ways: Ways, address: string): Promise<string> {
  const url = URL.parse(address)
  const [first] = url ? await ways.to(url).catch(() => [null]) : []
  return first ? placeOf(first) : ''
}
