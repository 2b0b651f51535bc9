const ALL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
const WITHOUT_IO = ALL.filter((letter) => letter !== 'I' && letter !== 'O')

/** The letters of a slate; without I and O, which read as 1 and 0, if `skipIO`. */
export function slateLetters(skipIO: boolean): readonly string[] {
  return skipIO ? WITHOUT_IO : ALL
}
