import { describe, expect, it } from 'vitest'
import { makeTake, newTestId } from '../../tests/support/film.ts'
import { makeStroke } from '../../tests/support/marks.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import type { Failure } from '../contract/failure.ts'
import type { Job } from '../contract/model.ts'
import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { setAiPolicy } from '../document/commands/film.ts'
import { markTake } from '../document/commands/layers.ts'
import type { MediaId } from '../document/ids.ts'
import type { LayerRow, MarkRow } from '../document/schema.ts'
import { filmPanels, layersOf, marksOf, takesOf } from '../document/select.ts'
import { disclosureTable } from '../interchange/csv/disclosureTable.ts'
import { layPages } from '../pages/layPages.ts'
import type { Measure } from '../pages/measure.ts'
import { pdf } from '../interchange/pdf/pdf.ts'
import { drawnWords, madeWords, sentWords, totalOf } from '../records/disclosure.ts'
import { disclosureOf } from './disclosureOf.ts'

const empty = testFilm([[1, 1], [1]], 1.85)
const [first, second] = filmPanels(empty)
const media = {
  id: `media_${'7'.repeat(64)}` as MediaId,
  type: 'image/png' as const,
  width: 16,
  height: 9,
  bytes: 1,
  name: '',
}

function withStrokes(board: Board, ...times: readonly (number | undefined)[]): Board {
  const layer = layersOf(board, first!.id)[0]!
  return times.reduce<Board>((next, ms, at) => {
    const stroke = { ...makeStroke(newTestId, layer.id, `a${at}`, 3 + at), seed: 100 + at }
    return put(next, 'mark', ms === undefined ? stroke : { ...stroke, ms })
  }, board)
}

const inkOf =
  (board: Board) =>
  (layers: readonly LayerRow[]): readonly MarkRow[] =>
    layers.flatMap(({ id }) => marksOf(board, id))

function job(fields: Partial<Job>): Job {
  return {
    id: newTestId('job'),
    panelId: first!.id,
    state: 'done',
    request: { provider: 'gemini', model: 'gemini-nano-banana-2.1', pictures: [], staging: { slate: '1' } } as never,
    way: 'now',
    progress: null,
    waitUntil: null,
    failure: null,
    takeId: null,
    estimateUsd: 0.05,
    actualUsd: 0.05,
    createdAt: '',
    endedAt: null,
    ...fields,
  }
}

function withTakes(board: Board): Board {
  const take = makeTake(first!.id, media.id, 1)
  const request = { ...take.recipe.request, provider: 'gemini', model: 'gemini-nano-banana-2.1' }
  const made = { ...take, recipe: { ...take.recipe, request } }
  const kept = { ...made, id: newTestId('take'), number: 2, order: 'b', kept: true }
  const standIn = { ...makeTake(second!.id, `media_${'8'.repeat(64)}` as MediaId, 1) }
  return [made, kept, standIn].reduce<Board>((next, row) => put(next, 'take', row), put(board, 'media', media))
}

