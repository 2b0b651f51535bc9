import { describe, expect, it } from 'vitest'
import { cleanFile, cleanText } from './cleanText.ts'
import { readPlainText } from './readPlainText.ts'
import { titleEntries } from './titleEntries.ts'
import { textOf } from './screenplay.ts'

/** A speech of which the tabs say what it is. */
const speech = (name: string, words: string): string => `\t\t\t\t${name}\n\t\t${words}\n`

/** Of lines that are centred where they are set in. */
const titled = (...lines: readonly string[]) =>
  titleEntries(lines.map((text) => ({ text: text.trim(), centered: text.startsWith(' ') })))

describe('the text of a script', () => {
  it('has its lines where they were pasted with no line ends but Unicode’s own', () => {
    const read = readPlainText('INT. HOUSE - DAY\u2028\u2028Rain.\u2029\u2029EXT. QUAY - DAY\u2028\u2028Gulls.')
    expect(read.elements.map((each) => `${each.kind} ${textOf(each)}`)).toEqual([
      'heading INT. HOUSE - DAY',
      'action Rain.',
      'heading EXT. QUAY - DAY',
      'action Gulls.',
    ])
    expect(cleanFile('One\u2028line.\nTwo.')).toBe('One line.\nTwo.')
  })

  it('has no half of a character and no control character', () => {
    expect(cleanText('a\ud83d b\udc00 🎬')).toBe('a\ufffd b\ufffd 🎬')
    expect(cleanText('a\u0000b\u200bc\ufeffd\u0085e\fg')).toBe('abcd e\fg')
  })

  it('is read by its columns where they are set with tabs', () => {
    const page = `INT. HOUSE - DAY\n\nRain on the roof.\n\n${speech('MARA', 'They came by water.')}\n${speech('TOM', 'No.')}`
    expect(readPlainText(page).elements.map((each) => `${each.kind} ${textOf(each)}`)).toEqual([
      'heading INT. HOUSE - DAY',
      'action Rain on the roof.',
      'character MARA',
      'dialogue They came by water.',
      'character TOM',
      'dialogue No.',
    ])
  })
})

describe('a title page without keys', () => {
  it('has no title where nothing is centred', () => {
    expect(titled('Quay Pictures', '+44 20 7946 0000')).toEqual([
      { key: 'Contact', values: ['Quay Pictures', '+44 20 7946 0000'] },
    ])
  })

  it('takes the day of a draft for no telephone number', () => {
    expect(titled(' SALT', '', 'Draft of 2026-03-04')).toEqual([
      { key: 'Title', values: ['SALT'] },
      { key: 'Draft date', values: ['Draft of 2026-03-04'] },
    ])
  })
})
