const ALL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

/** The letters of a slate; without I and O, which read as 1 and 0, if `skipIO`. */
export function slateLetters(skipIO: boolean): readonly string[] {
  return skipIO ? ALL.filter((letter) => letter !== 'I' && letter !== 'O') : ALL
}
