import type { Mutation } from '../mutation.ts'

/** Of what a script's text is before its lines are read. */
export const WORDS: readonly Mutation[] = [
  {
    name: 'makes a film’s title of an address',
    file: 'shared/script/titleEntries.ts',
    find: "centered && !entries.has('Title')",
    replace: "!entries.has('Title')",
    tests: ['shared/script/cleanText.test.ts'],
  },
  {
    name: 'takes the day of a draft for a telephone number',
    file: 'shared/script/titleEntries.ts',
    find: '&& !/^(?:draft|rev)/i.test(lines[0]!)',
    replace: '',
    tests: ['shared/script/cleanText.test.ts'],
  },
  {
    name: 'reads a script that was pasted from elsewhere as one line',
    file: 'shared/script/cleanText.ts',
    find: '/[\\r\\n]/.test(text.trimEnd()) ? text : ',
    replace: 'true ? text : ',
    tests: ['shared/script/cleanText.test.ts'],
  },
  {
    name: 'takes halves of characters into the film',
    file: 'shared/script/cleanText.ts',
    find: ".replace(/\\p{Cs}/gu, '\\ufffd')",
    replace: '',
    tests: ['shared/script/cleanText.test.ts'],
  },
]