describe('the disclosure of a film', () => {
  it('says nothing was made of a film that holds nothing', () => {
    const { rows } = disclosureOf(empty, [], inkOf(empty))
    expect(rows.map(({ shot }) => shot)).toEqual(['1', '1A', '2'])
    const total = totalOf(rows)
    expect([drawnWords(total), madeWords(total), sentWords(total)]).toEqual(['nothing drawn', '', ''])
  })

  it('counts what was drawn, and says where time was not recorded', () => {
    const old = disclosureOf(
      withStrokes(empty, undefined, undefined),
      [],
      inkOf(withStrokes(empty, undefined, undefined)),
    )
    expect(drawnWords(old.rows[0]!)).toBe('2 marks, time not recorded')
    const board = withStrokes(empty, 60_000, 90_000, undefined)
    const { rows } = disclosureOf(board, [], inkOf(board))
    expect(drawnWords(rows[0]!)).toBe('3 marks, 3 min with the pen down in 2 of 3 strokes, the others not timed')
  })

  it('counts the time of a stroke once, however often it was copied', () => {
    const board = withStrokes(empty, 60_000)
    const stroke = inkOf(board)(layersOf(board, first!.id))[0]!
    const copy = { ...stroke, id: newTestId('mark'), layerId: layersOf(board, second!.id)[0]!.id }
    const copied = put(board, 'mark', copy)
    const total = totalOf(disclosureOf(copied, [], inkOf(copied)).rows)
    expect([total.strokes, total.timedStrokes, total.penSeconds]).toEqual([2, 2, 60])
  })

  it('counts takes by model, what was kept, what was sent, and what was refused', () => {
    const pictures = [{ role: 'sketch' }, { role: 'cast' }, { role: 'cast' }]
    const request = { ...job({}).request, pictures } as Job['request']
    const board = withTakes(empty)
    const jobs = [
      job({ request }),
      job({}),
      job({ state: 'failed', actualUsd: null, failure: { kind: 'refused', reason: 'SAFETY', said: '' } }),
      job({ state: 'failed', actualUsd: null, failure: { kind: 'no-key' } }),
      job({ state: 'waiting' }),
      job({ request: { ...request, provider: 'stand-in' } }),
      job({ panelId: 'panel_gone00000000' as Job['panelId'] }),
    ]
    const { rows } = disclosureOf(board, jobs, inkOf(board))
    expect(madeWords(rows[0]!)).toBe('Gemini, Nano Banana 2.1: 2 takes, 1 kept')
    expect(sentWords(rows[0]!)).toBe('3 requests of words, with 1 drawing, 2 cast pictures; 1 refused')
    expect(madeWords(rows[1]!)).toBe('1 stand-in')
    expect(sentWords(rows[1]!)).toBe('')
    expect([rows.at(-1)!.shot, rows.at(-1)!.requests]).toEqual(['', 1])
    expect(totalOf(rows)).toMatchObject({ requests: 4, refused: 1, sent: { sketch: 1, cast: 2 } })
  })

  it('counts no take as kept that was struck since, and nothing as sent that a fault of ours kept here', () => {
    const board = withTakes(empty)
    const struck = [...takesOf(board, first!.id)].reduce((next, { id }) => markTake(next, id, { struck: true }), board)
    const own: Failure[] = [
      { kind: 'disk-full', path: '' },
      { kind: 'picture-unreadable', name: '', detail: '' },
      { kind: 'not-found', what: '' },
      { kind: 'timed-out', mayBeBilled: false },
      { kind: 'request-unfit', detail: 'it says nothing' },
    ]
    const there: Failure[] = [
      { kind: 'rate-limited', waitSeconds: null },
      { kind: 'timed-out', mayBeBilled: true },
      { kind: 'request-invalid', detail: 'Seed is too large' },
    ]
    const jobs = [...own, ...there].map((failure) => job({ state: 'failed', actualUsd: null, failure }))
    const { rows } = disclosureOf(struck, jobs, inkOf(struck))
    expect(madeWords(rows[0]!)).toBe('Gemini, Nano Banana 2.1: 2 takes, 0 kept')
    expect(rows[0]!.requests).toBe(3)
  })

  it('counts what left and was asked to wait as sent, whatever became of it since, and nothing that only gathers', () => {
    const batch = { label: 'a', name: '', state: 'asked' } as const
    const jobs = [
      job({ state: 'cancelled', actualUsd: null, failure: { kind: 'cancelled' }, wasOut: true }),
      job({ state: 'waiting', actualUsd: null, wasOut: true }),
      job({ state: 'cancelled', actualUsd: null, failure: { kind: 'cancelled' } }),
      job({ state: 'sending', actualUsd: null, way: 'batch', batch }),
      job({ state: 'sending', actualUsd: null, way: 'batch', batch: { ...batch, keyMark: 'k' } }),
    ]
    expect(disclosureOf(empty, jobs, inkOf(empty)).rows[0]!.requests).toBe(3)
  })

  it('counts what was repeated as often as it was sent, with its pictures', () => {
    const request = { ...job({}).request, pictures: [{ role: 'sketch' }] } as Job['request']
    const jobs = [
      job({ request, timesOut: 2 }),
      job({
        request,
        state: 'failed',
        actualUsd: null,
        failure: { kind: 'rate-limited', waitSeconds: 9 },
        timesOut: 3,
      }),
      job({ request, state: 'waiting', actualUsd: null, timesOut: 1 }),
      job({ request: { ...request, provider: 'stand-in' }, timesOut: 1 }),
    ]
    expect(sentWords(disclosureOf(empty, jobs, inkOf(empty)).rows[0]!)).toBe('8 requests of words, with 8 drawings')
  })

  it('counts what went along again with the turns ahead of a change', () => {
    const [before] = takesOf(withTakes(empty), first!.id)
    const pictures = [{ role: 'sketch' }, { role: 'cast' }] as never
    const asked = { ...before!.recipe.request, pictures }
    const board = put(withTakes(empty), 'take', { ...before!, recipe: { ...before!.recipe, request: asked } })
    const turn = { kind: 'words', takeId: before!.id, number: 1, instruction: 'Night.', earlier: true } as const
    const changed = job({ request: { ...asked, pictures: [], turn } })
    const { rows } = disclosureOf(board, [job({ request: asked }), changed], inkOf(board))
    expect(sentWords(rows[0]!)).toBe('2 requests of words, with 2 drawings, 2 cast pictures, 1 earlier take')
    const gone = { ...changed, request: { ...changed.request, turn: { ...turn, takeId: newTestId('take') } } }
    expect(sentWords(disclosureOf(board, [gone], inkOf(board)).rows[0]!)).toBe(
      '1 request of words, with 1 earlier take',
    )
  })

  it('names every picture that was sent by what it was, not by a word of ours', () => {
    const roles = ['take', 'marked', 'marked', 'crop', 'before', 'after', 'contact', 'staging']
    const request = { ...job({}).request, pictures: roles.map((role) => ({ role })) } as Job['request']
    const { rows } = disclosureOf(empty, [job({ request })], inkOf(empty))
    expect(sentWords(rows[0]!)).toBe(
      '1 request of words, with 1 earlier take, 2 takes with marks drawn on them, 1 part of a take, ' +
        '1 take of the shot before, 1 take of the shot after, 1 contact sheet, 1 stand-in staging',
    )
  })

  it('goes to a table whose last line is the sum of the others', () => {
    const drawn = withStrokes(withTakes(empty), 102_875, 46_000)
    const stroke = { ...makeStroke(newTestId, layersOf(drawn, second!.id)[0]!.id, 'a0', 9), ms: 88_354 }
    const board = setAiPolicy(put(drawn, 'mark', stroke), 'reference', 'Ada', '2026-03-04')
    const [head, ...lines] = disclosureTable(disclosureOf(board, [job({})], inkOf(board)))
    const total = lines.pop()!
    for (const [at, label] of head!.entries()) {
      if (['Scene', 'Shot', 'Models', 'AI policy'].includes(label)) continue
      expect(Number(total[at]), label).toBeCloseTo(
        lines.reduce((sum, line) => sum + Number(line[at]), 0),
        5,
      )
    }
    expect(total.at(-1)).toBe('AI policy: reference only, set by Ada on 4 Mar 2026')
  })

  it('is laid out with its totals, the policy and what the words mean, and no line leaves the page', () => {
    const measure: Measure = {
      width: (text, size) => text.length * size * 0.5,
      runs: (text, size) => [{ font: 'test', text, width: text.length * size * 0.5 }],
      breaks: (text) =>
        [...text.matchAll(/ |$/g)].map(({ index }) => ({ at: Math.min(text.length, index + 1), must: false })),
    }
    const many = testFilm(
      Array.from({ length: 30 }, () => [1, 1, 1]),
      1.85,
    )
    const board = setAiPolicy(many, 'off', 'Ada', '2026-03-04')
    const options = { ...pdf.start('en-GB'), kind: 'disclosure' as const }
    const pages = layPages(board, options, measure, '4 Mar 2026', disclosureOf(board, [], inkOf(board)))
    expect(pages.length).toBeGreaterThan(2)
    const boxes = pages.flatMap((page) => page.boxes.flatMap((box) => (box.kind === 'text' ? [{ ...box, page }] : [])))
    const text = boxes.map(({ runs }) => runs.map((run) => run.text).join('')).join(' ')
    expect(text).toContain('AI policy: off, set by Ada on 4 Mar 2026')
    expect(text).toContain('90 shots in 90 panels: nothing drawn. No picture in it was generated by a model.')
    expect(text).toContain('In all')
    expect(text).toContain('no signed credential')
    for (const { x, width, y, page } of boxes) {
      expect(x + width).toBeLessThanOrEqual(page.width - 20)
      expect(y).toBeLessThanOrEqual(page.height - 20)
    }
  })
})
