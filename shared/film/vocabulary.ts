/**
 * The trade's vocabulary as data. Each entry has a stable `id` that is stored, the `label` a shot list prints, a full
 * `name`, and the `words` a first AD would say aloud (used to compose requests to the model). Source of the terms:
 * common US/UK shot-list practice; where usage differs, `aka` lists other spellings that are recognised.
 */
export interface Term<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly name: string
  readonly words: string
  readonly aka?: readonly string[]
}

function terms<const T extends readonly Term[]>(list: T): T {
  return list
}

/** From tightest to widest, then the two that name a purpose rather than a size. */
export const SIZES = terms([
  { id: 'ecu', label: 'ECU', name: 'Extreme close-up', words: 'extreme close-up', aka: ['xcu'] },
  { id: 'bcu', label: 'BCU', name: 'Big close-up', words: 'big close-up' },
  { id: 'cu', label: 'CU', name: 'Close-up', words: 'close-up' },
  { id: 'mcu', label: 'MCU', name: 'Medium close-up', words: 'medium close-up' },
  { id: 'ms', label: 'MS', name: 'Medium shot', words: 'medium shot' },
  { id: 'mls', label: 'MLS', name: 'Medium long shot', words: 'medium long shot', aka: ['mws', 'cowboy', '3/4'] },
  { id: 'fs', label: 'FS', name: 'Full shot', words: 'full shot' },
  { id: 'ls', label: 'WS', name: 'Wide shot', words: 'wide shot', aka: ['ls', 'long shot'] },
  { id: 'vws', label: 'VWS', name: 'Very wide shot', words: 'very wide shot' },
  { id: 'ews', label: 'EWS', name: 'Extreme wide shot', words: 'extreme wide shot', aka: ['els'] },
  { id: 'est', label: 'EST', name: 'Establishing shot', words: 'establishing shot', aka: ['establishing'] },
  { id: 'master', label: 'MASTER', name: 'Master', words: 'master shot' },
])
export const FRAMINGS = terms([
  { id: 'single', label: 'Single', name: 'Single', words: 'single' },
  {
    id: 'two-shot',
    label: '2S',
    name: 'Two-shot',
    words: 'two-shot',
    aka: ['two shot', 'two-shot', '2 shot', '2-shot'],
  },
  { id: 'three-shot', label: '3S', name: 'Three-shot', words: 'three-shot', aka: ['three shot', '3 shot'] },
  { id: 'group', label: 'Group', name: 'Group', words: 'group shot' },
  { id: 'ots', label: 'OTS', name: 'Over the shoulder', words: 'over-the-shoulder', aka: ['over the shoulder'] },
  {
    id: 'ots-two-shot',
    label: 'OTS 2S',
    name: 'Over-the-shoulder two-shot',
    words: 'over-the-shoulder two-shot',
    aka: ['ots two-shot'],
  },
  { id: 'pov', label: 'POV', name: 'Point of view', words: 'point-of-view shot' },
  { id: 'insert', label: 'Insert', name: 'Insert', words: 'insert' },
  { id: 'cutaway', label: 'Cutaway', name: 'Cutaway', words: 'cutaway' },
  { id: 'reaction', label: 'Reaction', name: 'Reaction', words: 'reaction shot' },
])
export const ANGLES = terms([
  { id: 'eye', label: 'Eye', name: 'Eye level', words: 'from eye level', aka: ['eye level', 'eye-level'] },
  { id: 'shoulder', label: 'Shoulder', name: 'Shoulder level', words: 'from shoulder level' },
  { id: 'hip', label: 'Hip', name: 'Hip level', words: 'from hip level' },
  { id: 'knee', label: 'Knee', name: 'Knee level', words: 'from knee level' },
  { id: 'ground', label: 'Ground', name: 'Ground level', words: 'from ground level' },
  { id: 'high', label: 'High', name: 'High angle', words: 'from a high camera', aka: ['high angle'] },
  { id: 'low', label: 'Low', name: 'Low angle', words: 'from a low camera', aka: ['low angle'] },
  {
    id: 'overhead',
    label: 'Overhead',
    name: 'Overhead',
    words: 'from directly overhead',
    aka: ['top shot', "bird's-eye", 'birds-eye'],
  },
  { id: 'worms-eye', label: "Worm's-eye", name: "Worm's-eye", words: "from a worm's-eye view", aka: ['worms eye'] },
  { id: 'dutch', label: 'Dutch', name: 'Dutch angle', words: 'on a Dutch angle', aka: ['canted'] },
  { id: 'profile', label: 'Profile', name: 'Profile', words: 'in profile' },
])
/** Dolly is in or out, truck is sideways, pan turns: the direction is a field of its own. */
export const MOVEMENTS = terms([
  {
    id: 'static',
    label: 'Static',
    name: 'Static',
    words: 'locked-off camera',
    aka: ['locked off', 'lock-off', 'sticks'],
  },
  { id: 'pan', label: 'Pan', name: 'Pan', words: 'pan' },
  { id: 'whip-pan', label: 'Whip pan', name: 'Whip pan', words: 'whip pan' },
  { id: 'tilt', label: 'Tilt', name: 'Tilt', words: 'tilt' },
  { id: 'roll', label: 'Roll', name: 'Roll', words: 'camera roll' },
  { id: 'dolly', label: 'Dolly', name: 'Dolly', words: 'dolly', aka: ['push', 'pull'] },
  { id: 'truck', label: 'Truck', name: 'Truck', words: 'trucking move', aka: ['crab', 'track'] },
  { id: 'follow', label: 'Follow', name: 'Follow', words: 'following move' },
  { id: 'arc', label: 'Arc', name: 'Arc', words: 'arcing move' },
  { id: 'pedestal', label: 'Pedestal', name: 'Pedestal', words: 'pedestal move', aka: ['boom'] },
  { id: 'crane', label: 'Crane', name: 'Crane', words: 'crane move', aka: ['jib'] },
  { id: 'zoom', label: 'Zoom', name: 'Zoom', words: 'zoom' },
  { id: 'dolly-zoom', label: 'Dolly zoom', name: 'Dolly zoom', words: 'dolly zoom', aka: ['zolly'] },
  { id: 'handheld', label: 'Handheld', name: 'Handheld', words: 'handheld camera', aka: ['hand-held', 'hh'] },
  {
    id: 'gimbal',
    label: 'Steadicam',
    name: 'Steadicam or gimbal',
    words: 'floating Steadicam',
    aka: ['steadicam', 'gimbal'],
  },
  { id: 'drone', label: 'Drone', name: 'Drone', words: 'drone move', aka: ['aerial'] },
  { id: 'rack-focus', label: 'Rack focus', name: 'Rack focus', words: 'rack focus', aka: ['rack'] },
])
export const DIRECTIONS = terms([
  { id: 'in', label: 'in', name: 'In', words: 'in' },
  { id: 'out', label: 'out', name: 'Out', words: 'out' },
  { id: 'left', label: 'L', name: 'Left', words: 'left' },
  { id: 'right', label: 'R', name: 'Right', words: 'right' },
  { id: 'up', label: 'up', name: 'Up', words: 'up' },
  { id: 'down', label: 'down', name: 'Down', words: 'down' },
  { id: 'clockwise', label: 'CW', name: 'Clockwise', words: 'clockwise' },
  { id: 'counter-clockwise', label: 'CCW', name: 'Counter-clockwise', words: 'counter-clockwise' },
])
export const SUPPORTS = terms([
  { id: 'tripod', label: 'Tripod', name: 'Tripod', words: 'camera on sticks, steady and level', aka: ['sticks'] },
  { id: 'dolly', label: 'Dolly', name: 'Dolly', words: 'camera on a dolly, smooth and level' },
  { id: 'slider', label: 'Slider', name: 'Slider', words: 'camera on a slider, smooth and level' },
  { id: 'handheld', label: 'Handheld', name: 'Handheld', words: 'handheld camera, a little unsteady and off level' },
  { id: 'shoulder', label: 'Shoulder', name: 'Shoulder rig', words: 'camera on the shoulder, slightly unsteady' },
  { id: 'steadicam', label: 'Steadicam', name: 'Steadicam', words: 'camera on Steadicam, gliding and level' },
  { id: 'gimbal', label: 'Gimbal', name: 'Gimbal', words: 'camera on a gimbal, gliding and level' },
  { id: 'crane', label: 'Crane', name: 'Crane', words: 'camera on a crane, smooth' },
  { id: 'jib', label: 'Jib', name: 'Jib', words: 'camera on a jib, smooth' },
  { id: 'car-mount', label: 'Car mount', name: 'Car mount', words: 'camera fixed to the car, shaking with it' },
  { id: 'drone', label: 'Drone', name: 'Drone', words: 'camera on a drone, hovering steadily' },
  { id: 'cable', label: 'Cable', name: 'Cable rig', words: 'camera on a cable rig, gliding' },
])
/** In the order a shot goes through them. */
export const STATUSES = terms([
  { id: 'to-board', label: 'To board', name: 'To board', words: 'to board' },
  { id: 'boarded', label: 'Boarded', name: 'Boarded', words: 'boarded' },
  { id: 'approved', label: 'Approved', name: 'Approved', words: 'approved' },
  { id: 'shot', label: 'Shot', name: 'Shot', words: 'shot' },
  { id: 'cut', label: 'Cut', name: 'Cut', words: 'cut' },
])
export const INT_EXT = terms([
  { id: 'int', label: 'INT.', name: 'Interior', words: 'interior', aka: ['int'] },
  { id: 'ext', label: 'EXT.', name: 'Exterior', words: 'exterior', aka: ['ext'] },
  {
    id: 'int-ext',
    label: 'INT./EXT.',
    name: 'Interior and exterior',
    words: 'interior and exterior',
    aka: ['int/ext', 'i/e', 'i./e.'],
  },
  { id: 'est', label: 'EST.', name: 'Establishing', words: 'establishing', aka: ['est'] },
])
/** Suggested focal lengths, mm for the super-35 format; any number from 1 to 2000 can be typed. */
export const LENSES_MM = [12, 14, 16, 18, 21, 24, 27, 28, 32, 35, 40, 50, 65, 75, 85, 100, 135, 180, 200, 300] as const

