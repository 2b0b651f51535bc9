import { describe, expect, it } from 'vitest'
import { SKETCH, filmOfOneShot, idris, mara, pictures, request } from '../../tests/support/composedShot.ts'
import type { Told } from '../../tests/support/composedShot.ts'
import type { MediaId } from '../document/ids.ts'
import type { ComposeOptions } from './compose.ts'
import { differences } from './differences.ts'

const { board } = filmOfOneShot({})
const REDRAWN = `media_${'6'.repeat(64)}` as MediaId
const [PORTRAIT] = pictures(1)
const shot = { size: 'cu', lensMm: 35, angle: 'eye', movement: 'pan', action: 'She waits' } as const

type Asked = readonly [Told, Partial<ComposeOptions>?]
const between = (before: Asked, now: Asked): string[] =>
  differences(board, request(now[0], now[1]), request(before[0], before[1]))

describe('the difference to the take before', () => {
  it('is nothing where nothing changed', () => {
    expect(between([{ shot }, { sketch: SKETCH }], [{ shot }, { sketch: SKETCH }])).toEqual([])
  })

  it('says in short what a director would ask about first', () => {
    const card = { ...mara, description: 'thirty', mediaIds: [PORTRAIT!] }
    const before = { shot, cards: [{ ...card, id: 'card_0000000mara' as never, version: 2 }] }
    const now = { shot: { ...shot, lensMm: 50 }, cards: [{ ...card, id: 'card_0000000mara' as never, version: 3 }] }
    expect(between([before, { sketch: SKETCH }], [now, { sketch: REDRAWN }])).toEqual([
      'lens 35 → 50',
      'sketch redrawn',
      'Mara v2 → v3',
    ])
  })

  it.each<[string, Asked, Asked, string[]]>([
    ['size', [{ shot }], [{ shot: { ...shot, size: 'ms' } }], ['size CU → MS']],
    ['angle', [{ shot }], [{ shot: { ...shot, angle: 'low' } }], ['angle Eye → Low']],
    ['framing', [{ shot }], [{ shot: { ...shot, framing: 'ots' } }], ['framing OTS added']],
    ['no lens', [{ shot }], [{ shot: { ...shot, lensMm: null } }], ['lens 35 left out']],
    ['move', [{ shot }], [{ shot: { ...shot, movement: 'tilt' } }], ['movement pan → tilt']],
    [
      'a long text',
      [{ shot }],
      [{ shot: { ...shot, action: 'She waits, and then she does not' } }],
      ['action changed'],
    ],
    ['what is not to be seen', [{ shot }], [{ shot: { ...shot, avoid: 'cars' } }], ['not in frame added']],
    ['hour', [{ scene: { timeOfDay: 'DAY' } }], [{ scene: { timeOfDay: 'NIGHT' } }], ['time of day DAY → NIGHT']],
    ['last words', [{ shot }, { free: 'calm' }], [{ shot }, { free: 'rough' }], ['your own words calm → rough']],
    ['model', [{ shot }], [{ shot }, { model: 'gemini-3-pro-image' }], ['Nano Banana 2.1 → Gemini 3 Pro Image']],
    ['picture size', [{ shot }], [{ shot }, { imageSize: '2K' }], ['1K → 2K']],
    ['ratio', [{ shot }], [{ shot, film: { ratio: 2.39 } }], ['16:9 → 21:9']],
    ['seed', [{ shot }, { seed: 3 }], [{ shot }, { seed: 4 }], ['seed 3 → 4']],
    ['no seed asked', [{ shot }, { seed: 3 }], [{ shot }], []],
    ['a sketch', [{ shot }], [{ shot }, { sketch: SKETCH }], ['sketch added']],
    ['no sketch', [{ shot }, { sketch: SKETCH }], [{ shot }], ['sketch left out']],
    [
      'how it is followed',
      [{ shot }, { sketch: SKETCH }],
      [{ shot }, { sketch: SKETCH, follow: 'mood' }],
      ['sketch followed closely → for its mood'],
    ],
    [
      'a picture of another',
      [{ shot }],
      [{ shot, cards: [{ ...idris, mediaIds: pictures(1) }] }],
      ['cast added', 'Idris v1 added'],
    ],
    [
      'other pictures',
      [{ shot, cards: [{ ...idris, mediaIds: pictures(1) }] }],
      [{ shot, cards: [{ ...idris, mediaIds: pictures(2) }] }],
      ['other pictures of Idris'],
    ],
  ])('says %s', (_what, before, now, said) => {
    expect(between(before, now)).toEqual(said)
  })
})
