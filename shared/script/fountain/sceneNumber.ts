/** What a line ends with behind its text. */
export interface LineEnding {
  readonly text: string
  /** "12A", as written between two number signs. */
  readonly number?: string
  /** An id that another program wrote where the number stands ("1-ZX3ZM"). */
  readonly id?: string
  /** The writer's own tags: "#night #mook:music". */
  readonly tags?: string
}

/** Numbers have letters, digits, stops, dashes: #12A#, #I-1-A#, #110.#; a word between the signs is none. */
const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N}.\-/]{0,15}$/u
/** The ids that storyboard programs write: scene and five signs of a key, with a letter among them. */
const PROGRAM_ID = /^\d+-(?=\d*[A-Z])[A-Z0-9]{5}$/

/** Reads the end of a scene heading: `INT. QUAY - DAY #12A# #tag`. */
export function headingEnding(line: string): LineEnding {
  const { text, tags } = tagsEnding(line)
  const rest = tags === undefined ? {} : { tags }
  if (!text.endsWith('#')) return { text, ...rest }
  const open = text.lastIndexOf('#', text.length - 2)
  const number = open < 0 ? '' : text.slice(open + 1, -1).trim()
  const before = text.slice(0, Math.max(open, 0)).trimEnd()
  if (PROGRAM_ID.test(number)) return { text: before, id: number, ...rest }
  if (NUMBER.test(number) && (/\p{N}/u.test(number) || number.length <= 3)) return { text: before, number, ...rest }
  return { text, ...rest }
}

/** Takes tags off the end of a line. "GUARD #2" and "ROOM #A" have none: a tag has a small letter. */
export function tagsEnding(line: string): LineEnding {
  if (!line.includes('#')) return { text: line }
  const words = line.split(/\s+/)
  let kept = words.length
  while (kept > 1 && isTag(words[kept - 1]!)) kept--
  if (kept === words.length) return { text: line }
  const tags = words.slice(kept).join(' ')
  return { text: line.slice(0, placeOf(line, words.length - kept)).trimEnd(), tags }
}

/** Where the last so many words of a line begin. */
function placeOf(line: string, words: number): number {
  let at = line.length
  for (let left = words; left > 0; left--) at = line.lastIndexOf('#', at - 1)
  return at
}

function isTag(word: string): boolean {
  return word.startsWith('#') && word.lastIndexOf('#') === 0 && /\p{Ll}/u.test(word)
}