type IdOf<T extends readonly Term[]> = T[number]['id']
export type IntExtId = IdOf<typeof INT_EXT>

export function idsOf<const T extends readonly Term[]>(list: T): readonly IdOf<T>[] {
  return list.map((term) => term.id)
}

/** The term with this id; undefined for '' and for ids from a newer vocabulary. */
export function termOf<Id extends string>(list: readonly Term<Id>[], id: string): Term<Id> | undefined {
  return list.find((term) => term.id === id)
}

/** A term's label; a house's own term as it was typed. */
export function termLabel(list: readonly Term[], value: string): string {
  return termOf(list, value)?.label ?? value
}

/** What the model is told of a term: a house's own as it was typed. */
export function termWords(list: readonly Term[], value: string): string {
  return termOf(list, value)?.words ?? value
}

/** Parses typed or pasted text ("Close up", "CU", "xcu") to a term's id; '' for empty text; undefined if no term matches. */
export function readTerm<Id extends string>(list: readonly Term<Id>[], text: string): Id | '' | undefined {
  const wanted = plain(text)
  if (wanted === '') return ''
  return list.find((term) =>
    [term.id, term.label, term.name, ...(term.aka ?? [])].some((word) => plain(word) === wanted),
  )?.id
}

/** Also as East Asian keyboards write it, in letters as wide as their own. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s._-]+/g, ' ')
    .trim()
}
