import { randomUUID } from 'node:crypto'

/**
 * The body of an answer with its pictures taken out, each decoded once: a picture is most of what comes, and every step
 * that would read it as text again costs as much as receiving it. In `text` a mark stands where each was.
 */
export interface LightBody {
  readonly text: string
  /** By their marks. */
  readonly pictures: ReadonlyMap<string, HeldPicture>
}

export interface HeldPicture {
  readonly bytes: Buffer
  /** As it came, in base64. */
  readonly base64: Buffer
  /** The bytes in base64 are `base64` again, byte for byte. */
  readonly exact: boolean
}

/** Memory of at least so many bytes. */
export type Room = (bytes: number) => Buffer

export const freshRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes)

/** Shorter ones cost nothing where they are. */
const LONG = 4096
const QUOTE = 34

/** No service can write it: it is made anew in every run. */
const MARK = `held-picture ${randomUUID()} `

/** Only strings that a field named `data` holds, and that are base64 through and through, are taken out. */
export function lightBody(body: Buffer, room = freshRoom): LightBody {
  const pictures = new Map<string, HeldPicture>()
  let text = ''
  let from = 0
  for (let start = body.indexOf(QUOTE); start >= 0;) {
    const end = body.indexOf(QUOTE, start + 1)
    if (end < 0) break
    const held = end - start > LONG && namedData(body, start) ? heldIn(body.subarray(start + 1, end), room) : null
    if (held) {
      const mark = `${MARK}${pictures.size}`
      pictures.set(mark, held)
      text += body.toString('utf8', from, start + 1) + mark
      from = end
    }
    // A quote that ends no string, as after a backslash, only makes the next ones fit no picture.
    start = held ? body.indexOf(QUOTE, end + 1) : end
  }
  return { text: text + body.toString('utf8', from), pictures }
}

/** The same of text that was never bytes, or that broke off: nothing is taken out. */
export function wholeBody(text: string): LightBody {
  return { text, pictures: NO_PICTURES }
}

const NO_PICTURES: ReadonlyMap<string, HeldPicture> = new Map()
const NAME = /"data"\s{0,16}:\s{0,16}$/

function namedData(body: Buffer, start: number): boolean {
  return NAME.test(body.toString('latin1', Math.max(0, start - 48), start))
}

/** Characters decoded at a time: as one text of megabytes they would cost the engine a collection of its garbage. */
const AT_ONCE = 65_536

/** null unless every character of it is base64. */
function heldIn(base64: Buffer, room: Room): HeldPicture | null {
  const { length } = base64
  const tail = base64.toString('latin1', Math.max(0, length - 4))
  const letters = length - (tail.endsWith('==') ? 2 : tail.endsWith('=') ? 1 : 0)
  if (letters % 4 === 1) return null
  const held = room(Math.ceil(length / 4) * 3)
  let size = 0
  for (let at = 0; at < length; at += AT_ONCE) {
    const end = Math.min(at + AT_ONCE, length)
    size += held.write(base64.toString('latin1', at, end), size, 'base64')
    // The decoder leaves out what is not base64, and stops at padding: then there are fewer bytes than letters for them.
    if (size !== Math.floor((Math.min(end, letters) * 3) / 4)) return null
  }
  const plain = !base64.includes('-') && !base64.includes('_')
  const exact = plain && length % 4 === 0 && Buffer.from(tail, 'base64').toString('base64') === tail
  return { bytes: held.subarray(0, size), base64, exact }
}

/** The value with every mark in it as the picture's base64 again. */
export function withPictures<T>(value: T, { pictures }: Pick<LightBody, 'pictures'>): T {
  if (pictures.size === 0) return value
  if (typeof value === 'string') return (pictures.get(value)?.base64.toString('latin1') ?? value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => withPictures(each, { pictures })) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withPictures(each as unknown, { pictures })]),
  ) as T
}
