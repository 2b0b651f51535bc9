/**
 * Scheme, host and port as whoever connects reads them: the only form in which addresses are compared. null for what no key
 * goes to: another scheme, http beyond this computer, a name with a user or a dot at its end.
 */
export function originOf(address: string): string | null {
  const url = URL.parse(address)
  if (!url || url.username !== '' || url.password !== '' || url.hostname.endsWith('.')) return null
  if (url.protocol === 'https:') return url.origin
  return url.protocol === 'http:' && isLoopback(url) ? url.origin : null
}

/** Whether it is this computer itself, by what the address says. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname)
}

/** Only as URL writes them, which is after every other spelling was read. */
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
