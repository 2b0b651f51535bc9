/** Orders to a terminal that carry words with them (its title, its clipboard, a link), with those words. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const WORDED = /(?:\u001b[\]PX^_k]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)/g
/** Orders that colour, move or clear. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const ORDERS = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g
/** Whatever else is no sign to read: controls, and marks that turn the direction of the words that follow. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/g
const BREAKS = /[\n\v\f\r\u0085\u2028\u2029\t]+/g

/** Makes text safe to print: removes terminal control sequences. Line breaks stay. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(WORDED, '')
    .replace(ORDERS, '')
    .replace(UNSEEN, '')
}

/** The same on one line: for text in a sentence, a table row or a heading. */
export function oneLine(text: string): string {
  return printable(text.replace(BREAKS, ' ')).trimEnd()
}

/** The same JSON with escapes, so that a program reading it loses nothing. */
export function printableJson(value: unknown, indent?: number): string {
  // oxlint-disable-next-line eslint/no-control-regex -- the controls that JSON would leave as they are
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
