import { describe, expect, it } from 'vitest'
import type { CardRow, SceneRow, ShotRow } from '../document/schema.ts'
import { idris, mara, words } from '../../tests/support/composedShot.ts'

describe('the words of a shot', () => {
  it('say size, framing, angle, lens and move as a first AD would', () => {
    const shot = { size: 'mcu', framing: 'ots', angle: 'low', lensMm: 35, movement: 'dolly', direction: 'in' } as const
    const scene = { intExt: 'ext', location: 'FLOODED CAUSEWAY', timeOfDay: 'DAWN' } as const
    expect(
      words({ shot: { ...shot, movementNote: 'slow', action: 'Mara counts the lamps' }, scene, cards: [mara] }),
    ).toBe(
      "Medium close-up over Mara's shoulder from a low camera looking up about 25°, 35 mm lens with a horizontal angle of view of 39°, shallow depth of field, slow push in. Exterior: a flooded causeway at dawn in soft, cool light from low down. Mara counts the lamps.",
    )
  })

  it.each<[string, Partial<ShotRow>, readonly Partial<CardRow>[], string]>([
    ['nothing at all', {}, [], 'Film frame.'],
    ['only an angle', { angle: 'high' }, [], 'Film frame from a high camera looking down about 30°.'],
    [
      'a lens and a stop',
      { lensMm: 35, aperture: 'T2.8' },
      [],
      'Film frame, 35 mm lens with a horizontal angle of view of 39°, shallow depth of field at T2.8.',
    ],
    ['a wide stop', { aperture: 'f/1,4' }, [], 'Film frame, very shallow depth of field at f/1,4.'],
    ['a bare number', { aperture: '5.6', movement: 'pan' }, [], 'Film frame, moderate depth of field at T5.6, pan.'],
    ['a small stop', { aperture: 'T 11 and a half' }, [], 'Film frame, deep depth of field at T 11 and a half.'],
    ['words that are no stop', { aperture: 'wide open ' }, [], 'Film frame, wide open.'],
    [
      'only a lens',
      { lensMm: 27.5 },
      [],
      'Film frame, 27.5 mm lens with a horizontal angle of view of 49°, moderate depth of field.',
    ],
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
    [{ angle: 'dutch', movement: 'handheld' }, 'Wide shot on a Dutch angle, rolled about 12°, handheld camera.'],
  ])('say the move %o', (shot, said) => {
    expect(words({ shot: { size: 'ls', ...shot } })).toBe(said)
  })

  it.each<[Partial<SceneRow>, string]>([
    [
      { intExt: 'int', location: 'SALT HOUSE', timeOfDay: 'NIGHT' },
      'Interior: a salt house at night by lamplight, dark outside.',
    ],
    [
      { intExt: 'int', location: 'Salt House', timeOfDay: 'day' },
      'Interior: Salt House by day with daylight coming in.',
    ],
    [
      { location: 'Flooded causeway', timeOfDay: 'late afternoon' },
      'A flooded causeway in the late afternoon in warm, raking light from low down.',
    ],
    [{ intExt: 'int', location: "MARA'S KITCHEN", timeOfDay: 'CONTINUOUS' }, "Interior: Mara's kitchen."],
    [
      { intExt: 'ext', location: 'DUNES', timeOfDay: 'Golden hour' },
      'Exterior: dunes at golden hour in warm, raking light from low down.',
    ],
    [{ intExt: 'int', location: 'ALLEY', timeOfDay: 'MOMENTS LATER' }, 'Interior: an alley.'],
    [{ intExt: 'int', location: 'UNION HALL', timeOfDay: '' }, 'Interior: a union hall.'],
    [{ intExt: 'int', location: 'ROOM 12' }, 'Interior: room 12.'],
    [{ intExt: 'ext', location: 'the old pier' }, 'Exterior: the old pier.'],
    [{ intExt: 'int', location: 'FERRY - ENGINE ROOM' }, 'Interior: a ferry, engine room.'],
    [
      { intExt: 'int-ext', location: 'TAXI', timeOfDay: 'DUSK' },
      'Interior and exterior: a taxi at dusk in blue, fading light.',
    ],
    [{ intExt: 'ext', timeOfDay: 'NIGHT' }, 'Exterior at night under a dark sky.'],
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
