import { mkdirSync, writeFileSync } from 'node:fs'
import { sampleFilm } from './sampleFilm.ts'

/** Draws the sample film again: node tests/support/sample/write.ts, from the repository's root. */
const rows = sampleFilm()
const tables = Object.entries(rows).map(
  ([name, list]) => `"${name}":[\n${list.map((row) => JSON.stringify(row)).join(',\n')}\n]`,
)
mkdirSync('assets/sample', { recursive: true })
writeFileSync('assets/sample/film.json', `{${tables.join(',\n')}}\n`)
