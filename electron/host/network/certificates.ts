import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import tls from 'node:tls'
import type { SecureContext } from 'node:tls'
import type { Log } from '../log/entry.ts'

/** Files that name certificates, as an environment may say; see `environmentFiles`. */
export interface CertificateFiles {
  /** NODE_EXTRA_CA_CERTS: to be believed beside all others. */
  readonly extra: string | undefined
  /** SSL_CERT_FILE: in place of the system's own file, on Linux. */
  readonly system: string | undefined
}

/** Where Linux systems keep what they believe, in one file. */
const LINUX_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

/**
 * What is believed: the certificates that come with Node, those of this computer (where a company puts its own), and those of a
 * file that the environment names. The file is read here since a packed Electron does not look at the variable. What can't be read
 * is said in the log and believed by nobody.
 */
export function readTrusted(files: CertificateFiles, log: Log): SecureContext {
  const own = [...systemCertificates(files.system), ...certificatesIn(files.extra, log)]
  return tls.createSecureContext({ ca: [...new Set([...tls.rootCertificates, ...own.filter(isCertificate)])] })
}

/** Node tells them since 22.15; before, on Linux, their file does. */
function systemCertificates(file: string | undefined): string[] {
  const told = toldByNode()
  if (process.platform !== 'linux') return told
  const found = [...(file ? [file] : []), ...LINUX_FILES].map((each) => certificatesIn(each, () => undefined))
  return [...told, ...(found.find((each) => each.length > 0) ?? [])]
}

function toldByNode(): string[] {
  try {
    // The oldest Node that this runs on lacks it.
    return (tls as Partial<typeof tls>).getCACertificates?.('system') ?? []
  } catch {
    return []
  }
}

/** All that a system believes takes some 300 kB. What is larger, or is a pipe or a device, would be read without an end. */
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

/** One that is none would take all others down with it. */
function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0
  } catch {
    return false
  }
}
