/** Same shape as the contract's `Result`, which this folder may not import. */
type ReadAddress =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly failure: { readonly kind: 'request-unfit'; readonly detail: string } }

/**
 * Parses the address of a studio's gateway. '' stays '' (the provider's default). Accepts https, and http only on this
 * machine (127.0.0.0/8, ::1, localhost), since the key would travel unencrypted. Returns the address without a
 * trailing slash; fails with `request-unfit`, whose detail says what to change.
 */
export function readBaseUrl(text: string): ReadAddress {
  const wanted = text.trim()
  if (wanted === '') return { ok: true, value: '' }
  const match = ADDRESS.exec(wanted)
  if (!match) return refuse('write the address in full, such as https://gateway.studio.example')
  const [, scheme, authority, path] = match as unknown as [string, string, string, string | undefined]
  if (authority.includes('@')) return refuse('leave the user name and password out of the address')
  const host = HOST.exec(authority)?.[1]?.toLowerCase()
  if (!host) return refuse('the name of the server is missing or can not be read')
  if (host.length > 253 || !isPlain(host)) return refuse('the name of the server is missing or can not be read')
  const port = HOST.exec(authority)?.[2]
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535))
    return refuse('the port must be between 1 and 65535')
  if (scheme.toLowerCase() === 'http' && !isLoopback(host))
    return refuse('use https: over http the key could be read on the way (http is taken on this computer itself only)')
  const wayIn = scheme.toLowerCase()
  const door = port === undefined || Number(port) === DEFAULT_PORTS[wayIn] ? '' : `:${Number(port)}`
  return { ok: true, value: `${wayIn}://${host}${door}${(path ?? '').replace(/\/+$/, '')}` }
}

/** The server of an address for display, with its port unless it is the default; '' for no address. */
export function hostOf(address: string): string {
  const read = readBaseUrl(address)
  if (!read.ok) return 'an address that can not be read'
  return ADDRESS.exec(read.value)?.[2] ?? ''
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { https: 443, http: 80 }

/** scheme, authority, path; no query, fragment, whitespace or backslash (which some parsers treat as a slash). */
const ADDRESS = /^(https?):\/\/([^/?#\s\\]+)(\/[^?#\s\\]*)?$/i
/** A host name or IPv4 address, or an IPv6 address in brackets, and an optional port. */
const HOST = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i

/**
 * Network code reads numbers ("2130706433", "0x7f.1", "127.1") as IPv4 addresses, but people don't. Only dotted quads
 * are accepted, so that the address shown is the address reached.
 */
function isPlain(host: string): boolean {
  if (host.startsWith('[')) return true
  if (host.split('.').includes('')) return false
  if (!/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(host)) return true
  const octets = host.split('.')
  return octets.length === 4 && octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) <= 255)
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '[::1]' || host === '[0:0:0:0:0:0:0:1]') return true
  const octets = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)
  return octets !== null && octets.slice(1).every((octet) => Number(octet) <= 255)
}

function refuse(detail: string): ReadAddress {
  return { ok: false, failure: { kind: 'request-unfit', detail: `the address can't be used: ${detail}` } }
}
