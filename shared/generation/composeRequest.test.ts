import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANGLES, DIRECTIONS, FRAMINGS, INT_EXT, MOVEMENTS, SIZES, idsOf } from '../film/vocabulary.ts'
import type { PanelId } from '../document/ids.ts'
import { SKETCH, filmOfOneShot, idris, mara, pictures, request } from '../../tests/support/composedShot.ts'
import { composeRequest } from './compose.ts'
import { FOLLOWS, generationRequestSchema } from '../document/recipe.ts'
import { wordSpans, wordsOf } from './words.ts'

describe('pieces', () => {
  it('name the field that each came from', () => {
    const shot = {
      size: 'mcu',
      angle: 'low',
      lensMm: 35,
      movement: 'pan',
      action: 'She waits',
      subject: 'Mara',
    } as const
    const told = {
      shot,
      scene: { location: 'Pier 4', timeOfDay: 'dawn' },
      film: { styleNote: 'Grey', ratio: 2 },
    } as const
    const cards = [{ ...mara, description: 'thirty' }]
    const made = request({ ...told, cards }, { sketch: SKETCH, free: 'calm sea' })
    expect(made.pieces.map((piece) => piece.from)).toEqual([
      'sketch',
      'shot.size',
      'shot.subject',
      'shot.angle',
      'shot.lensMm',
      'shot.movement',
      'scene.location',
      'scene.timeOfDay',
      'scene.light',
      'shot.action',
      expect.stringMatching(/^card\.card_/),
      'project.styleNote',
      'project.ratio',
      'free',
    ])
  })

  it('may be taken out one by one, and what is left still reads', () => {
    const shot = { size: 'mcu', angle: 'low', lensMm: 35, movement: 'pan' } as const
    const camera = 'from a low camera looking up about 25°'
    const lens = '35 mm lens with a horizontal angle of view of 39°, shallow depth of field'
    const made = request({ shot, cards: [mara] })
    const without = (from: string) => wordsOf({ ...made, pieces: made.pieces.filter((piece) => piece.from !== from) })
    expect(without('shot.size')).toBe(`Of Mara ${camera}, ${lens}, pan.`)
    expect(without('shot.castIds')).toBe(`Medium close-up ${camera}, ${lens}, pan.`)
    expect(without('shot.movement')).toBe(`Medium close-up of Mara ${camera}, ${lens}.`)
    expect(without('shot.angle')).toBe(`Medium close-up of Mara, ${lens}, pan.`)
  })
})

describe('pictures', () => {
  it('ride along with a line each that says which is which, and the sketch is followed', () => {
    const cards = [{ ...mara, version: 2, mediaIds: pictures(1) }]
    const made = request({ shot: { size: 'cu' }, cards }, { sketch: SKETCH })
    expect(made.pictures.map((picture) => picture.label)).toEqual(['Sketch', 'Mara v2'])
    expect(wordsOf(made)).toMatch(
      /^Picture 1 is the sketch\.\nPicture 2 is Mara v2 \(cast\): keep this face, build and clothing\.\n\nFollow the sketch closely: .* without its lines\. Where pictures differ, the sketch decides the composition and the pictures of people decide what they look like\. Close-up of Mara\.$/,
    )
  })

  it.each(FOLLOWS)(
    'follow the sketch %s in words of its own, which name arrows and texts only if they go along',
    (follow) => {
      const said = (notes: boolean) => wordsOf(request({ shot: { size: 'cu' } }, { sketch: SKETCH, follow, notes }))
      const others = FOLLOWS.filter((other) => other !== follow)
      for (const other of others)
        expect(said(false)).not.toBe(wordsOf(request({ shot: { size: 'cu' } }, { sketch: SKETCH, follow: other })))
      expect(said(false)).not.toMatch(/arrow|text|note/)
      expect(said(true)).toContain('arrows show how people and the camera move')
      expect(request({}, { sketch: SKETCH, follow })).toMatchObject({ follow })
      expect(request({}, { sketch: null, follow })).not.toHaveProperty('follow')
    },
  )

  it('say nothing of a sketch that was taken out', () => {
    const made = request({ shot: { size: 'cu' } }, { sketch: SKETCH })
    expect(wordsOf({ ...made, pictures: [] })).toBe('Close-up.')
  })

  it('keep to what the model takes: 14 in all, 4 of them cast, every card before any card twice', () => {
    const cards = [
      ...'bcdef'.split('').map((digit) => ({ name: `Cast ${digit}`, mediaIds: pictures(2, digit) })),
      { kind: 'location', name: 'Pier', mediaIds: pictures(20, '9') },
    ] as const
    const made = request({ cards }, { sketch: SKETCH, model: 'gemini-nano-banana-2.1' })
    expect(made.pictures.filter((picture) => picture.role === 'cast').map((picture) => picture.label)).toEqual([
      'Cast b v1',
      'Cast c v1',
      'Cast d v1',
      'Cast e v1',
    ])
    expect(made.pictures).toHaveLength(14)
    const three = request({ cards }, { sketch: SKETCH, model: 'gemini-2.5-flash-image' })
    expect(three.pictures.map((picture) => picture.label)).toEqual(['Sketch', 'Cast b v1', 'Cast c v1'])
  })

  it('stay at home with the stand-in', () => {
    const made = request({ cards: [{ ...mara, mediaIds: pictures(1) }] }, { sketch: SKETCH, provider: 'stand-in' })
    expect(made).toMatchObject({ provider: 'stand-in', pictures: [], baseUrl: '' })
    expect(wordsOf(made)).toBe('Film frame of Mara.')
  })
})

