/** "Tare": the sample film's words and pictures, before they have ids. */
export const FILM = {
  title: 'Tare',
  author: 'Framewright sample film',
  draft: 'Draft 3',
  createdAt: '2026-02-11T19:40:00.000Z',
  styleNote:
    'Cold dusk into sodium-lamp night. Low contrast, pale dust on everything, 35 mm grain. No faces in shadow.',
} as const

export const CARDS = [
  {
    key: 'ida',
    kind: 'cast',
    name: 'Ida',
    description:
      'Weighbridge keeper, sixty-three. Grey hair in a knot, round reading glasses, a long pale work coat with two pockets. Exact. Moves only when it is needed.',
  },
  {
    key: 'jonas',
    kind: 'cast',
    name: 'Jonas',
    description:
      'Tipper driver, thirty. Dark knitted cap, dark work jacket, three days of stubble. Has been awake since four and is in a hurry to be gone.',
  },
  {
    key: 'quarry',
    kind: 'location',
    name: 'Quarry weighbridge',
    description:
      'The bottom of a limestone quarry: three pale benches, one haul road, a steel weighing deck, a hut with one window, one lamp on a mast.',
  },
  {
    key: 'hut',
    kind: 'location',
    name: 'Weighbridge hut',
    description:
      'Three metres by four. A table under the window, a lamp with a tin shade, slips of paper pinned to the wall, the door that looks on to the deck.',
  },
  {
    key: 'truck',
    kind: 'prop',
    name: 'Tipper',
    description: 'Three-axle quarry tipper, flat cab, ribbed steel body. Number 9 on the door, half worn off.',
  },
  {
    key: 'ledger',
    kind: 'prop',
    name: 'Ledger',
    description: 'Cloth-bound, ruled in pencil. Every weight of eleven years, IN and OUT, in one hand.',
  },
  {
    key: 'look',
    kind: 'style',
    name: 'Dust and lamp',
    description: 'Grey-green dusk, then one warm lamp and a great deal of dark. Wide frames that leave people small.',
  },
] as const
export type CardKey = (typeof CARDS)[number]['key']
