import { listIn, objectIn, textIn } from '../generation/oddJson.ts'
import type { UnknownObject } from '../generation/oddJson.ts'
import { parsedJson } from '../generation/oddJson.ts'
import type { Credential } from '#shared/records/marks/takeMarks.ts'

export const UNREADABLE: Credential = {
  state: 'unreadable',
  signedBy: '',
  signedAt: '',
  generator: '',
  sourceUri: '',
  problems: [],
}

/** Problems with who signed, which needs a list of trusted signers, or a server: neither is asked. */
const ABOUT_TRUST = /untrusted|ocsp|timeStamp\./

/** The credential in the report of a C2PA reader, whatever its shape. */
export function credentialFrom(report: string): Credential {
  const store = objectIn(parsedJson(report))
  const manifest = objectIn(objectIn(store['manifests'])[textIn(store, 'active_manifest')])
  const state = textIn(store, 'validation_state')
  if (state === '') return UNREADABLE
  const signature = objectIn(manifest['signature_info'])
  const [generator] = listIn(manifest, 'claim_generator_info').map(objectIn)
  const problems = listIn(store, 'validation_status')
    .map((each) => textIn(objectIn(each), 'code'))
    .filter((code) => code !== '' && !ABOUT_TRUST.test(code))
  const names = [textIn(signature, 'common_name'), textIn(signature, 'issuer')].filter(Boolean)
  return {
    state: state === 'Invalid' ? 'changed' : 'valid',
    signedBy: names.join(', ').slice(0, 500),
    signedAt: textIn(signature, 'time').slice(0, 100),
    generator: (generator ? textIn(generator, 'name') : '').slice(0, 500),
    sourceUri: sourceIn(manifest).slice(0, 500),
    problems: problems.map((code) => code.slice(0, 200)).slice(0, 50),
  }
}

/** The source type that the credential's actions name. */
function sourceIn(manifest: UnknownObject): string {
  const actions = listIn(manifest, 'assertions')
    .map(objectIn)
    .filter((assertion) => textIn(assertion, 'label').startsWith('c2pa.actions'))
    .flatMap((assertion) => listIn(objectIn(assertion['data']), 'actions').map(objectIn))
  return actions.map((action) => textIn(action, 'digitalSourceType').trim()).find(Boolean) ?? ''
}
