import type { Page } from '#shared/pages/model.ts'

/** The letters of these pages that no font has: "“ஔ” U+0B94, page 3", each once, in order of first use. */
export function lostLetters(pages: readonly Page[]): string[] {
  const found = new Map<string, string>()
  for (const [index, page] of pages.entries())
    for (const box of page.boxes)
      if (box.kind === 'text')
        for (const letter of box.runs.flatMap(({ lost }) => lost ?? []))
          if (!found.has(letter)) found.set(letter, `“${letter}” ${codesOf(letter)}, page ${index + 1}`)
  return [...found.values()]
}

function codesOf(letter: string): string {
  const codes = Array.from(letter, (sign) => sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0'))
  return codes.map((code) => `U+${code}`).join(' ')
}
