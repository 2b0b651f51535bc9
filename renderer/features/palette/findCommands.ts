/** The text in which a command is searched. */
export interface Named {
  /** Its current label: "Undo Delete Scene 4". */
  readonly label: string
  readonly menu: string
  /** Words that it is known by elsewhere; see `OTHER_NAMES`. */
  readonly also?: string | undefined
}

/**
 * Those that contain every word of the query, in their own order, except that names that start with it come first
 * (“delete scene” must not start with undoing the last one), and last what other words had to be found by.
 */
export function findCommands<C extends Named>(commands: readonly C[], query: string): readonly C[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const typed = words.join(' ')
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  function rank({ label, menu, also = '' }: C): number {
    if (!has(`${label} ${menu} ${also}`)) return NOT_FOUND
    if (label.toLowerCase().startsWith(typed)) return 0
    return has(`${label} ${menu}`) ? 1 : 2
  }
  const found = commands.map((command) => ({ command, rank: rank(command) })).filter((each) => each.rank !== NOT_FOUND)
  return found.toSorted((a, b) => a.rank - b.rank).map(({ command }) => command)
}

const NOT_FOUND = -1
