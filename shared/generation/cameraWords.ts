import type { ShotRow } from '../document/schema.ts'
import { SHOT_FIELD, SHOT_FIELDS } from '../fields/shotFields.ts'
import { DIRECTIONS, FRAMINGS, MOVEMENTS, SIZES, termOf, termWords } from '../film/vocabulary.ts'
import { apertureWords, lensWords } from './opticsWords.ts'
import type { WordsPiece } from '../document/recipe.ts'
import { beginsWithDeterminer, beginsWithPreposition, isShouted, joinNames, possessive } from './wording.ts'
import { capitalised, spoken, tidy, withThe } from './wording.ts'

/** Who and what is in front of the camera, by the names the request uses. */
export interface InFrame {
  /** In order of importance. */
  readonly cast: readonly string[]
  readonly props: readonly string[]
}

/** What a lens shows depends on size and ratio. */
const OPTICS: Readonly<Record<string, (shot: ShotRow, ratio: number) => string>> = {
  lens: lensWords,
  aperture: apertureWords,
}
/** Fields with a phrase of their own: angle, lens … */
const ALONE = SHOT_FIELDS.flatMap((id) => {
  const { key, words = OPTICS[id] } = SHOT_FIELD[id]
  return words ? [{ key, words }] : []
})
/** The fields in the sentence about the camera, as their pieces name them. */
export const CAMERA_FIELDS: readonly string[] = [
  ...['size', 'framing', 'subject', 'castIds', 'movement'].map((key) => `shot.${key}`),
  ...ALONE.map(({ key }) => `shot.${key}`),
]

/** Wide enough that people are in the shot rather than its subject. */
const WIDE: readonly string[] = ['ls', 'vws', 'ews', 'est', 'master']

/** "medium close-up", "over Mara's shoulder", "from a low camera looking up about 25°", "slow push in": one piece per field. */
export function cameraPieces(shot: ShotRow, frame: InFrame, ratio: number): WordsPiece[] {
  const subject = subjectWords(shot.subject, frame.cast)
  const framing = framingPiece(shot, subject, frame)
  const alone = ALONE.map(({ key, words }) => ({ from: `shot.${key}`, text: words(shot, ratio) }))
  const movement = movementWords(shot)
  const rest = [framing, ...alone, { text: movement }].some(({ text }) => text !== '')
  const said: WordsPiece[] = [
    { from: 'shot.size', text: sizeWords(shot, framing.noun, rest) },
    { from: framing.from, text: framing.text },
    ...alone,
    { from: 'shot.movement', text: movement },
  ]
  return said.filter((piece) => piece.text !== '')
}

function sizeWords(shot: ShotRow, noun: boolean, rest: boolean): string {
  const words = termWords(SIZES, shot.size)
  if (words !== '' && !termOf(SIZES, shot.size)) return words
  if (words !== '') return noun ? words.replace(/-up$| shot$/, '') : words
  return rest && !noun ? 'film frame' : ''
}

interface FramingPiece extends WordsPiece {
  /** The text names the shot itself, so a size before it acts as an adjective. */
  readonly noun: boolean
}

function framingPiece(shot: ShotRow, subject: string, frame: InFrame): FramingPiece {
  const framing = termOf(FRAMINGS, shot.framing)
  const from = 'shot.framing'
  if (!framing && shot.framing !== '') return ownFraming(shot.framing, subject, frame)
  if (!framing) return whoPiece(shot, subject, frame)
  switch (framing.id) {
    case 'single':
      return { from, text: single(subject || (frame.cast[0] ?? '')), noun: false }
    case 'ots':
      return { from, text: overShoulder(shot.subject, subject, frame.cast), noun: false }
    case 'pov':
      return { from, ...pointOfView(subject, frame.cast) }
    case 'insert':
      return { from, text: joined('insert of', subject || joinNames(frame.props.map(asThing))), noun: true }
    case 'cutaway':
      return { from, text: joined('cutaway to', subject || joinNames(frame.props.map(asThing))), noun: true }
    case 'reaction':
      return { from, text: joined('reaction shot of', subject || (frame.cast[0] ?? '')), noun: true }
    case 'two-shot':
    case 'ots-two-shot':
      return { from, text: joined(`${framing.words} of`, together(subject, frame.cast, 2)), noun: true }
    case 'three-shot':
      return { from, text: joined(`${framing.words} of`, together(subject, frame.cast, 3)), noun: true }
    case 'group':
      return { from, text: joined(`${framing.words} of`, together(subject, frame.cast, 12)), noun: true }
  }
}

/** A house's own framing, as it was typed: "Frankenstein two of Mara and Tobias". */
function ownFraming(typed: string, subject: string, frame: InFrame): FramingPiece {
  const who = subject || joinNames(frame.cast)
  return { from: 'shot.framing', text: who === '' ? typed : `${typed} of ${who}`, noun: true }
}

