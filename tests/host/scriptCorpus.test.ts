import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#shared/script/decodeText.ts'
import { readFdx } from '#shared/script/fdx/readFdx.ts'
import { readFountain } from '#shared/script/fountain/readFountain.ts'

/** Real scripts, which are no part of the project: beside its folder, or where the variable says. */
const CORPUS = process.env.FRAMEWRIGHT_CORPUS ?? join(import.meta.dirname, '../../../shared/corpus')
const files = (kind: string): string[] => (existsSync(CORPUS) ? readdirSync(join(CORPUS, kind)) : [])
const textOf = (kind: string, name: string): string => decodeText(readFileSync(join(CORPUS, kind, name)))

/** Headings and cues counted by paragraphs, which is another way than the reader's. */
function fountainCounts(text: string): { headings: number; cues: number } {
  const blocks = text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replace(/\/\*[^]*?\*\//g, '')
    .split(/\n[ \t]*\n/)
  const firsts = blocks.map((block) =>
    block
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  )
  return {
    headings: firsts.flat().filter(isHeading).length,
    cues: firsts.filter(([line, next]) => next !== undefined && !isHeading(line!) && isCue(line!)).length,
  }
}

function isHeading(line: string): boolean {
  return /^(?:\.[\p{L}\d]|(?:int|ext|est|i\/e)[\s./])/iu.test(line)
}

function isCue(line: string): boolean {
  const name = line.replace(/ #.*|\(.*?\)|\^/g, '')
  return (
    line.startsWith('@') ||
    (/^[^=#!>.]*$/.test(name) && /\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name) && !name.includes(':'))
  )
}

describe.skipIf(!existsSync(CORPUS))('real scripts, where they are on this computer', () => {
  it.each(files('fountain'))('have the headings and cues that another count finds: %s', (name) => {
    const text = textOf('fountain', name)
    const { elements, unread } = readFountain(text)
    const count = (kind: string): number => elements.filter((each) => each.kind === kind).length
    expect({ headings: count('heading'), cues: count('character') }).toEqual(fountainCounts(text))
    expect(unread).toEqual([])
  })

  it.each(files('fdx'))('have as many headings and cues as the file names: %s', (name) => {
    const text = textOf('fdx', name)
    const { elements, unread } = readFdx(text)
    const named = (type: string): number => text.split(/<Content>|<\/Content>/)[1]!.split(`Type="${type}"`).length - 1
    const count = (kind: string): number => elements.filter((each) => each.kind === kind).length
    expect([count('heading'), count('character')]).toEqual([named('Scene Heading'), named('Character')])
    expect(unread).toEqual([])
  })
})
