import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import { filmPanels, filmShots, sceneOf } from '#shared/document/select.ts'
import { createOutlet } from '../../electron/cli/outlet.ts'
import { oneLine, printable, printableJson } from '../../electron/cli/printable.ts'
import { newTestFolder, put } from '../support/film.ts'
import { runCommand } from '../support/runCommand.ts'
import type { Ran } from '../support/runCommand.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { terminalHere } from '../support/terminalHere.ts'

const [ESC, BEL, CSI, ST] = ['\u001b', '\u0007', '\u009b', '\u009c']
const ORDERS: readonly [what: string, order: string][] = [
  ['a colour', `${ESC}[31m`],
  ['a cleared screen', `${ESC}[2J${ESC}[1;1H`],
  ['a colour in one sign', `${CSI}31m`],
  ['a title', `${ESC}]0;taken${BEL}`],
  ['the clipboard', `${ESC}]52;c;dGFrZW4=${ESC}\\`],
  ['a link', `${ESC}]8;;https://taken.example${ESC}\\`],
  ['words of a device', `${ESC}Ptaken${ST}`],
  ['a reset', `${ESC}c`],
  ['a letter set', `${ESC}(0`],
  ['a step back', '\b\b'],
  ['a bell', BEL],
  ['a turn of the direction', '\u202e\u2066\u200f'],
  ['an order that never ends', `${ESC}]`],
]
/** What no terminal may be handed; a line break is for the table of shots alone to make. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const ORDER = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|taken/
const HOSTILE = `Salt${ORDERS.map(([, order]) => order).join('')}\nframewright: all is well\r\u2028framewright: done`

describe('words for a terminal', () => {
  it.each(ORDERS)('lose %s and nothing else', (_what, order) => {
    expect(printable(`Night ${order}Ferry`)).toBe('Night Ferry')
  })

  it('keep every letter, sign and line', () => {
    const text = 'Solný dům\nשלום — 夜のフェリー 👩‍🚀 “…” ½'
    expect(printable(text)).toBe(text)
    expect(oneLine('INT.\r\n\tHALL\u2028— DAY ')).toBe('INT. HALL — DAY')
  })

  it('are whole for a program, and plain signs all the same', () => {
    const json = printableJson({ title: HOSTILE }, 2)
    expect(JSON.parse(json)).toEqual({ title: HOSTILE })
    expect(ORDER.exec(json.replaceAll('taken', ''))).toBeNull()
  })
})

describe('a key among the words of a command', () => {
  const KEYS = ['AIzaSyNotARealKey0123456789abcdefghij', 'AQ.Ab8RN6notarealkey', 'f3a9c1d27be84650a1b2c3d4e5f60718']
  it.each(KEYS.flatMap((key) => [[[key]], [[`--key=${key}`]], [['--key', key]], [[`--${key}`]]]))(
    'is said to nobody: %s',
    (words) => {
      const key = KEYS.find((each) => words.join(' ').includes(each))!
      expect(said(words, `there is nothing at /home/me/${key}`)).not.toContain(key)
    },
  )

  it('is told from what a person may well have meant', () => {
    const words = ['Night Ferry 2026.framewright', 'storyboard-2026-11-28-final.pdf', 'gemini-nano-banana', '12A']
    for (const word of words) expect(said(words, `there is no ${word}`)).toContain(word)
  })
})

/** What a terminal is given where a command was written with these words and says this line, plain and as JSON. */
function said(words: readonly string[], line: string): string {
  const heard: string[] = []
  const stream = { write: (text: string) => heard.push(text) }
  const outlet = createOutlet(words, { stdout: stream, stderr: stream })
  outlet.out(line)
  outlet.json({ error: line })
  return heard.join('')
}

describe('every command', () => {
  const home = temporaryFolder()
  beforeAll(async () => {
    const open = await newTestFolder(home.path, 'Film')
    const board = open.store.board()
    const [scene, shot, panel] = [
      sceneOf(board, filmShots(board)[0]!.sceneId)!,
      filmShots(board)[0]!,
      filmPanels(board)[0]!,
    ]
    await open.store.save([
      put('project', { ...filmOf(board), title: HOSTILE, model: 'gemini' }),
      put('scene', { ...scene, number: `2${BEL}`, location: HOSTILE, timeOfDay: HOSTILE, synopsis: HOSTILE }),
      put('shot', { ...shot, number: `1${BEL}`, action: HOSTILE, dialogue: HOSTILE, notes: HOSTILE }),
      put('panel', { ...panel, label: HOSTILE }),
    ])
    await open.close()
  })
  afterAll(() => home.remove())

  const WORDS: readonly (readonly string[])[] = [
    ['shots', 'Film'],
    ['check', 'Film'],
    ['generate', 'Film', '--provider', 'stand-in', '--yes'],
    ['generate', 'Film', '--shot', HOSTILE, '--provider', 'stand-in', '--yes'],
    ['export', 'Film', '--as', 'storyboard', '--to', `board${ESC}[31m.pdf`],
    ['key', 'status', 'Film'],
    ['key', 'set', HOSTILE],
    ['new', `Other${ESC}]0;taken${BEL}`, '--title', HOSTILE],
    ['sample', `Sample${ESC}[2J\nframewright: done`],
    ['web', '--port', HOSTILE],
    [HOSTILE],
  ]

  it.each(WORDS.map((words) => [words]))('hands a terminal nothing but words: %j', async (words) => {
    const { run, close } = terminalHere(home.path)
    try {
      for (const more of [[], ['--json']]) expectWords(await run(...words, ...more), more.length > 0)
    } finally {
      await close()
    }
  })

  it.each([[WORDS[0]!], [WORDS.at(-1)!]])('does so as a program of its own: %j', async (words) => {
    for (const more of [[], ['--json']]) expectWords(await runCommand(home.path, [...words, ...more]), more.length > 0)
  })

  it('has one way out for its words', () => {
    const folder = path.resolve(import.meta.dirname, '../../electron')
    const files = ['cli.ts', ...readdirSync(path.join(folder, 'cli')).map((name) => path.join('cli', name))]
    const others = files.filter((file) => file !== path.join('cli', 'outlet.ts'))
    expect(others.length).toBeGreaterThan(10)
    for (const file of others)
      expect([file, readFileSync(path.join(folder, file), 'utf8')]).toEqual([
        file,
        expect.not.stringMatching(/process\.std(?:out|err)|console\./),
      ])
  })
})

function expectWords({ out, err }: Ran, json: boolean): void {
  expect(out + err).not.toBe('')
  expect(ORDER.exec(json ? out.replaceAll('taken', '') : out)).toBeNull()
  expect(ORDER.exec(err)).toBeNull()
  expect((json ? '' : out).split('\n').filter((line) => line.startsWith('framewright:'))).toEqual([])
  expect(err.split('\n').filter((line) => /^framewright: (?:done|all is well)/.test(line))).toEqual([])
}
