/** The part of a project folder that holds what the model answered, as it came, until its pictures are saved. */
export const ANSWERS_FOLDER = 'answers'

/** A picture that was kept there for good, since no window can show it. */
export const FOREIGN_PICTURE = /^[0-9a-f]{64}\.[0-9a-z]{2,5}$/
