import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import { uploadPath } from '#shared/contract/assets.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { OpenedProject } from '#shared/contract/model.ts'
import { boardFrom } from '#shared/document/board.ts'
import type { WholeWrite } from '#shared/document/rowWrite.ts'
import { blankPanel, blankScene, blankShot } from '#shared/document/newProject.ts'
import { mostOf } from '#shared/document/refusal.ts'
import { ROW_SCHEMAS } from '#shared/document/schema.ts'
import type { MediaRow, Rows, TableName } from '#shared/document/schema.ts'
import { numbersOf } from '#shared/document/select.ts'
import { rowOf } from '#shared/document/table.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import type { ExportOptions } from '#shared/pages/model.ts'
import { makeTake, newTestId, put } from '../support/film.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makePicture } from '../support/pictures.ts'
import { value } from '../support/value.ts'
import { commandHere } from '../support/terminalHere.ts'

/** Words that people and other programs hand in and no field was made for, by name. All of them are text. */
const ODD_WORDS: Readonly<Record<string, string>> = {
  'nothing but NUL': '\u0000\u0000',
  'orders to a terminal': 'a\u001b[31mred\u001b]0;title\u0007\u009b2J\u007f',
  'half a character, and the other half': 'a\ud800b\udc00',
  'a turned direction that never turns back': '\u202eabc \u2066שלום',
  'faces of many code points': '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿👩🏽‍🎤'.repeat(8),
  'a letter under two hundred accents': `e${'\u0301'.repeat(200)}`,
  'lines and lines': '\n\r\n\u2028\u2029\u0085'.repeat(40),
  'a word without an end': 'x'.repeat(500),
  'code of another language': `'); DROP TABLE shot; --<script>{{}}%s\\`,
  'no sign at all': '\u200b\u200d\ufeff\u00ad',
}

/** Every field of a table that holds words, from the schema itself. */
function wordFields<T extends 'project' | 'scene' | 'shot' | 'panel' | 'layer' | 'take' | 'card'>(table: T): string[] {
  const names = Object.keys(ROW_SCHEMAS[table].shape).filter(
    (name) => !['id', 'order', 'shootDay', 'shootOrder', 'createdAt', 'baseUrl'].includes(name),
  )
  return names.filter((name) => mostOf(table, name as keyof Rows[T] & string) !== undefined)
}

function filled<T extends TableName>(table: T, row: Rows[T], names: readonly string[], words: string): Rows[T] {
  const fits = (name: string): string => words.slice(0, mostOf(table, name as keyof Rows[T] & string))
  return { ...row, ...Object.fromEntries(names.map((name) => [name, fits(name)])) }
}

// oxlint-disable-next-line eslint/no-control-regex -- these are what is looked for
const ORDER = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

