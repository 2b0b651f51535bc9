import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filmOf, patch, put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { makeNewId } from '../document/ids.ts'
import type { CardId, MediaId, PanelId } from '../document/ids.ts'
import { newProject } from '../document/newProject.ts'
import type { CardKind, CardRow, ProjectRow, SceneRow, ShotRow } from '../document/schema.ts'
import { filmPanels, filmShots, scenesOf } from '../document/select.ts'
import { ANGLES, DIRECTIONS, FRAMINGS, INT_EXT, MOVEMENTS, SIZES, idsOf } from '../film/vocabulary.ts'
import { composeRequest } from './compose.ts'
import type { ComposeOptions } from './compose.ts'
import { generationRequestSchema } from './recipe.ts'
import { wordSpans, wordsOf } from './words.ts'

const newId = makeNewId(Math.random)
const SKETCH = `media_${'5'.repeat(64)}` as MediaId

interface Told {
  readonly shot?: Partial<ShotRow>
  readonly scene?: Partial<SceneRow>
  readonly film?: Partial<ProjectRow>
  readonly cards?: readonly Partial<CardRow>[]
}

/** A film of one shot, with its cards linked to the shot by their kind. */
function film(told: Told): { board: Board; panelId: PanelId } {
  const made = newProject({ title: 'Salt', ratio: 1.78, createdAt: '2026-03-04T10:00:00.000Z' }, newId)
  const cards = (told.cards ?? []).map((card, at) => blankCard(at, card))
  const idsFor = (kind: CardKind): CardId[] => cards.filter((card) => card.kind === kind).map((card) => card.id)
  const withCards = cards.reduce((board, card) => put(board, 'card', card), made)
  const linked = { castIds: idsFor('cast'), locationId: idsFor('location')[0] ?? null, propIds: idsFor('prop') }
  const withShot = patch(withCards, 'shot', filmShots(made)[0]!.id, { ...linked, ...told.shot })
  const withScene = patch(withShot, 'scene', scenesOf(made)[0]!.id, told.scene ?? {})
  const board = patch(withScene, 'project', filmOf(made).id, { provider: 'gemini', ...told.film })
  return { board, panelId: filmPanels(board)[0]!.id }
}

function blankCard(at: number, card: Partial<CardRow>): CardRow {
  const id = newId('card')
  return { id, order: `a${at}`, kind: 'cast', name: '', description: '', mediaIds: [], version: 1, ...card }
}

function pictures(count: number, digit = 'a'): MediaId[] {
  return Array.from({ length: count }, (_none, at) => `media_${digit}${String(at).padStart(63, '0')}` as MediaId)
}

function request(told: Told, options: Partial<ComposeOptions> = {}) {
  const { board, panelId } = film(told)
  return composeRequest(board, panelId, { sketch: null, ...options })
}

function words(told: Told, options: Partial<ComposeOptions> = {}): string {
  return wordsOf(request(told, options))
}

const mara = { name: 'Mara' }
const idris = { name: 'Idris' }

