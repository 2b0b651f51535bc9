import type { SecureContext } from 'node:tls'
import type { Failure } from '#shared/contract/failure.ts'
import { FailureError } from '../failures.ts'

/**
 * How this computer reaches the network. The host connects only through this, in every shell: with Node's own sockets,
 * through these proxies and with these certificates.
 */
export interface Ways {
  /** Routes to try for this URL, in order. Rejects with a `NetworkError` if the settings name nothing usable. */
  to(url: URL): Promise<Route>
  /** Trusted certificates, read on first use. */
  trusted(): SecureContext
}

/** Never empty. null: direct. */
export type Route = readonly (Proxy | null)[]

export interface Proxy {
  readonly host: string
  readonly port: number
  /** The connection to the proxy uses TLS. */
  readonly secure: boolean
  /** The value of its `proxy-authorization` header: a secret. null for none. */
  readonly authorization: string | null
}

type Unreached = Extract<Failure, { kind: 'no-network' }>

/** A connection that could not be established; nothing of the request was sent. */
export class NetworkError extends FailureError {
  override name = 'NetworkError'
  declare readonly failure: Unreached

  constructor(failure: Omit<Unreached, 'kind'>) {
    super({ kind: 'no-network', ...failure })
    this.message = failure.detail
  }
}

/** "proxy.studio.example:3128", for display, without user name and password. */
export function placeOf({ host, port }: Proxy): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Parses "host:port"; the default port is 80, or 443 with TLS. null if invalid. */
export function proxyAt(secure: boolean, place: string): Proxy | null {
  const url = /^[^/?#@\s]+$/.test(place) ? URL.parse(`${secure ? 'https' : 'http'}://${place}`) : null
  if (!url) return null
  const port = Number(url.port) || (secure ? 443 : 80)
  return { host: unbracketed(url.hostname), port, secure, authorization: null }
}

export function unbracketed(host: string): string {
  return host.replace(/^\[|\]$/g, '')
}

/** The first proxy for this address (host:port); '' for none, or for unusable settings. */
export async function proxyPlace(ways: Ways, address: string): Promise<string> {
  const url = URL.parse(address)
  const [first] = url ? await ways.to(url).catch(() => [null]) : []
  return first ? placeOf(first) : ''
}
