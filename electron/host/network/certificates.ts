import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import tls from 'node:tls'
import type { SecureContext } from 'node:tls'
import type { Log } from '../log/entry.ts'

/** Certificate files named by the environment; see `environmentFiles`. */
export interface CertificateFiles {
  /** NODE_EXTRA_CA_CERTS: trusted in addition to all others. */
  readonly extra: string | undefined
  /** SSL_CERT_FILE: replaces the system's own file, on Linux. */
  readonly system: string | undefined
}

/** Where Linux distributions keep their CA bundle. */
const LINUX_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * Trusted CAs: those that ship with Node, this computer's (where a company adds its own), and those from a file named
 * by the environment. We read that file because a packed Electron ignores the variable. Unreadable files are logged
 * and not trusted.
 */
export function readTrusted(files: CertificateFiles, log: Log): SecureContext {
  const own = [...systemCertificates(files.system), ...certificatesIn(files.extra, log)]
  return tls.createSecureContext({ ca: [...new Set([...tls.rootCertificates, ...own.filter(isCertificate)])] })
}

/** Node exposes these since 22.15; before that they come from the bundle on Linux. */
function systemCertificates(file: string | undefined): string[] {
  const told = toldByNode()
  if (process.platform !== 'linux') return told
  const found = [...(file ? [file] : []), ...LINUX_FILES].map((each) => certificatesIn(each, () => undefined))
  return [...told, ...(found.find((each) => each.length > 0) ?? [])]
}

function toldByNode(): string[] {
  try {
    // Missing in the oldest supported Node.
    return (tls as Partial<typeof tls>).getCACertificates?.('system') ?? []
  } catch {
    return []
  }
}

/** A full CA bundle is about 300 kB. A larger file is refused, and so is a pipe or device, which might never end. */
const MOST_BYTES = 32_000_000

function certificatesIn(file: string | undefined, log: Log): string[] {
  if (!file) return []
  try {
    const found = statSync(file)
    if (!found.isFile() || found.size > MOST_BYTES) throw new Error('it is no file of certificates')
    return readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  } catch {
    log(`Certificates could not be read: ${file}`, { says: 'Certificates could not be read' })
    return []
  }
}

/** One invalid certificate would make the whole list fail. */
function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0
  } catch {
    return false
  }
}
