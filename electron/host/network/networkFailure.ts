import type { IncomingMessage } from 'node:http'
import { NetworkError, placeOf } from './ways.ts'
import type { Proxy } from './ways.ts'

/** The failure for a proxy's answer to CONNECT; null if the tunnel is open. */
export function failureOfProxy(answer: IncomingMessage, proxy: Proxy): NetworkError | null {
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return null
  const at = { proxy: placeOf(proxy), detail: `HTTP ${status}` }
  if (status !== 407) return new NetworkError({ why: 'proxy-refuses', ...at })
  if (!takesPassword(answer)) return new NetworkError({ why: 'proxy-login', ...at })
  return new NetworkError({ why: proxy.authorization === null ? 'proxy-asks' : 'proxy-denies', ...at })
}

/** A proxy lists the auth schemes it accepts; one that lists none is tried with a password. */
function takesPassword({ headers }: IncomingMessage): boolean {
  const kinds = headers['proxy-authenticate'] ?? ''
  return kinds === '' || /(?:^|,)\s*basic\b/i.test(kinds)
}

const UNKNOWN = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  // Re-issued under the name of a known CA.
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]

/**
 * The failure for an untrusted certificate; null for any other error. Source: the codes of OpenSSL's X509_verify_cert
 * as Node names them.
 */
export function failureOfTls(error: unknown, host: string): NetworkError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const of = { host, detail: code }
  if (UNKNOWN.includes(code)) return new NetworkError({ why: 'certificate-unknown', ...of })
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return new NetworkError({ why: 'certificate-name', ...of })
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return new NetworkError({ why: 'certificate-date', ...of })
  return null
}
