// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g

const ESCAPE = /_x([0-9A-Fa-f]{4})_/g

/**
 * A cell's text as SpreadsheetML holds it (ECMA-376 part 1, ST_Xstring): what XML can't hold is `_xHHHH_`, and text that
 * reads like that is escaped itself. Half a character becomes the mark of one that is lost.
 */
export function cellText(text: string): string {
  const escaped = text.replaceAll(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x').replaceAll(NOT_IN_XML, hexed)
  return xmlText(escaped.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
}

/** The text that was escaped like that. */
export function unescapedCell(text: string): string {
  return text.replaceAll(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function hexed(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For an element or an attribute; what XML can't hold is left out. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(NOT_IN_XML, '')
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!)
}