describe('odd words in every field that holds words', () => {
  let session: InProcess
  let film: OpenedProject
  let folder: string
  let written: readonly WholeWrite[] = []

  beforeAll(async () => {
    session = startInProcess()
    folder = path.join(session.folder, 'Odd.framewright')
    film = value(await session.client.call('projects.create', { folder, title: 'Odd', ratio: 2 }))
    const body = new Uint8Array(await makePicture('png', 8, 8))
    const posted = await session.asset(uploadPath(film.project, 'quay.png'), { method: 'POST', body })
    const picture = value((await posted.json()) as Result<MediaRow>)
    const made = Object.values(ODD_WORDS).flatMap((words, at) => {
      const scene = filled(
        'scene',
        blankScene(newTestId('scene'), `a${(at + 1).toString(36)}`),
        wordFields('scene'),
        words,
      )
      const shot = filled('shot', blankShot(newTestId('shot'), scene.id, 'a0'), wordFields('shot'), words)
      const panel = filled('panel', blankPanel(newTestId('panel'), shot.id, 'a0', 2), wordFields('panel'), words)
      const card: Rows['card'] = {
        id: newTestId('card'),
        order: `a${at}`,
        kind: 'cast',
        name: '',
        description: '',
        mediaIds: [],
        version: 1,
        ...LATER_CARD_BLANKS,
      }
      return [
        put('scene', scene),
        put('shot', { ...shot, castIds: [card.id] }),
        put('panel', panel),
        put('take', filled('take', makeTake(panel.id, picture.id, 1), wordFields('take'), words)),
        put('card', filled('card', card, wordFields('card'), words)),
      ]
    })
    const whole = filled(
      'project',
      film.rows.project[0]!,
      ['title', 'author', 'draft', 'styleNote'],
      ODD_WORDS['a turned direction that never turns back']!,
    )
    const layer = filled('layer', film.rows.layer[0]!, wordFields('layer'), ODD_WORDS['orders to a terminal']!)
    const writes = [put('media', picture), ...made, put('project', whole), put('layer', layer)]
    written = writes
    expect(value(await session.client.call('board.save', { project: film.project, writes })).refused).toEqual([])
  })
  afterAll(() => session.close())

  it('are every text of the schema', () => {
    expect(wordFields('shot')).toHaveLength(17)
    expect(wordFields('take')).toEqual(['note', 'changeWords'])
    expect(wordFields('scene')).toEqual(['location', 'timeOfDay', 'synopsis'])
    expect(Object.keys(ODD_WORDS)).toHaveLength(10)
  })

  it('print on both kinds of page', async () => {
    for (const kind of ['storyboard', 'shot-list'] as const) {
      const file = path.join(session.folder, `${kind}.pdf`)
      const options: ExportOptions = {
        ...USUAL_OPTIONS,
        kind,
        paper: 'A4',
        landscape: true,
        perPage: 6,
        show: 'drawing',
      }
      const request = {
        project: film.project,
        exporter: 'pdf' as const,
        options,
        path: file,
        exportId: kind,
        evenIfMissing: false,
      }
      // Half a character is a letter in no font: it is named before anything is written.
      expect(await session.client.call('export.run', request)).toMatchObject({ failure: { kind: 'letters-missing' } })
      const even = { ...request, evenIfMissing: true }
      expect(value(await session.client.call('export.run', even)).count).toBeGreaterThan(1)
    }
  })

  it('are there again as they were written, and hand a terminal nothing but words', async () => {
    value(await session.client.call('projects.close', { project: film.project }))
    const again = value(await session.client.call('projects.open', { folder }))
    const board = boardFrom(again.rows)
    for (const { table, id, row } of written) expect(rowOf<TableName>(board[table], id)).toEqual(row)
    expect(numbersOf(board).shots.size).toBe(Object.keys(ODD_WORDS).length + 1)
    expect(value(await session.client.call('projects.check', { project: again.project })).problems).toEqual([])
    value(await session.client.call('projects.close', { project: again.project }))
    for (const words of [
      ['shots', folder],
      ['shots', folder, '--json'],
      ['check', folder],
    ]) {
      const { out, err, code } = await commandHere(session.folder, words)
      expect(ORDER.exec(out + err), words.join(' ')).toBeNull()
      expect(code).toBe(0)
    }
  })
})

describe('a film with a title that is too long', () => {
  const words = /^The title of the film can hold 500 characters, and this is 612\. It was not kept\.$/

  it('is not made, from the window or the terminal, which say so', async () => {
    const session = startInProcess()
    const folder = path.join(session.folder, 'Long.framewright')
    const answer = await session.client.call('projects.create', { folder, title: 'x'.repeat(612), ratio: 2 })
    expect(answer.ok ? '' : sentence(answer.failure)).toMatch(words)
    const ran = await commandHere(session.folder, ['new', 'Long', '--title', 'x'.repeat(612)])
    expect(ran.code).toBe(1)
    expect(ran.err.replace(/^framewright: /, '').trim()).toMatch(words)
    expect(readdirSync(session.folder).filter((name) => name.includes('Long'))).toEqual([])
    expect(existsSync(folder)).toBe(false)
    await session.close()
  })
})

describe('a picture of an odd name', () => {
  it('comes in, under a name that a film can hold', async () => {
    const session = startInProcess()
    const folder = path.join(session.folder, 'Film.framewright')
    const film = value(await session.client.call('projects.create', { folder, title: 'Film', ratio: 2 }))
    const names = [
      ...Object.values(ODD_WORDS),
      'x'.repeat(4000),
      '👩‍👩‍👧‍👦'.repeat(80),
      '../../../etc/passwd',
      'C:\\quay.png',
      '',
    ]
    for (const [at, name] of names.entries()) {
      const body = new Uint8Array(await makePicture('png', 8 + at, 8))
      const answer = await session.asset(uploadPath(film.project, name), { method: 'POST', body })
      const row = value((await answer.json()) as Result<MediaRow>)
      expect(ROW_SCHEMAS.media.safeParse(row).success).toBe(true)
      expect(row.name).not.toMatch(/[\\/]|\p{Surrogate}/u)
      expect(name.length <= 500 || row.name.endsWith('…')).toBe(true)
      const saved = await session.client.call('board.save', { project: film.project, writes: [put('media', row)] })
      expect(value(saved).refused).toEqual([])
    }
    value(await session.client.call('projects.close', { project: film.project }))
    expect(value(await session.client.call('projects.open', { folder })).rows.media).toHaveLength(names.length)
    await session.close()
  })
})
