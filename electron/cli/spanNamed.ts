import { CommandError, misuse } from './command.ts'

export type Named = 'scene' | 'shot'

/**
 * The rows named by "12A", or from one to another by "12A-15", "PT-2-PT-4", "1 – 4": all between them in the film's order.
 * A number can contain a hyphen itself, so an entry that is somebody's number is that one alone, and any hyphen can be
 * the one between two numbers. Ends the command where there is none.
 * @param numberOf As it is shown.
 */
export function rowsNamed<T>(
  rows: readonly T[],
  numberOf: (row: T) => string,
  entry: string,
  what: Named,
): readonly T[] {
  const places = new Map(rows.map((row, at) => [plain(numberOf(row)), at] as const).toReversed())
  const whole = places.get(plain(entry))
  if (whole !== undefined) return rows.slice(whole, whole + 1)
  const pairs = [...entry.matchAll(/[-–—]/g)].map(
    ({ index }) => [entry.slice(0, index), entry.slice(index + 1)] as const,
  )
  const found = pairs.find((ends) => ends.every((end) => places.has(plain(end))))
  if (!found) throw absent(what, pairs.flatMap((ends) => oneMissing(ends, places)).at(0) ?? entry)
  const [from = 0, to = 0] = found.map((end) => places.get(plain(end))!)
  if (to < from) throw misuse(`${what} ${found[1].trim()} comes before ${found[0].trim()}`)
  return rows.slice(from, to + 1)
}

/** The end that is not there, where the other one is. */
function oneMissing(ends: readonly string[], places: ReadonlyMap<string, number>): readonly string[] {
  const missing = ends.filter((end) => !places.has(plain(end)) && end.trim() !== '')
  return missing.length === 1 && ends.length === 2 ? missing : []
}

export function absent(what: Named, number: string): CommandError {
  const name = `${what} ${number.trim()}`
  const line = `This film has no ${name}. “shots FOLDER” lists what it has.`
  return new CommandError(line, { failure: { kind: 'not-found', what: name } })
}

function plain(number: string): string {
  return number.trim().toUpperCase()
}
