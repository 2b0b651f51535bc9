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

const BEGUN = /(?<![\p{L}\p{M}\p{N}_])@([^@\n]{0,60})$/u

/** The mention that the caret stands at the end of; null for none. */
export function mentionAt(text: string, caret: number): MentionBegun | null {
  const found = BEGUN.exec(text.slice(0, caret))
  return found ? { at: found.index, typed: found[1]! } : null
}

/** The names that what is typed may become: those that begin so, then those of which a word does. */
export function mentionsFor(names: readonly Mentionable[], typed: string): readonly Mentionable[] {
  const wanted = plain(typed)
  if (/^\s/.test(typed)) return []
  const begins = names.filter(({ name }) => plain(name).startsWith(wanted))
  const within = names.filter((each) => !begins.includes(each) && plain(each.name).includes(` ${wanted}`))
  return [...begins, ...(wanted === '' ? [] : within)].slice(0, 8)
}

/** The text with the mention written out, and where the caret goes on. */
export function withMention(
  text: string,
  { at, typed }: MentionBegun,
  name: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(at + 1 + typed.length)
  const said = `@${name}${/^[\p{P}\s]/u.test(after) ? '' : ' '}`
  return { text: text.slice(0, at) + said + after, caret: at + said.length }
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ')
}
