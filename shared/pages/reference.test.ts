import { describe, expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm } from '../../tests/support/testFilm.ts'
import { put } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import { editFilm } from '../document/commands/film.ts'
import { addTakeUnder } from '../document/commands/layers.ts'
import { blankLayer } from '../document/newProject.ts'
import type { LayerId, MediaId } from '../document/ids.ts'
import type { AiPolicy, MediaRow, TakeRow } from '../document/schema.ts'
import { filmPanels, filmShots } from '../document/select.ts'
import type { Measure } from './measure.ts'
import { pictureBoxes } from './picture.ts'
import { picturesOf, referenceOf, takeFrame } from './reference.ts'

const measure: Measure = {
  width: (text, size) => text.length * size,
  runs: (text, size) => [{ font: 'test', text, width: text.length * size }],
  breaks: (text) => [{ at: text.length, must: false }],
}
const film = testFilm([[1]])
const shot = filmShots(film)[0]!
const panel = filmPanels(film)[0]!
const id = `media_${'0'.repeat(64)}` as MediaId
const media: MediaRow = { id, type: 'image/png', width: 1344, height: 768, bytes: 9, name: '' }

/** The film with these takes, numbered from 1. */
function withTakes(...each: Partial<TakeRow>[]): Board {
  return each.reduce(
    (board: Board, fields, at) => put(board, 'take', { ...makeTake(panel.id, media.id, at + 1), ...fields }),
    put(film, 'media', media),
  )
}
const printed = (board: Board) => referenceOf(board, panel.id)?.number

describe('the take that stands for a panel on paper', () => {
  it('is never one that was struck', () => {
    expect(printed(withTakes({}, { struck: true, kept: true }))).toBe(1)
    expect(printed(withTakes({ struck: true }))).toBeUndefined()
  })

  it('is the one that was kept last, else the one under the drawing, else the newest', () => {
    expect(printed(withTakes({ kept: true }, { kept: true }, {}))).toBe(2)
    const board = withTakes({}, {}, {})
    expect(printed(board)).toBe(3)
    const second = makeTake(panel.id, media.id, 2)
    const chosen = put(board, 'take', { ...second, order: 'a1V' })
    expect(printed(addTakeUnder(chosen, 'layer_under0000' as LayerId, panel.id, second.id))).toBe(2)
  })

  it('shows the film’s frame of it and no more', () => {
    const take = makeTake(panel.id, media.id, 1)
    const crop = { x: 10, y: 20, width: 956, height: 400 }
    expect(takeFrame({ ...take, recipe: { ...take.recipe, crop } }, media, 2.39)).toEqual(crop)
  })
})

describe('the stamp of a picture that a machine made', () => {
  const options = { show: 'reference', stamp: true } as const
  const hosted = makeTake(panel.id, media.id, 1)
  const recipe = { ...hosted.recipe, request: { ...hosted.recipe.request, provider: 'gemini' as const } }

  it.each([
    ['AI reference', { recipe }],
    ['Stand-in', {}],
  ])('is %s, drawn over the picture', (words, fields) => {
    const [picture] = picturesOf(withTakes(fields), shot, panel, options)
    expect(picture!.stamp).toBe(words)
    const boxes = pictureBoxes(measure, picture!, { x: 0, y: 0, width: 200, height: 84 }, 'P')
    const texts = boxes.flatMap((box) => (box.kind === 'text' ? box.runs.map((run) => run.text) : []))
    expect(texts).toEqual([words])
  })

  it('is left out where nobody asked for it, and never on a drawing', () => {
    const board = withTakes({ recipe })
    expect(picturesOf(board, shot, panel, { ...options, stamp: false })[0]!.stamp).toBeNull()
    expect(picturesOf(board, shot, panel, { ...options, show: 'both' }).map(({ stamp }) => stamp)).toEqual([
      null,
      'AI reference',
    ])
  })
})

const ruled = (aiPolicy: AiPolicy, ...takes: Partial<TakeRow>[]): Board => editFilm(withTakes(...takes), { aiPolicy })

describe('what the film’s AI policy leaves of a model’s pictures on paper', () => {
  const hosted = makeTake(panel.id, media.id, 1)
  const recipe = { ...hosted.recipe, request: { ...hosted.recipe.request, provider: 'gemini' as const } }
  const bare = { show: 'both', stamp: false } as const
  const stamps = (board: Board) => picturesOf(board, shot, panel, bare).map(({ source, stamp }) => [source.of, stamp])

  it('is a stamp, whatever was asked for, where they are for reference only', () => {
    expect(stamps(ruled('allowed', { recipe }))).toEqual([
      ['drawing', null],
      ['take', null],
    ])
    expect(stamps(ruled('reference', { recipe }))).toEqual([
      ['drawing', null],
      ['take', 'AI reference'],
    ])
    // A stand-in is no model's work.
    expect(stamps(ruled('reference', {}))).toEqual([
      ['drawing', null],
      ['take', null],
    ])
  })

  it('is nothing where it is off: a stand-in is printed in their place, else the drawing alone', () => {
    expect(stamps(ruled('off', { recipe, kept: true }))).toEqual([['drawing', null]])
    const standIn = { ...media, id: `media_${'1'.repeat(64)}` as MediaId }
    const both = put(ruled('off', { recipe, kept: true }, { mediaId: standIn.id }), 'media', standIn)
    expect(stamps(both)).toEqual([
      ['drawing', null],
      ['take', null],
    ])
  })

  it('counts for a drawing too that a model’s picture is laid into', () => {
    const layer = {
      ...blankLayer('layer_inlaid000000' as LayerId, panel.id, 'zz'),
      kind: 'picture' as const,
      mediaId: media.id,
    }
    const laid = (aiPolicy: AiPolicy): Board => put(ruled(aiPolicy, { recipe, struck: true }), 'layer', layer)
    expect(stamps(laid('allowed'))).toEqual([['drawing', null]])
    expect(stamps(laid('reference'))).toEqual([['drawing', 'AI reference']])
    // It is printed without that picture.
    expect(stamps(laid('off'))).toEqual([['drawing', null]])
  })
})
