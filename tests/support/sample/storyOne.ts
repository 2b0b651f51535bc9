import type { PanelPlan, ScenePlan } from './plan.ts'
import { deckEnd, deckStart, idaReads, needle, onTheStep, quarry, upAtTheCab } from './sceneOne.ts'

/** A push in, as four arrows from the corners. */
const PUSH: NonNullable<PanelPlan['arrows']> = [
  [
    [120, 90],
    [300, 168],
  ],
  [
    [1800, 90],
    [1620, 168],
  ],
  [
    [120, 715],
    [300, 636],
  ],
  [
    [1800, 715],
    [1620, 636],
  ],
]

/** Scene 1: the truck is weighed out. */
export const SCENE_ONE: ScenePlan = {
  scene: {
    intExt: 'ext',
    location: 'Quarry weighbridge',
    timeOfDay: 'DUSK',
    synopsis: 'The last truck of the day is weighed out. Empty, it is forty kilos heavier than it has ever been.',
  },
  place: 'quarry',
  shots: [
    {
      words: {
        size: 'est',
        framing: '',
        angle: 'high',
        movement: 'static',
        lensMm: 24,
        support: 'tripod',
        subject: 'The quarry',
        seconds: 6,
        status: 'approved',
        action:
          'Dusk at the bottom of the quarry. One hut, one lamp. A tipper comes down the haul road, empty, its lights not on yet.',
        sound: 'Wind over stone. A diesel, far off, gearing down.',
        setup: 'A',
        camera: 'A cam',
        notes: 'Ten minutes of light. First shot of the evening.',
      },
      cast: [],
      props: ['truck'],
      panels: [{ label: '', draw: quarry }],
    },
    {
      words: {
        size: 'ls',
        framing: '',
        angle: 'ground',
        movement: 'static',
        lensMm: 18,
        support: 'tripod',
        subject: 'Tipper on to the deck',
        seconds: 7,
        status: 'approved',
        action: 'From the deck itself: the tipper rolls on, plate by plate, until its wheel stops over us.',
        sound: 'Each plate answers with its own note. Brakes. Then the engine, idling.',
        setup: 'B',
        camera: 'A cam',
        equipment: 'Hi-hat, sandbags, clear filter',
        notes: 'Locked off and unmanned.',
      },
      cast: [],
      props: ['truck'],
      panels: [
        {
          label: 'start',
          draw: deckStart,
          arrows: [
            [
              [905, 560],
              [960, 735],
              [900, 650],
            ],
          ],
        },
        { label: 'end', draw: deckEnd },
      ],
    },
    {
      words: {
        size: 'ms',
        framing: 'single',
        angle: 'eye',
        movement: 'pan',
        direction: 'left',
        movementNote: 'with her look',
        lensMm: 40,
        support: 'tripod',
        subject: 'Ida',
        seconds: 5,
        status: 'boarded',
        action: 'Ida on the step with her clipboard. She looks along the deck to the cab, and waits for the needle.',
        dialogue: 'IDA\nStand clear of the plates.',
        sound: 'Engine idle.',
        setup: 'C',
      },
      cast: ['ida'],
      props: [],
      panels: [
        {
          label: '',
          draw: onTheStep,
          arrows: [
            [
              [1330, 690],
              [980, 690],
              [1150, 715],
            ],
          ],
          notes: [[1350, 670, 34, 'PAN L']],
        },
      ],
    },
    {
      words: {
        size: 'ecu',
        framing: 'insert',
        angle: 'eye',
        movement: 'static',
        lensMm: 85,
        support: 'tripod',
        subject: 'The dial',
        seconds: 3,
        status: 'boarded',
        action:
          'The needle swings through nought, comes back, and settles at forty. It should be at nought: she has set the tare by his papers.',
        sound: 'The mechanism ticks as it settles.',
        setup: 'D',
        notes: 'Practical dial; art department to rig the needle.',
      },
      cast: [],
      props: [],
      panels: [
        {
          label: '',
          draw: needle,
          arrows: [
            [
              [1130, 640],
              [1010, 640],
              [1075, 600],
            ],
          ],
        },
      ],
    },
    {
      words: {
        size: 'ms',
        framing: 'ots',
        angle: 'low',
        movement: 'handheld',
        movementNote: 'breathing',
        lensMm: 28,
        support: 'shoulder',
        subject: 'Jonas, over Ida',
        seconds: 8,
        status: 'boarded',
        action:
          'Over Ida’s shoulder, up at Jonas in the cab window. He does not look at the dial. She does not look anywhere else.',
        dialogue:
          'JONAS\nSame as every night, no?\n\nIDA\nForty over. Empty.\n\nJONAS\nIt’s the rain. It sits in the body.\n\nIDA\nIt hasn’t rained.',
        sound: 'Engine idle under.',
        setup: 'E',
      },
      cast: ['jonas', 'ida'],
      props: ['truck'],
      panels: [{ label: '', draw: upAtTheCab }],
    },
    {
      words: {
        size: 'cu',
        framing: 'reaction',
        angle: 'eye',
        movement: 'dolly',
        direction: 'in',
        movementNote: 'slow',
        lensMm: 50,
        support: 'dolly',
        subject: 'Ida',
        seconds: 6,
        status: 'to-board',
        action: 'Ida reads the dial again. She knows what weighs forty kilos.',
        sound: 'The idle drops away. Her breath.',
        setup: 'F',
        equipment: '2 m of straight track',
        notes: 'End size BCU. Hold two seconds after she stops blinking.',
      },
      cast: ['ida'],
      props: [],
      panels: [
        { label: 'start', draw: () => idaReads(false), arrows: PUSH },
        { label: 'end', draw: () => idaReads(true) },
      ],
    },
  ],
}
