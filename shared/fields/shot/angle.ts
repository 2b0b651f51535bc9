import type { ShotRow } from '../../document/schema.ts'
import { ANGLES, termWords } from '../../film/vocabulary.ts'
import { termField } from '../kinds.ts'

/** Where the camera is: its height (m) for people on their feet, and its pitch or roll, as the stand-in stages them. */
const PLACES: Readonly<Record<string, { readonly height?: string; readonly turn: string }>> = {
  eye: { height: '1.6 m', turn: 'level' },
  shoulder: { height: '1.4 m', turn: 'level' },
  hip: { height: '0.95 m', turn: 'level' },
  knee: { height: '0.5 m', turn: 'level' },
  ground: { height: '0.1 m', turn: 'level' },
  high: { turn: 'looking down about 30°' },
  low: { turn: 'looking up about 25°' },
  overhead: { turn: 'looking straight down' },
  'worms-eye': { turn: 'looking up about 50°' },
  dutch: { turn: 'rolled about 12°' },
}

/** A thing stands anywhere: only of people is the camera's height known. */
const THINGS: readonly string[] = ['insert', 'cutaway']

/** "from a low camera looking up about 25°", "from knee level, the camera 0.5 m up and level" */
function placeWords({ angle: id, framing }: ShotRow): string {
  const words = termWords(ANGLES, id)
  const place = PLACES[id]
  if (!place) return words
  if (place.height === undefined) return `${words}${id === 'dutch' ? ', ' : ' '}${place.turn}`
  return THINGS.includes(framing) ? words : `${words}, the camera ${place.height} up and ${place.turn}`
}

export const angle = termField({
  id: 'angle',
  label: 'Angle',
  key: 'angle',
  terms: ANGLES,
  open: true,
  onBoard: true,
  words: placeWords,
  list: { width: 92 },
  inspector: {},
  print: { min: 30, max: 52, usual: true },
})
