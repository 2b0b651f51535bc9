import { expect, it } from 'vitest'
import { makeTake } from '../../tests/support/film.ts'
import { testFilm, testIds } from '../../tests/support/testFilm.ts'
import { put } from './board.ts'
import { addCard, addMedia, editCard, editFilm } from './commands/film.ts'
import { addLook, addLookPictures, editLook } from './commands/looks.ts'
import type { MediaId } from './ids.ts'
import { blankLayer } from './newProject.ts'
import { inFilmOrder, pictureNames, picturePlaces } from './picturePlaces.ts'
import { rowName, shotName } from './rowName.ts'
import { filmPanels, lookOf } from './select.ts'

const newId = testIds()
const media = (digit: string) => `media_${digit.repeat(64)}` as MediaId
const [taken, laid, logo, worn, faced, lost] = ['a', 'b', 'c', 'd', 'e', 'f'].map(media) as [
  MediaId,
  MediaId,
  MediaId,
  MediaId,
  MediaId,
  MediaId,
]
const bare = testFilm([[2, 1]], 2.39, newId)
const [, second, third] = filmPanels(bare)
const [mara, oilskin] = [newId('card'), newId('look')]
const takeId = newId('take')
const drawn = [
  { ...blankLayer(newId('layer'), second!.id, 'a5'), kind: 'picture' as const, mediaId: laid },
  { ...blankLayer(newId('layer'), third!.id, 'a5'), kind: 'take' as const, mediaId: taken, takeId },
].reduce(
  (board, layer) => put(board, 'layer', layer),
  put(bare, 'take', { ...makeTake(third!.id, taken, 3), id: takeId }),
)
const carded = editCard(addCard(drawn, mara, 'cast', 'Mara'), mara, { mediaIds: [faced] })
const looked = addLookPictures(addLook(carded, oilskin, mara, 'Oilskin'), { cardId: mara, lookId: oilskin }, [worn])
const film = editFilm(looked, { logo })

it('each picture is found at every place that shows it, a take as a take alone', () => {
  const places = picturePlaces(film)
  expect(places.get(laid)).toEqual(['Shot 1, panel 2'])
  expect(places.get(taken)).toEqual(['Take T3 of shot 1A'])
  expect(places.get(faced)).toContain('Cast card “Mara”')
  expect(places.get(worn)).toEqual(['Look “Oilskin” of the cast card “Mara”'])
  expect(places.get(logo)).toEqual(['The film’s logo'])
  expect(places.has(lost)).toBe(false)
})

it('a picture of an earlier version has its place, too, of a card as of a look', () => {
  const changed = editLook(editCard(film, mara, { mediaIds: [] }), oilskin, { pictures: [] })
  expect(lookOf(changed, oilskin)!.pictures).toEqual([])
  const places = picturePlaces(changed)
  expect(places.get(worn)?.[0]).toMatch(/as it was in v\d/)
  expect(places.get(faced)?.[0]).toMatch(/as it was in v\d/)
})

it('pictures are listed in film order with their files, and what nothing shows comes last', () => {
  expect(inFilmOrder(film, [lost, logo, taken, laid, laid])).toEqual([laid, taken, logo, lost])
  const row = { id: laid, name: 'quay.jpg', kind: 'image/jpeg', bytes: 1, width: 1, height: 1 }
  const named = addMedia(film, row as never)
  expect(pictureNames(named, [lost, laid])).toEqual(['Shot 1, panel 2 (quay.jpg)', 'Nowhere in the film now'])
})

it('a row is named within a sentence: without what would turn it about, and as “a shot” where it is gone', () => {
  const card = { id: mara, name: ' \u202eMara\n  Ilves\u2066 ' } as never
  expect(rowName(film, 'card', card)).toBe('the card “Mara Ilves”')
  expect(rowName(film, 'card', { id: mara, name: '\u200f ' } as never)).toBe('the card')
  expect([shotName(film, third!.shotId), shotName(film, newId('shot'))]).toEqual(['shot 1A', 'a shot'])
})
