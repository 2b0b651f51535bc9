/** A `Result` of the contract, which stands above this folder and knows it. */
type ReadAddress =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly failure: { readonly kind: 'request-invalid'; readonly detail: string } }

/**
 * Reads the address of a studio's gateway. '' stays '' (the provider's own). https is taken, http only on this machine
 * itself (127.0.0.0/8, ::1, localhost), since a key would travel in the clear. Gives the address without a slash at its end;
 * fails with `request-invalid`, whose detail says in words what to change.
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

/** The server of an address, with its port where it is no usual one, for people to read; '' for no address. */
export function hostOf(address: string): string {
  const read = readBaseUrl(address)
  if (!read.ok) return 'an address that can not be read'
  return ADDRESS.exec(read.value)?.[2] ?? ''
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { https: 443, http: 80 }

/** scheme, authority, path; no query, no fragment, no blanks, no backslash (which some readers take for a slash). */
const ADDRESS = /^(https?):\/\/([^/?#\s\\]+)(\/[^?#\s\\]*)?$/i
/** A name or IPv4 address, or an IPv6 address in brackets, and a port. */
const HOST = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i

/**
 * What reads as a number ("2130706433", "0x7f.1", "127.1") is an IPv4 address to whoever connects, and to no person: only
 * the four plain numbers are taken, so that the address shown is the address reached.
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
  return { ok: false, failure: { kind: 'request-invalid', detail: `the address can't be used: ${detail}` } }
}
