import { describe, expect, it } from 'vitest'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { addCard, editCard, removeCard } from './commands/film.ts'
import { linkCard } from './commands/shotCards.ts'
import { editShot } from './commands/shots.ts'
import { patch } from './board.ts'
import type { CardKind } from './schema.ts'
import { LIMITS } from './limits.ts'
import { cardOf, filmPanels, filmShots, panelOf, shotOf } from './select.ts'
import { mentionableIn, mentionedCards, mentionsIn, withoutAts } from './mentions.ts'

const newId = testIds()
const bare = testFilm([[1]], 2.39, newId)
const shot = filmShots(bare)[0]!
const NAMES: readonly (readonly [CardKind, string])[] = [
  ['cast', 'Mara'],
  ['cast', 'Mara Ilves'],
  ['location', 'Quarry weighbridge'],
  ['prop', 'Lamp (no. 2)'],
  ['cast', '雪'],
  ['cast', 'مارا'],
  ['cast', 'Zoë'],
  ['prop', 'Mara'],
  ['cast', 'Jean-Luc'],
  ['cast', '3/4 – “Moth” (a.k.a. R@y) $1 [x] \\ {y} ^z|?'],
  ['cast', 'İpek'],
  ['cast', 'Мара'],
  ['cast', '마라'],
]
const ids = NAMES.map(() => newId('card'))
const film = NAMES.reduce((board, [kind, name], at) => addCard(board, ids[at]!, kind, name), bare)
const found = (text: string) => mentionsIn(film, text).map(({ from, to }) => text.slice(from, to))

describe('a mention', () => {
  it.each<[string, readonly string[]]>([
    ['@Mara waits', ['@Mara']],
    ['@mara’s hands, (@MARA)', ['@mara', '@MARA']],
    ['@Mara Ilves and @Mara', ['@Mara Ilves', '@Mara']],
    ['@Maras', []],
    ['mail@mara.example', []],
    ['at @quarry\n  weighbridge, now', ['@quarry\n  weighbridge']],
    ['@Lamp (no. 2).', ['@Lamp (no. 2)']],
    ['@雪が立つ', ['@雪']],
    ['庭で@雪が、@雪と', ['@雪', '@雪']],
    ['@마라가 기다린다', ['@마라']],
    ['@Jean-Luc’s, @jean-luc-marc, @Jean', ['@Jean-Luc', '@jean-luc']],
    ['@3/4 – “Moth” (a.k.a. R@y) $1 [x] \\ {y} ^z|?!', ['@3/4 – “Moth” (a.k.a. R@y) $1 [x] \\ {y} ^z|?']],
    ['@İpek, @İPEK, @I\u0307pek and @i\u0307pek', ['@İpek', '@İPEK', '@I\u0307pek', '@i\u0307pek']],
    ['@МАРА ждёт, @Марат', ['@МАРА']],
    ['تنتظر @مارا هنا', ['@مارا']],
    ['@Zoe\u0308 turns', ['@Zoe\u0308']],
    ['@@Mara', ['@Mara']],
    ['@ Mara', []],
    ['@Nobody', []],
  ])('in %j is %j', (text, mentions) => {
    expect(found(text)).toEqual(mentions)
  })

  it('is said as the bare name', () => {
    expect(withoutAts(film, '@Mara sees @Nobody at @quarry weighbridge')).toBe(
      'Mara sees @Nobody at quarry weighbridge',
    )
  })

  it('puts its card into the shot, once; what must not be in it does not', () => {
    const told = { action: '@Mara and @mara at the @Quarry weighbridge', avoid: '@Zoë', notes: 'Ask @雪' }
    const board = editShot(film, shot.id, told)
    expect(mentionedCards(board, shotOf(board, shot.id)!).map(({ id }) => id)).toEqual([ids[0], ids[2], ids[4]])
    const linked = linkCard(board, [shot.id], ids[2]!)
    expect(mentionedCards(linked, shotOf(linked, shot.id)!).map(({ id }) => id)).toEqual([ids[0], ids[4]])
  })

  it('means the card that the shot has, where several have the name', () => {
    const board = linkCard(editShot(film, shot.id, { action: '@Mara burns' }), [shot.id], ids[7]!)
    expect(mentionedCards(board, shotOf(board, shot.id)!)).toEqual([])
  })

  it('is offered once for each name, and says how many cards have it', () => {
    const offered = mentionableIn(film)
    expect(new Set(offered.map(({ name }) => name)).size).toBe(offered.length)
    expect(offered.filter(({ name }) => name === 'Mara')).toEqual([
      { id: ids[NAMES.findIndex(([, name]) => name === 'Mara')], name: 'Mara', note: 'cast, first of 2 so named' },
    ])
    expect(offered.find(({ name }) => name === 'Zoë')?.note).toBe('cast')
  })
})

describe('a card that is renamed', () => {
  it('is mentioned under its new name, in every text, and makes no version', () => {
    const panel = filmPanels(film)[0]!
    const told = patch(
      editShot(film, shot.id, { action: '@Mara Ilves meets @Mara', avoid: 'hats on @Mara Ilves' }),
      'panel',
      panel.id,
      { requestLast: 'calm @mara ilves', label: '@Mara' },
    )
    const board = editCard(told, ids[1]!, { name: 'Ilse' })
    expect(shotOf(board, shot.id)).toMatchObject({ action: '@Ilse meets @Mara', avoid: 'hats on @Ilse' })
    expect(panelOf(board, panel.id)).toMatchObject({ requestLast: 'calm @Ilse', label: '@Mara' })
    expect(cardOf(board, ids[1]!)).toMatchObject({ name: 'Ilse', version: 1 })
  })

  it('leaves a text alone that has no room for the longer name', () => {
    const subject = `@Zoë${' '.repeat(LIMITS.line - 4)}`
    const board = editCard(editShot(film, shot.id, { subject }), ids[6]!, { name: 'Zoë Andersson' })
    expect(shotOf(board, shot.id)!.subject).toBe(subject)
  })
})

describe('a card that is removed', () => {
  it('is said by its bare name where it was mentioned, in every text, and another of its name is not meant in its place', () => {
    const panel = filmPanels(film)[0]!
    const told = patch(
      editShot(film, shot.id, { action: '@Mara Ilves meets @Mara', notes: '@mara, wet' }),
      'panel',
      panel.id,
      { requestLast: 'calm @mara', label: '@Mara Ilves' },
    )
    const board = removeCard(told, ids[0]!)
    expect(shotOf(board, shot.id)).toMatchObject({ action: '@Mara Ilves meets Mara', notes: 'mara, wet' })
    expect(panelOf(board, panel.id)).toMatchObject({ requestLast: 'calm mara', label: '@Mara Ilves' })
    expect(mentionedCards(board, shotOf(board, shot.id)!).map(({ id }) => id)).toEqual([ids[1]])
  })
})