describe('the words of a shot', () => {
  it('say size, framing, angle, lens and move as a first AD would', () => {
    const shot = { size: 'mcu', framing: 'ots', angle: 'low', lensMm: 35, movement: 'dolly', direction: 'in' } as const
    const scene = { intExt: 'ext', location: 'FLOODED CAUSEWAY', timeOfDay: 'DAWN' } as const
    expect(
      words({ shot: { ...shot, movementNote: 'slow', action: 'Mara counts the lamps' }, scene, cards: [mara] }),
    ).toBe(
      "Medium close-up over Mara's shoulder from a low camera, 35 mm lens, slow push in. Exterior: a flooded causeway at dawn. Mara counts the lamps.",
    )
  })

  it.each<[string, Partial<ShotRow>, readonly Partial<CardRow>[], string]>([
    ['nothing at all', {}, [], 'Film frame.'],
    ['only an angle', { angle: 'high' }, [], 'Film frame from a high camera.'],
    ['only a lens', { lensMm: 27.5 }, [], 'Film frame, 27.5 mm lens.'],
    ['a size alone', { size: 'ews' }, [], 'Extreme wide shot.'],
    ['tight on one', { size: 'cu' }, [mara], 'Close-up of Mara.'],
    ['wide with two', { size: 'ls' }, [mara, idris], 'Wide shot with Mara and Idris.'],
    ['a subject among the cast', { size: 'cu', subject: 'IDRIS' }, [mara, idris], 'Close-up of Idris, with Mara.'],
    ['part of one', { size: 'ecu', subject: "Mara's hands" }, [mara], "Extreme close-up of Mara's hands."],
    ['a thing in capitals', { size: 'cu', subject: 'THE LETTER' }, [], 'Close-up of the letter.'],
    ['a bare thing', { size: 'cu', subject: 'letter' }, [], 'Close-up of the letter.'],
    ['a single', { size: 'mcu', framing: 'single' }, [mara, idris], 'Medium close-up of Mara, alone in the frame.'],
    [
      'a single of no one',
      { size: 'mcu', framing: 'single' },
      [],
      'Medium close-up of one person, alone in the frame.',
    ],
    ['a two-shot', { size: 'ms', framing: 'two-shot' }, [mara, idris], 'Medium two-shot of Mara and Idris.'],
    ['a two-shot of no one', { size: 'mcu', framing: 'two-shot' }, [], 'Medium close two-shot.'],
    ['a two-shot without size', { framing: 'two-shot' }, [mara, idris], 'Two-shot of Mara and Idris.'],
    [
      'an OTS on the subject',
      { size: 'mcu', framing: 'ots', subject: 'Mara' },
      [mara, idris],
      "Medium close-up over Idris's shoulder onto Mara.",
    ],
    [
      'an OTS of two',
      { size: 'mcu', framing: 'ots' },
      [mara, idris],
      "Medium close-up over Idris's shoulder onto Mara.",
    ],
    [
      'an OTS on a stranger',
      { size: 'cu', framing: 'ots', subject: 'the ferryman' },
      [],
      'Close-up over a shoulder onto the ferryman.',
    ],
    [
      'an OTS that names both',
      { size: 'cu', framing: 'ots', subject: 'Idris over Mara' },
      [mara, idris],
      "Close-up over Mara's shoulder onto Idris.",
    ],
    [
      'an OTS over the twins',
      { size: 'cu', framing: 'ots' },
      [{ name: 'the twins' }],
      "Close-up over the twins' shoulder.",
    ],
    ['an OTS of no one', { size: 'cu', framing: 'ots' }, [], 'Close-up over the shoulder.'],
    [
      'an OTS two-shot',
      { size: 'ms', framing: 'ots-two-shot' },
      [mara, idris],
      'Medium over-the-shoulder two-shot of Mara and Idris.',
    ],
    [
      'a POV',
      { size: 'ls', framing: 'pov', subject: 'the ferry' },
      [mara],
      "Wide shot of the ferry from Mara's point of view.",
    ],
    [
      'a POV of no one',
      { size: 'ls', framing: 'pov', subject: 'the ferry' },
      [],
      'Wide point-of-view shot of the ferry.',
    ],
    [
      'an insert',
      { size: 'cu', framing: 'insert' },
      [{ kind: 'prop', name: 'Brass lamp' }],
      'Close insert of the brass lamp.',
    ],
    ['a cutaway', { framing: 'cutaway', subject: 'gulls' }, [], 'Cutaway to gulls.'],
    ['a reaction', { size: 'cu', framing: 'reaction' }, [mara], 'Close reaction shot of Mara.'],
    ['a group', { framing: 'group' }, [mara, idris, { name: 'Ines' }], 'Group shot of Mara, Idris and Ines.'],
  ])('%s', (_name, shot, cards, said) => {
    expect(words({ shot, cards })).toBe(said)
  })

  it.each<[Partial<ShotRow>, string]>([
    [{ movement: 'dolly', direction: 'out' }, 'Wide shot, pull out.'],
    [{ movement: 'truck', direction: 'left' }, 'Wide shot, trucking move left.'],
    [{ movement: 'pan', direction: 'right', movementNote: 'Slowly' }, 'Wide shot, slow pan right.'],
    [{ movement: 'tilt', direction: 'up', movementNote: 'on the turn' }, 'Wide shot, tilt up on the turn.'],
    [{ movement: 'pan', movementNote: 'lands on the door' }, 'Wide shot, pan, lands on the door.'],
    [{ movement: 'static' }, 'Wide shot, locked-off camera.'],
    [{ angle: 'dutch', movement: 'handheld' }, 'Wide shot on a Dutch angle, handheld camera.'],
  ])('say the move %o', (shot, said) => {
    expect(words({ shot: { size: 'ls', ...shot } })).toBe(said)
  })

  it.each<[Partial<SceneRow>, string]>([
    [{ intExt: 'int', location: 'SALT HOUSE', timeOfDay: 'NIGHT' }, 'Interior: a salt house at night.'],
    [{ intExt: 'int', location: 'Salt House', timeOfDay: 'day' }, 'Interior: Salt House by day.'],
    [{ location: 'Flooded causeway', timeOfDay: 'late afternoon' }, 'A flooded causeway in the late afternoon.'],
    [{ intExt: 'int', location: "MARA'S KITCHEN", timeOfDay: 'CONTINUOUS' }, "Interior: Mara's kitchen."],
    [{ intExt: 'ext', location: 'DUNES', timeOfDay: 'Golden hour' }, 'Exterior: dunes at golden hour.'],
    [{ intExt: 'int', location: 'ALLEY', timeOfDay: 'MOMENTS LATER' }, 'Interior: an alley.'],
    [{ intExt: 'int', location: 'UNION HALL', timeOfDay: '' }, 'Interior: a union hall.'],
    [{ intExt: 'int', location: 'ROOM 12' }, 'Interior: room 12.'],
    [{ intExt: 'ext', location: 'the old pier' }, 'Exterior: the old pier.'],
    [{ intExt: 'int', location: 'FERRY - ENGINE ROOM' }, 'Interior: a ferry, engine room.'],
    [{ intExt: 'int-ext', location: 'TAXI', timeOfDay: 'DUSK' }, 'Interior and exterior: a taxi at dusk.'],
    [{ intExt: 'ext', timeOfDay: 'NIGHT' }, 'Exterior at night.'],
    [{ location: 'Paris', timeOfDay: 'before dawn' }, 'Paris before dawn.'],
  ])('say the place and the hour of %o', (scene, said) => {
    expect(words({ scene, shot: { size: 'ls' } })).toBe(`Wide shot. ${said}`)
  })

  it('carry the cards, the style of the film and the artist’s own words, in that order and unchanged', () => {
    const cards = [
      { ...mara, description: 'thirty, cropped hair, a yellow oilskin.' },
      { kind: 'location', name: 'Salt House', description: 'long, low, tarred boards' },
      { kind: 'prop', name: 'Brass lamp', description: 'dented' },
      { kind: 'style', name: 'Grain', description: 'pushed 16 mm' },
    ] as const
    const told = {
      cards,
      shot: { size: 'cu', action: 'She waits!' },
      film: { styleNote: 'Overcast, salt-grey' },
    } as const
    expect(words(told, { free: 'no gulls' })).toBe(
      'Close-up of Mara. She waits! Mara: thirty, cropped hair, a yellow oilskin. Salt House: long, low, tarred boards. ' +
        'Prop, Brass lamp: dented. Style: pushed 16 mm. Overcast, salt-grey. no gulls.',
    )
  })
})

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
      'shot.action',
      expect.stringMatching(/^card\.card_/),
      'project.styleNote',
      'project.ratio',
      'free',
    ])
  })

  it('may be taken out one by one, and what is left still reads', () => {
    const shot = { size: 'mcu', angle: 'low', lensMm: 35, movement: 'pan' } as const
    const made = request({ shot, cards: [mara] })
    const without = (from: string) => wordsOf({ ...made, pieces: made.pieces.filter((piece) => piece.from !== from) })
    expect(without('shot.size')).toBe('Of Mara from a low camera, 35 mm lens, pan.')
    expect(without('shot.castIds')).toBe('Medium close-up from a low camera, 35 mm lens, pan.')
    expect(without('shot.movement')).toBe('Medium close-up of Mara from a low camera, 35 mm lens.')
    expect(without('shot.angle')).toBe('Medium close-up of Mara, 35 mm lens, pan.')
  })
})

