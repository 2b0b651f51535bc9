/**
 * Scheme, host and port as network code parses them: the only form in which addresses are compared. null for addresses
 * no key is sent to: another scheme, http beyond this computer, a name with a user or a trailing dot.
 */
export function originOf(address: string): string | null {
  const url = URL.parse(address)
  if (!url || url.username !== '' || url.password !== '' || url.hostname.endsWith('.')) return null
  if (url.protocol === 'https:') return url.origin
  return url.protocol === 'http:' && isLoopback(url) ? url.origin : null
}

/** Whether the address is this computer, judged by its text. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname)
}

/** Only in the form URL writes, after it has parsed every other spelling. */
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
