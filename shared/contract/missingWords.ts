/** How many names fit in one sentence; a list shows the rest. */
const MAX_NAMES = 4

/** Says that so many pictures of a film are missing, and what to do. */
export function picturesMissing(lost: number, names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).join('; ')
  const more = lost > MAX_NAMES ? ` and ${lost - MAX_NAMES} more` : ''
  const one = lost === 1
  return `${lost} ${one ? 'picture is' : 'pictures are'} missing or changed on disk: ${shown}${more}. Put ${one ? 'it' : 'them'} back into the film's media folder, or leave ${one ? 'it' : 'them'} out.`
}