describe('pictures', () => {
  it('ride along with a line each that says which is which, and the sketch is followed', () => {
    const cards = [{ ...mara, version: 2, mediaIds: pictures(1) }]
    const made = request({ shot: { size: 'cu' }, cards }, { sketch: SKETCH })
    expect(made.pictures.map((picture) => picture.label)).toEqual(['Sketch', 'Mara v2'])
    expect(wordsOf(made)).toMatch(
      /^Picture 1 is the sketch\.\nPicture 2 is Mara v2 \(cast\): keep this face, build and clothing\.\n\nFollow the sketch: .* notes\. Close-up of Mara\.$/,
    )
  })

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
      ...{ size: 'ecu', framing: 'ots', angle: 'low', lensMm: 85, ratio: 1.78, intExt: 'int', timeOfDay: 'NIGHT' },
      ...{ cast: ['Mara', 'Idris'], slate: '1' },
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
    const { board, panelId } = film({ shot: { size: 'cu' }, cards: [mara] })
    expect(composeRequest(board, panelId, { sketch: null })).toEqual(composeRequest(board, panelId, { sketch: null }))
  })

  it('that is gone still gives a request', () => {
    const { board } = film({})
    expect(wordsOf(composeRequest(board, 'panel_000000000000' as PanelId, { sketch: null }))).toBe('Film frame.')
  })
})
