import { describe, expect, it } from 'vitest'
import type { KeyStatus, Spend } from '#shared/contract/model.ts'
import type { MediaId } from '#shared/document/ids.ts'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import { estimateWords, whyNot } from './whyNot.ts'

const SKETCH = `media_${'1'.repeat(64)}` as MediaId
const MARA = `media_${'2'.repeat(64)}` as MediaId

const request: GenerationRequest = {
  provider: 'gemini',
  model: 'gemini-nano-banana-2.1',
  baseUrl: '',
  pieces: [
    { from: 'shot.size', text: 'close-up' },
    { from: 'shot.lensMm', text: '35 mm lens' },
  ],
  pictures: [
    { role: 'sketch', label: 'Sketch', mediaId: SKETCH },
    { role: 'cast', label: 'Mara v2', mediaId: MARA },
  ],
  aspectRatio: '21:9',
  imageSize: '1K',
  seed: null,
  staging: {
    size: 'cu',
    framing: '',
    angle: '',
    lensMm: 35,
    ratio: 2.39,
    intExt: '',
    timeOfDay: '',
    cast: [],
    slate: '1',
  },
}
const spend: Spend = { capUsd: 20, actualUsd: 2.5, mayBeBilledUsd: 0.05, reservedUsd: 0.03 }
const keys: KeyStatus = {
  service: 'gemini',
  keychain: { available: true, name: 'Keychain', why: '' },
  project: 'keychain',
  computer: 'none',
  environment: false,
  using: 'project',
  host: 'generativelanguage.googleapis.com',
  proxy: '',
}
const ready = {
  canWrite: true,
  restricted: false,
  request,
  sketching: false,
  sketchFailed: null,
  preparing: false,
  unsendable: null,
  lost: 0,
  keys,
  spend,
  estimate: 0.05,
}

describe('why a request can not be sent', () => {
  it('is nothing where all is there', () => {
    expect(whyNot(ready)).toBeNull()
  })

  it('is a missing key, and only for the hosted model', () => {
    const none = { ...ready, keys: { ...keys, using: 'none' as const } }
    expect(whyNot(none)).toEqual({ text: 'No key is set for this film.', settings: true })
    expect(whyNot({ ...none, request: { ...request, provider: 'stand-in' } })).toBeNull()
  })

  it('is the cap, counting what may have been billed and what is under way', () => {
    expect(whyNot({ ...ready, spend: { ...spend, actualUsd: 19.88 } })?.text).toContain('cap of $20.00')
    expect(whyNot({ ...ready, spend: { ...spend, actualUsd: 19.8 } })).toBeNull()
    expect(whyNot({ ...ready, spend: { ...spend, actualUsd: 99, capUsd: null } })).toBeNull()
  })

  it('is a price that is not known, where a cap is to be kept', () => {
    expect(whyNot({ ...ready, estimate: null })).toMatchObject({ settings: true })
    expect(whyNot({ ...ready, estimate: null })?.text).toContain('price of this model is not known')
    expect(whyNot({ ...ready, estimate: null, spend: { ...spend, capUsd: null } })).toBeNull()
  })

  it('is a drawing that is newer than the sketch shown', () => {
    expect(whyNot({ ...ready, sketching: true })?.text).toBe('Reading the drawing…')
  })

  it('is a picture that is still being made as it will be sent, or that can not be sent', () => {
    expect(whyNot({ ...ready, preparing: true })?.text).toBe('Preparing the pictures…')
    expect(whyNot({ ...ready, unsendable: 'It is damaged.' })?.text).toBe('It is damaged.')
  })

  it('is a picture that is missing, whoever makes the take', () => {
    expect(whyNot({ ...ready, lost: 1 })?.text).toContain('A picture of this request is missing')
    const standIn = { ...ready, request: { ...request, provider: 'stand-in' as const } }
    expect(whyNot({ ...standIn, lost: 2 })?.text).toContain('2 pictures of this request are missing')
  })

  it('is a drawing that can not be rendered: it never goes out as none', () => {
    const missing = { kind: 'pictures-missing' as const, count: 1, names: ['Shot 1 (plate.png)'] }
    const reason = whyNot({ ...ready, sketchFailed: missing })
    expect(reason?.text).toContain('(Shot 1 (plate.png))')
    expect(reason?.text).toContain('hide its layer')
    expect(whyNot({ ...ready, sketchFailed: { kind: 'no-memory' } })?.text).toContain("The drawing can't be sent")
  })

  it('is a project that can only be read, or words that were all taken out', () => {
    expect(whyNot({ ...ready, canWrite: false })?.settings).toBe(false)
    expect(whyNot({ ...ready, request: { ...request, pieces: [] } })?.text).toContain('no words')
  })
})

describe('the estimate', () => {
  it('names price, cap and what is left', () => {
    expect(estimateWords('gemini', 0.06, spend)).toBe('about $0.06 · $17.42\u00a0of\u00a0$20.00\u00a0left')
    expect(estimateWords('gemini', 0.06, { ...spend, capUsd: 1 })).toBe(
      'about $0.06 · $0.00\u00a0of\u00a0$1.00\u00a0left',
    )
  })

  it('says so where a price is not known, and where nothing is paid', () => {
    expect(estimateWords('gemini', null, spend)).toBe('price not known · $17.42\u00a0of\u00a0$20.00\u00a0left')
    expect(estimateWords('stand-in', 0, spend)).toContain('Free')
    expect(estimateWords('gemini', 0.06, { ...spend, capUsd: null })).toBe('about $0.06 · $2.58 spent, no cap')
  })
})