describe('settings', () => {
  it('come from the film, in a size and a ratio that the model makes', () => {
    const made = request({ film: { ratio: 2.39, imageSize: '4K', model: 'gemini-2.5-flash-image' } })
    expect(made).toMatchObject({ aspectRatio: '21:9', imageSize: '1K', model: 'gemini-2.5-flash-image', seed: null })
  })

  it('record the staging of the shot', () => {
    const shot = { size: 'ecu', framing: 'ots', angle: 'low', lensMm: 85 } as const
    const scene = { intExt: 'int', timeOfDay: 'NIGHT' } as const
    expect(request({ shot, scene, cards: [mara, idris] }).staging).toEqual({
      ...shot,
      ...scene,
      ratio: 1.78,
      cast: ['Mara', 'Idris'],
      slate: '1',
    })
  })
})

const told = fc.record({
  shot: fc.record({
    size: fc.constantFrom('', ...idsOf(SIZES)),
    framing: fc.constantFrom('', ...idsOf(FRAMINGS)),
    angle: fc.constantFrom('', ...idsOf(ANGLES)),
    movement: fc.constantFrom('', ...idsOf(MOVEMENTS)),
    direction: fc.constantFrom('', ...idsOf(DIRECTIONS)),
    movementNote: fc.constantFrom('', 'slow', 'on the turn'),
    subject: fc.constantFrom('', 'MARA', 'Mara', 'the door', 'Idris over Mara', 'HANDS'),
    lensMm: fc.constantFrom(null, 35),
    action: fc.constantFrom('', 'She waits', 'She waits.'),
  }),
  scene: fc.record({
    intExt: fc.constantFrom('', ...idsOf(INT_EXT)),
    location: fc.constantFrom('', 'SALT HOUSE', 'Paris', 'alley'),
    timeOfDay: fc.constantFrom('', 'DAY', 'NIGHT', 'LATER'),
  }),
  cards: fc.subarray([mara, idris, { name: 'Ines', description: 'tall' }]),
})

describe('any shot', () => {
  it('gives words that read as sentences, a request the contract takes, and spans that are the words', () => {
    fc.assert(
      fc.property(told, fc.boolean(), (any, drawn) => {
        const made = request(any, { sketch: drawn ? SKETCH : null })
        const said = wordsOf(made)
        expect(said).toMatch(/^\p{Lu}.*[.!?]$/su)
        expect(said).not.toMatch(/ {2}|\.\.|,,| [,.]|undefined|null|\bof \.|\bof from|(?:\bof|\bto|\bwith)[.,]/)
        expect(generationRequestSchema.parse(made)).toEqual(made)
        expect(
          wordSpans(made)
            .map((span) => span.text)
            .join(''),
        ).toBe(said)
      }),
      { numRuns: 1500 },
    )
  })

  it('is composed the same each time', () => {
    const { board, panelId } = filmOfOneShot({ shot: { size: 'cu' }, cards: [mara] })
    expect(composeRequest(board, panelId, { sketch: null })).toEqual(composeRequest(board, panelId, { sketch: null }))
  })

  it('that is gone still gives a request', () => {
    const { board } = filmOfOneShot({})
    expect(wordsOf(composeRequest(board, 'panel_000000000000' as PanelId, { sketch: null }))).toBe('Film frame.')
  })
})
