import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { marksIn } from '#shared/records/marks/marks.ts'
import { sourceTypeOf } from '#shared/records/marks/sourceType.ts'
import type { Credential, TakeMarks } from '#shared/records/marks/takeMarks.ts'
import { pictureType } from '../project/pictureHeader.ts'
import { UNREADABLE, credentialFrom } from './credential.ts'

/** What we use of the reader. It comes as nine megabytes, so it is loaded for the first picture that has a credential. */
interface Reader {
  initSync(compiled: { readonly module: Uint8Array }): unknown
  readonly WasmReader: {
    fromBytes(type: string, bytes: Uint8Array, settings: string): Promise<{ json(): string; free(): void }>
  }
}

/** No server is asked for a manifest, a revocation or a list of signers. */
const OFFLINE = JSON.stringify({ verify: { remote_manifest_fetch: false, ocsp_fetch: false, verify_trust: false } })

const find = createRequire(import.meta.url)
let loading: Promise<Reader> | null = null

/** Ships beside the app, or does not: a picture is shown all the same. */
const PACKAGE = '@contentauth/c2pa-wasm'

function isInstalled(): boolean {
  try {
    return find.resolve(PACKAGE) !== ''
  } catch {
    return false
  }
}

async function load(): Promise<Reader> {
  const code = find.resolve(PACKAGE)
  const reader = (await import(pathToFileURL(code).href)) as Reader
  reader.initSync({ module: await readFile(find.resolve(`${PACKAGE}/c2pa.wasm`)) })
  return reader
}

/** What a picture says of itself: XMP, and its content credential, validated. Never rejects for what the bytes hold. */
export async function readMarks(bytes: Uint8Array): Promise<TakeMarks> {
  const { credential: attached, ...marks } = marksIn(bytes)
  const credential = attached ? await readCredential(bytes) : null
  const sourceUri = marks.sourceUri || (credential?.sourceUri ?? '')
  return { ...marks, sourceUri, sourceType: sourceTypeOf(sourceUri), credential }
}

async function readCredential(bytes: Uint8Array): Promise<Credential> {
  if (!isInstalled()) return { ...UNREADABLE, state: 'unchecked' }
  try {
    const { WasmReader } = await (loading ??= load())
    const read = await WasmReader.fromBytes(pictureType(bytes) ?? '', bytes, OFFLINE)
    try {
      return credentialFrom(read.json())
    } finally {
      read.free()
    }
  } catch {
    // A reader that stopped in the middle of hostile bytes is not used again.
    loading = null
    return UNREADABLE
  }
}
