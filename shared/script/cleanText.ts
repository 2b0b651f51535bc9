/**
 * A file's text with one kind of line end, '\n', and without what no screenplay element may hold: other control
 * characters (a space where they part words), spaces without a width and halves of characters. Its lines have the
 * numbers that an editor shows. A form feed, which begins a page in plain text, is kept.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\u0085\u2028\u2029]/g, ' ')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff]/g, '') // oxlint-disable-line no-control-regex -- those are what is taken out
    .replace(/\p{Cs}/gu, '\ufffd')
}

/** The text of a whole file, clean. What was pasted from elsewhere may have no line ends but Unicode's own. */
export function cleanFile(text: string): string {
  return cleanText(/[\r\n]/.test(text.trimEnd()) ? text : text.replace(/[\u2028\u2029]/g, '\n'))
}
