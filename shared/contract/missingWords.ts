/** How many names fit in one sentence; a list shows the rest. */
const MAX_NAMES = 4

/** Says that so many pictures of a film are missing, and what to do. */
export function picturesMissing(lost: number, scripts: number, names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join('; ')
  const more = lost > MAX_NAMES ? ` and ${lost - MAX_NAMES} more` : ''
  const one = lost === 1
  return `${lost} ${missingNoun(lost, scripts)} ${one ? 'is' : 'are'} missing or changed on disk: ${shown}${more}. Put ${one ? 'it' : 'them'} back into the film's media folder, or leave ${one ? 'it' : 'them'} out.`
}

/** What is missing, of which so many are scripts: "pictures", "script", "files". */
export function missingNoun(lost: number, scripts = 0): string {
  const noun = scripts === 0 ? 'picture' : scripts === lost ? 'script' : 'file'
  return lost === 1 ? noun : `${noun}s`
}
