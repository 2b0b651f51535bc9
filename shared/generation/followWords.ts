import type { Follow } from '../document/recipe.ts'

const WORDS: Readonly<Record<Follow, string>> = {
  closely:
    'Follow the sketch closely: keep its composition, its framing, the height of its camera, its horizon, and the place and pose of everyone in it.',
  loosely:
    'Follow the sketch loosely: keep who and what is in it and roughly where, and find a better angle, distance or pose where it helps the shot.',
  mood: 'Take only the mood of the sketch: where it is light and dark, how heavy or how quiet it is. Compose the frame afresh from these words.',
}
const ROUGH = 'It is a rough drawing by hand: make a finished film frame, without its lines.'
const NOTES = 'Its arrows show how people and the camera move, and its texts are notes: heed both, and show neither.'

/** How far the sketch is to be followed. `notes`: its arrows and texts were sent along, and are spoken of only then. */
export function followWords(follow: Follow, notes: boolean): string {
  return [WORDS[follow], ROUGH, ...(notes ? [NOTES] : [])].join(' ')
}
