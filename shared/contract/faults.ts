import { z } from 'zod'

const OWN_FOLDERS = 'out|electron|shared|renderer|assets|node_modules|tests'
const OWN_FILE = String.raw`(?:${OWN_FOLDERS})/[\w@.+/-]{1,140}\.[cm]?[jt]sx?`
const NODE_FILE = String.raw`node:[\w/]{1,80}`
const PLACE = new RegExp(String.raw`^(?:[\w$.<>#]{1,80} )?(?:${OWN_FILE}|${NODE_FILE}):\d{1,8}:\d{1,8}$`)
const MOST_PLACES = 12

/**
 * What may be logged of a fault: its kind and where in the program it happened. Never the raw message, which may
 * contain a name, a line of dialogue, a path or a key.
 */
export const faultSchema = z.object({
  /** "TypeError". */
  name: z.string().regex(/^(?:[A-Z][A-Za-z]{0,30}(?:Error|Exception)|Error|Failure|Unknown)$/),
  /** The message, if it is a known engine message that says nothing about the film; else ''. */
  said: z.string().refine((said) => said === '' || saidIn(said) === said),
  /** "ENOSPC write", "disk-full"; '' for none. */
  code: z.string().regex(/^(?:(?:[A-Z][A-Z0-9_]{2,39}|[a-z][a-z-]{1,39})(?: \d{1,9})?(?: [a-z]{1,20})?)?$/),
  /** Places in the program, innermost first: "board.saveRows electron/host/project/store.ts:12:3". */
  at: z.array(z.string().regex(PLACE)).max(MOST_PLACES),
})
export type Fault = z.infer<typeof faultSchema>

/** Describes any thrown value: an Error, a failure, or anything else. Never throws itself. */
export function describeFault(thrown: unknown): Fault {
  try {
    return describe(thrown)
  } catch {
    return { name: 'Unknown', said: '', code: '', at: [] }
  }
}

function describe(thrown: unknown): Fault {
  const { name, message, stack } = fieldsOf(thrown)
  const words = typeof message === 'string' ? message : ''
  return {
    name: typeof name === 'string' && /^[A-Z][A-Za-z]{0,30}(?:Error|Exception)$/.test(name) ? name : nameFor(thrown),
    said: saidIn(words),
    code: codeOf(thrown),
    at: typeof stack === 'string' ? placesIn(stack, words) : [],
  }
}

function nameFor(thrown: unknown): string {
  if (thrown instanceof Error) return 'Error'
  return typeof fieldsOf(thrown)['kind'] === 'string' ? 'Failure' : 'Unknown'
}

function fieldsOf(thrown: unknown): Readonly<Record<string, unknown>> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {}
}

/** Engine messages worth keeping, each cut off before what it quotes. */
const ENGINES: readonly RegExp[] = [
  /^Cannot (?:read|set) properties of (?:undefined|null)/,
  /^Maximum call stack size exceeded$/,
  /^Invalid (?:array|string|typed array) length/,
  /^Array buffer allocation failed$/,
  /^database is locked$|^disk I\/O error$|^database disk image is malformed$|^database or disk is full$/,
  /^fetch failed$/,
  /^Minified React error #\d{1,4}/,
  /^Failed to fetch dynamically imported module/,
  /is not a function$/,
  /is not iterable$/,
  /is not defined$/,
]

function saidIn(message: string): string {
  const found = ENGINES.map((each) => each.exec(message)?.[0]).find((words) => words !== undefined)
  return found === undefined ? '' : found.replace(/^is not/, 'something is not')
}

/** The system's error code with its call, SQLite's with its number, or a failure's kind; of the fault or of its cause. */
function codeOf(thrown: unknown, deep = 0): string {
  const { code, errcode, syscall, failure, kind, cause } = fieldsOf(thrown)
  const failed = fieldsOf(failure)['kind'] ?? (thrown instanceof Error ? undefined : kind)
  const own =
    typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,39}$/.test(code)
      ? code
      : typeof failed === 'string' && /^[a-z][a-z-]{1,39}$/.test(failed)
        ? failed
        : ''
  if (own === '') return deep < 3 && cause !== undefined ? codeOf(cause, deep + 1) : ''
  const number = typeof errcode === 'number' ? String(errcode) : ''
  const call = typeof syscall === 'string' && /^[a-z]{1,20}$/.test(syscall) ? syscall : ''
  return [own, number, call].filter(Boolean).join(' ')
}

/** A V8 stack frame: the function's name, if it has one, and file, line and column. */
const FRAME = /^\s+at (?:(?:async |new )*([\w$.<>#]+)(?: \[as [^\]]*\])? \()?(.+?):(\d{1,8}):(\d{1,8})\)?$/

/** A message can look like stack frames, so everything up to its end is skipped. */
function placesIn(stack: string, message: string): string[] {
  const end = stack.indexOf(message)
  if (end < 0) return []
  const places = stack
    .slice(end + message.length)
    .split('\n')
    .flatMap((line) => {
      const [, name, file, row, column] = FRAME.exec(line) ?? []
      const own = file === undefined ? null : ownPart(file)
      if (own === null) return []
      return [`${name === undefined ? '' : `${name.slice(0, 80)} `}${own}:${row}:${column}`]
    })
  return places.slice(0, MOST_PLACES)
}

const IN_OWN_FOLDER = new RegExp(`.*/(${OWN_FILE})$`)
const IN_NODE = new RegExp(`^${NODE_FILE}$`)

/** A file's path relative to the program, without its install folder on this computer; null if it is not part of the program. */
function ownPart(file: string): string | null {
  const plain = file.replace(/[?#].*$/, '').replaceAll('\\', '/')
  return IN_NODE.test(plain) ? plain : (IN_OWN_FOLDER.exec(plain)?.[1] ?? null)
}