function whoPiece(shot: ShotRow, subject: string, frame: InFrame): FramingPiece {
  const from = subject === '' ? 'shot.castIds' : 'shot.subject'
  const others = frame.cast.filter((name) => !mentions(subject, name))
  const word = WIDE.includes(shot.size) ? 'with' : 'of'
  if (subject === '') return { from, text: joined(word, joinNames(frame.cast)), noun: false }
  const company = others.length === 0 ? '' : `, with ${joinNames(others)}`
  return { from, text: `${word} ${subject}${company}`, noun: false }
}

function single(who: string): string {
  return `of ${who || 'one person'}, alone in the frame`
}

/** We look at the subject, over the shoulder of the next cast member. "Idris over Mara" names both. */
function overShoulder(typed: string, subject: string, cast: readonly string[]): string {
  const both = /^(.*?)\s*\bover\s+(.+?)(?:(?:['’]s?)?\s+shoulder)?$/i.exec(tidy(typed))
  if (both) {
    const faced = subjectWords(both[1]!, cast)
    return `over ${possessive(subjectWords(both[2]!, cast))} shoulder${faced === '' ? '' : ` onto ${faced}`}`
  }
  if (subject === '') {
    const [faced, other] = cast
    if (faced === undefined) return 'over the shoulder'
    return other === undefined
      ? `over ${possessive(faced)} shoulder`
      : `over ${possessive(other)} shoulder onto ${faced}`
  }
  const other = cast.find((name) => !mentions(subject, name))
  return `over ${other === undefined ? 'a' : possessive(other)} shoulder onto ${subject}`
}

function pointOfView(subject: string, cast: readonly string[]): { text: string; noun: boolean } {
  const viewer = cast.find((name) => !mentions(subject, name))
  if (viewer === undefined) return { text: joined('point-of-view shot of', subject), noun: true }
  return { text: `${subject === '' ? '' : `of ${subject} `}from ${possessive(viewer)} point of view`, noun: false }
}

/** The people of a two-shot, three-shot …: the subject first if it is one of them. */
function together(subject: string, cast: readonly string[], count: number): string {
  if (cast.length === 0 || (subject !== '' && !cast.includes(subject) && cast.length < count)) return subject
  const first = cast.includes(subject) ? [subject] : []
  return joinNames([...first, ...cast.filter((name) => name !== subject)].slice(0, count))
}

/** "of Mara"; with nobody to name, only the words before "of". */
function joined(lead: string, who: string): string {
  if (who !== '') return `${lead} ${who}`
  return lead.includes(' ') ? lead.replace(/ (?:of|to)$/, '') : ''
}

const HOW =
  /^(?:(?:very|slightly|quite) )?(?:slow|fast|quick|gentle|smooth|subtle|slight|steady|long|short|rapid|sudden|creeping|hard|soft)(?:ly)?$/i

function movementWords(shot: ShotRow): string {
  const note = spoken(shot.movementNote, [])
  const move = termOf(MOVEMENTS, shot.movement)
  if (!move) return [shot.movement, note].filter(Boolean).join(', ')
  const direction = termOf(DIRECTIONS, shot.direction)
  const words = pushOrPull(move.id, direction?.id) ?? [move.words, direction?.words ?? ''].filter(Boolean).join(' ')
  if (note === '') return words
  if (HOW.test(note) && move.id !== 'static') return `${note.toLowerCase().replace(/ly$/, '')} ${words}`
  return `${words}${beginsWithPreposition(note) ? ' ' : ', '}${note}`
}

/** A dolly towards the subject is a push in, away from it a pull out. */
function pushOrPull(move: string, direction: string | undefined): string | undefined {
  if (move !== 'dolly') return undefined
  return direction === 'in' ? 'push in' : direction === 'out' ? 'pull out' : undefined
}

/** The subject as written within a sentence: "Mara's hands", "the letter". */
function subjectWords(typed: string, cast: readonly string[]): string {
  const words = spoken(typed, cast)
  if (words === '') return ''
  const known = cast.find((name) => name.toLowerCase() === words.toLowerCase())
  if (known !== undefined) return known
  if (isShouted(tidy(typed)) && !/\s/.test(words)) return capitalised(words)
  if (beginsWithDeterminer(words) && !cast.some((name) => mentions(words, name)))
    return /^\S+['’]s\s/.test(words) ? words : words.replace(/^\S+/, (word) => word.toLowerCase())
  return /^\p{Ll}/u.test(words) && !cast.some((name) => mentions(words, name)) ? withThe(words) : words
}

function asThing(name: string): string {
  const words = spoken(name, [])
  return withThe(
    /^\p{Lu}\p{Ll}+(?: \p{Ll}.*)?$/u.test(words) ? words.replace(/^./u, (letter) => letter.toLowerCase()) : words,
  )
}

function mentions(text: string, name: string): boolean {
  return name !== '' && text.toLowerCase().includes(name.toLowerCase())
}
