/** Replaces a key. */
export const STRUCK = '•••'

/** This many consecutive characters of a key reveal something of it. */
const TELLING = 8
/** This many characters at a masked key's start or end reveal whose key it is. */
const SHOWN = 4
/** A run of letters this long is picture data: no word is. */
const LONG_RUN = /[A-Za-z0-9+/_-]{2048}/g
/** Matched in chunks: a regular expression over megabytes overflows the stack. */
const REST_OF_RUN = /[A-Za-z0-9+/_-]{1,16384}/y
const MASK = /(?:[*•…●·×xX#?_.-]{2,}|…|\[[^\]\n]{0,24}\]|<[^>\n]{0,24}>)/g

/**
 * Removes every trace of a key from a text: as it is, reversed, in hex, in base64 (at each alignment, and URL-safe),
 * with any of its characters escaped as in URLs, JSON or HTML, and partial, as when its middle is masked. Services do
 * echo keys. Long runs of base64 are pictures, which were paid for: in them only the whole key is replaced, by the
 * same number of letters, so that the other bytes stay intact.
 */
export function strikeKey(text: string, key: string): string {
  return strikerOf(key)(text)
}

/** The same for one key and many texts: what it looks for takes longer to prepare than a short text to look through. */
export function strikerOf(key: string): Strike {
  if (key === '') return (text) => text
  if (key.length < TELLING) {
    const word = asWord(key)
    return (text) => text.replaceAll(word, STRUCK)
  }
  const forms = [key, reversed(key)]
  const plain = plainForms(key)
  const words: Words = {
    forms,
    whole: [...forms.map(escaped), ...plain.map(spelt)],
    parts: new Set(forms.flatMap((form) => partsOf(form))),
  }
  return (text) => {
    let struck = ''
    let from = 0
    for (const [start, end] of longRuns(text)) {
      struck += strikeWords(text.slice(from, start), words)
      struck += plain.reduce((rest, form) => rest.replaceAll(form, 'A'.repeat(form.length)), text.slice(start, end))
      from = end
    }
    return struck + strikeWords(text.slice(from), words)
  }
}

export type Strike = (text: string) => string

/** What is looked for in words. */
interface Words {
  readonly forms: readonly string[]
  readonly whole: readonly RegExp[]
  /** Every run of TELLING characters of the key. */
  readonly parts: ReadonlySet<string>
}

/** What is struck inside of pictures: the whole key, in each of its spellings. */
export function plainForms(key: string): string[] {
  return key === '' ? [] : [key, reversed(key)].flatMap((form) => [form, ...hexOf(form), ...base64Of(form)])
}

function longRuns(text: string): [start: number, end: number][] {
  const runs: [number, number][] = []
  const first = new RegExp(LONG_RUN)
  for (let run = first.exec(text); run; run = first.exec(text)) {
    const rest = new RegExp(REST_OF_RUN)
    rest.lastIndex = first.lastIndex
    let end = rest.lastIndex
    while (rest.test(text)) end = rest.lastIndex
    first.lastIndex = end
    runs.push([run.index, end])
  }
  return runs
}

function strikeWords(text: string, { forms, whole, parts }: Words): string {
  if (text === '') return ''
  const rest = whole.reduce((left, form) => left.replace(form, STRUCK), text)
  return strikeParts(
    forms.reduce((left, form) => strikeMasked(left, form), rest),
    parts,
  )
}

/** Matches the key with each character plain or escaped: %41, %2541, \u0041, \x41, &#65; or &#x41;. */
function escaped(key: string): RegExp {
  const each = Array.from(key).map((character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(2, '0')
    const ways = [
      `\\\\*${literal(character)}`,
      `%(?:25)*${hex}`,
      `\\\\+u00${hex}`,
      `\\\\+x${hex}`,
      `&#0*${character.charCodeAt(0)};`,
      `&#x0*${hex};`,
    ]
    return `(?:${ways.join('|')})`
  })
  // Keys are case-sensitive, but variants that differ only in case are struck as well.
  return new RegExp(each.join(''), 'gi')
}

/** Matches letters that URLs and JSON write differently. */
function spelt(form: string): RegExp {
  const each = Array.from(form).map((character) => {
    if (character === '+') return '(?:\\+|-|%2[bB])'
    if (character === '/') return '(?:\\\\*/|_|%2[fF])'
    return literal(character)
  })
  return new RegExp(each.join(''), 'g')
}

function hexOf(form: string): string[] {
  const hex = Buffer.from(form).toString('hex')
  const pairs = hex.match(/../g) ?? []
  const upper = pairs.map((pair) => pair.toUpperCase())
  return [hex, hex.toUpperCase(), ...[' ', ':', ', '].flatMap((gap) => [pairs.join(gap), upper.join(gap)])]
}

/** The base64 letters that depend on the key alone, at any position in the encoded data. */
function base64Of(form: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(form)])
    const own = bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6))
    return [...new Set([own, own.replaceAll('+', '-').replaceAll('/', '_')])]
  })
}

/** Strikes a mask with the key's start before it or its end after it. */
function strikeMasked(text: string, key: string): string {
  let struck = ''
  let from = 0
  for (const mask of text.matchAll(MASK)) {
    const end = mask.index + mask[0].length
    if (mask.index < from) continue
    const before = text.slice(Math.max(from, mask.index - key.length), mask.index)
    const head = longest(key.length, (length) => before.endsWith(key.slice(0, length)))
    const tail = longest(key.length, (length) => text.startsWith(key.slice(-length), end))
    if (head < SHOWN && tail < SHOWN) continue
    struck += text.slice(from, mask.index - head) + STRUCK
    from = end + tail
  }
  return struck + text.slice(from)
}

function longest(most: number, fits: (length: number) => boolean): number {
  for (let length = most; length > 0; length -= 1) if (fits(length)) return length
  return 0
}

/** Strikes runs of the key's own characters, as in a truncated key. */
function strikeParts(text: string, parts: ReadonlySet<string>): string {
  let struck = ''
  let from = 0
  for (let at = 0; at + TELLING <= text.length; at += 1) {
    if (!parts.has(text.slice(at, at + TELLING))) continue
    let end = at + TELLING
    while (end < text.length && parts.has(text.slice(end - TELLING + 1, end + 1))) end += 1
    struck += text.slice(from, at) + STRUCK
    from = end
    at = end - 1
  }
  return struck + text.slice(from)
}

function partsOf(form: string): string[] {
  return Array.from({ length: form.length - TELLING + 1 }, (_none, at) => form.slice(at, at + TELLING))
}

/** A key this short could be an ordinary word, so it is struck only as a whole word. */
function asWord(key: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${literal(key)}(?![A-Za-z0-9])`, 'g')
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('')
}

/** Strikes every string in a value, at any depth. Field names and other types stay. */
export function strikeAll<T>(value: T, key: string): T {
  return strikeEach(value, strikerOf(key))
}

export function strikeEach<T>(value: T, strike: Strike): T {
  if (typeof value === 'string') return strike(value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => strikeEach(each, strike)) as T
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, strikeEach(each as unknown, strike)]),
  ) as T
}
