/** A name that can be mentioned. */
export interface Mentionable {
  readonly id: string
  readonly name: string
  /** What it is: "cast". */
  readonly note: string
}

/** A mention that is being typed: from its @, and what follows that. */
export interface MentionBegun {
  readonly at: number
  readonly typed: string
}

/** Scripts that put no space between words: their letters may stand right before a mention, and right after one. */
const NO_SPACES = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`
const BEGUN = new RegExp(String.raw`(?<!(?!${NO_SPACES})[\p{L}\p{M}\p{N}_])@([^@\n]{0,60})$`, 'u')
const ENDS_UNSPACED = new RegExp(`${NO_SPACES}$`, 'u')

/** The mention that the caret stands at the end of; null for none. */
export function mentionAt(text: string, caret: number): MentionBegun | null {
  const found = BEGUN.exec(text.slice(0, caret))
  return found ? { at: found.index, typed: found[1]! } : null
}

/**
 * The names that what is typed may become: those that begin so, then those of which a word does. None once it is a name
 * and a space: Enter is then a line's, not the choice of a longer name.
 */
export function mentionsFor(names: readonly Mentionable[], typed: string): readonly Mentionable[] {
  const wanted = plain(typed)
  if (/^\s/.test(typed)) return []
  if (/\s$/.test(typed) && names.some(({ name }) => plain(name) === wanted.trim())) return []
  const begins = names.filter(({ name }) => plain(name).startsWith(wanted))
  const within = names.filter(
    (each) => !begins.includes(each) && wordStarts(plain(each.name)).some((word) => word.startsWith(wanted)),
  )
  return [...begins, ...(wanted === '' ? [] : within)].slice(0, 8)
}

/** The text with the mention written out, and where the caret goes on. */
export function withMention(
  text: string,
  { at, typed }: MentionBegun,
  name: string,
): { readonly text: string; readonly caret: number } {
  const left = text.slice(at + 1 + typed.length)
  const after = left.slice(restOf(name, typed, left))
  const spaced = /^[\p{P}\s]/u.test(after) || ENDS_UNSPACED.test(name)
  const said = `@${name}${spaced ? '' : ' '}`
  return { text: text.slice(0, at) + said + after, caret: at + said.length }
}

/** How much of the name stands after the caret already, as when it is in the middle of a word; all of a word, or none. */
function restOf(name: string, typed: string, left: string): number {
  const rest = name.slice(typed.length)
  const begun = plain(name).startsWith(plain(typed)) && plain(left).startsWith(plain(rest))
  return begun && !/^[\p{L}\p{M}\p{N}_]/u.test(left.slice(rest.length)) ? rest.length : 0
}

/** The name from each of its words on but the first: "Jean-Luc" from "Luc". */
function wordStarts(name: string): string[] {
  return [...name.matchAll(/(?<=[^\p{L}\p{N}])[\p{L}\p{N}]/gu)].map(({ index }) => name.slice(index))
}

/** Small letters without accents: "zoe" finds Zoë. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ')
}
