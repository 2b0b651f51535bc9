import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** A certificate with its key; both as PEM files hold them. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

interface Wanted {
  readonly subject: string
  readonly issuer: string
  readonly signer: KeyObject
  readonly own: KeyObject
  /** Names that it is for; null for one that signs others. */
  readonly names: readonly string[] | null
  /** Days from now. */
  readonly ends: number
}

export interface Company {
  /** What a computer must know to believe what the company signs. */
  readonly cert: string
  certify(names: readonly string[], ends?: number): Certificate
}

/** An authority of its own, as a company has one, made anew for each test. */
export function newCompany(name = 'Studio Root'): Company {
  const authority = newKeys()
  return {
    cert: certificate({
      subject: name,
      issuer: name,
      signer: authority.privateKey,
      own: authority.publicKey,
      names: null,
      ends: 30,
    }),
    certify(names, ends = 30) {
      const { privateKey, publicKey } = newKeys()
      const wanted = { subject: names[0]!, issuer: name, signer: authority.privateKey, own: publicKey, names, ends }
      return { cert: certificate(wanted), key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() }
    },
  }
}

function newKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

const DAY_MS = 24 * 60 * 60 * 1000

/** X.509 version 3, in DER; source: RFC 5280, section 4.1. */
function certificate({ subject, issuer, signer, own, names, ends }: Wanted): string {
  const algorithm = sequence(oid('2a8648ce3d040302'))
  const serial = tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const validity = sequence(time(Date.now() - 60 * DAY_MS), time(Date.now() + ends * DAY_MS))
  const told = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    serial,
    algorithm,
    nameOf(issuer),
    validity,
    nameOf(subject),
    own.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(...(names === null ? [SIGNS_OTHERS] : [namesOf(names)]))),
  )
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', told, signer)])
  const der = sequence(told, algorithm, tagged(0x03, signature))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** basicConstraints, critical: cA. */
const SIGNS_OTHERS = sequence(
  oid('551d13'),
  tagged(0x01, Buffer.from([0xff])),
  tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff])))),
)

/** subjectAltName. */
function namesOf(names: readonly string[]): Buffer {
  return sequence(oid('551d11'), tagged(0x04, sequence(...names.map((name) => tagged(0x82, Buffer.from(name))))))
}

function nameOf(common: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(common)))))
}

function time(at: number): Buffer {
  return tagged(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]|\..*/g, '')}Z`))
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'))
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts))
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const bytes = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}
