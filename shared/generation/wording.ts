/** The grammar a spoken shot needs: articles, lists, possessives, and screenplay capitals as ordinary words. */

const DETERMINERS = new Set(
  'a an the this that these those his her its their my our your no some any each every one two three four five six'.split(
    ' ',
  ),
)
const PREPOSITIONS = new Set(
  'of over from on in at with by under through between behind into onto to across along near as during around toward towards against above below beside past inside outside before after just'.split(
    ' ',
  ),
)

export function firstWord(text: string): string {
  return /^[^\s,.;:]+/.exec(text)?.[0].toLowerCase() ?? ''
}

export function beginsWithPreposition(text: string): boolean {
  return PREPOSITIONS.has(firstWord(text))
}

export function beginsWithDeterminer(text: string): boolean {
  return DETERMINERS.has(firstWord(text)) || /^\S+(?:['’]s|s['’])\s/.test(text)
}

/** "Mara", "Mara and Idris", "Mara, Idris and Ines". */
export function joinNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** "Mara’s", "Idris’s", and "the twins’" for a plural behind an article. */
export function possessive(name: string): string {
  return /s$/i.test(name) && DETERMINERS.has(firstWord(name)) ? `${name}'` : `${name}'s`
}

export function capitalised(text: string): string {
  return text.replace(/^(\P{L}*)(\p{L})/u, (_all, before: string, letter: string) => before + letter.toUpperCase())
}

export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * "a flooded causeway", "an alley", "an hour", "a uniform shop"; unchanged if the phrase has an article, a name, a
 * number or a plural.
 */
export function withArticle(phrase: string): string {
  if (beginsWithDeterminer(phrase) || /\d$/.test(phrase) || isPlural(headOf(phrase))) return phrase
  return `${soundsLikeVowel(phrase) ? 'an' : 'a'} ${phrase}`
}

/** "the letter"; unchanged in the same cases as `withArticle`. */
export function withThe(phrase: string): string {
  return beginsWithDeterminer(phrase) || /\d$/.test(phrase) || isPlural(headOf(phrase)) ? phrase : `the ${phrase}`
}

/**
 * Turns screenplay capitals into ordinary case: "MARA'S KITCHEN" becomes "Mara's kitchen". Known names keep their
 * spelling. Text that is not all capitals is left as typed.
 */
export function spoken(text: string, names: readonly string[]): string {
  const plain = tidy(text)
  if (!isShouted(plain)) return plain
  const lower = plain.toLowerCase().replace(/^\p{L}+(?=['’]s\s)/u, capitalised)
  return names.reduce((result, name) => {
    const found = new RegExp(`(?<!\\p{L})${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'giu')
    return name === '' ? result : result.replace(found, () => name)
  }, lower)
}

export function isShouted(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase()
}

/** The head noun of a phrase: "stairs" in "stairs to the cellar". */
function headOf(phrase: string): string {
  const words = phrase.split(/[\s,]+/)
  const end = words.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word.toLowerCase()))
  return (end < 0 ? words.at(-1) : words[end - 1]) ?? ''
}

function isPlural(word: string): boolean {
  return /[a-z]s$/i.test(word) && !/(?:ss|us|is|gas|lens|canvas|atlas|bus)$/i.test(word)
}

function soundsLikeVowel(phrase: string): boolean {
  if (/^(?:8|11|18)(?!\d)|^8/.test(phrase)) return true
  if (/^(?:uni(?!n)|us[eu]|eu|ewe|one\b|once\b|ut[ei])/i.test(phrase)) return false
  return /^(?:[aeiou]|hour|heir|honest|honou?r)/i.test(phrase)
}
