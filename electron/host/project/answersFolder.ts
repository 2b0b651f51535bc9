/** Subfolder of a project for raw model answers, until their pictures are saved. */
export const ANSWERS_FOLDER = 'answers'

/** A picture kept there permanently, since no window can show it. */
export const FOREIGN_PICTURE = /^[0-9a-f]{64}\.[0-9a-z]{2,5}$/
