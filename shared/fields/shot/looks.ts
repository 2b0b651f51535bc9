import type { Board } from '../../document/board.ts'
import type { ChosenLook } from '../../document/cardSchema.ts'
import { chosenIn, lookIn } from '../../document/looks.ts'
import { linkedIds, mentionedCards } from '../../document/mentions.ts'
import type { CardRow, ShotRow } from '../../document/schema.ts'
import { cardOf, cardsOf, looksOf, sceneOf } from '../../document/select.ts'
import type { ShotField } from '../field.ts'
import { plainName } from '../kinds.ts'

const BASE = 'Base look'
/** After a look that is the scene's choice and not the shot's own. */
const OF_SCENE = '(scene)'

/** "Mara: Act 1, oilskin, Ana: Hospital (scene)": the looks that hold in the shot, but for base looks of nobody's choice. */
function text(board: Board, shot: ShotRow): string {
  const mentioned = mentionedCards(board, shot).map(({ id }) => id)
  const ids = new Set([...linkedIds(shot), ...mentioned, ...shot.looks.map(({ cardId }) => cardId)])
  return [...ids]
    .flatMap((id) => cardOf(board, id) ?? [])
    .flatMap((card) => {
      const own = chosenIn(shot.looks, card.id)
      const { look } = lookIn(board, card, sceneOf(board, shot.sceneId), shot)
      if (!look && !own) return []
      return `${titleOf(card, look?.name ?? BASE)}${own ? '' : ` ${OF_SCENE}`}`
    })
    .join(', ')
}

function titleOf(card: CardRow, look: string): string {
  return `${card.name.trim() || 'Unnamed'}: ${look.trim() || 'Unnamed look'}`
}

/** Every look of every card that has several. */
function offers(board: Board): readonly string[] {
  return cardsOf(board).flatMap((card) => {
    const looks = looksOf(board, card.id)
    return looks.length === 0 ? [] : [BASE, ...looks.map(({ name }) => name)].map((name) => titleOf(card, name))
  })
}

function lookTyped(board: Board, typed: string): ChosenLook | undefined {
  const wanted = plainName(typed)
  for (const card of cardsOf(board)) {
    const look = looksOf(board, card.id).find(({ name }) => plainName(titleOf(card, name)) === wanted)
    if (look) return { cardId: card.id, lookId: look.id }
    if (plainName(titleOf(card, BASE)) === wanted) return { cardId: card.id, lookId: null }
  }
  return undefined
}

/** Names may have commas of their own: each look is read from as many parts as name one. */
function read(board: Board, typed: string): { looks: ChosenLook[] } | undefined {
  const looks: ChosenLook[] = []
  let part = ''
  for (const next of typed.split(/[,;\n]/)) {
    part = part === '' ? next : `${part},${next}`
    if (part.trim() === '' || part.trim().endsWith(OF_SCENE)) {
      part = ''
      continue
    }
    const look = lookTyped(board, part)
    if (!look) continue
    looks.push(look)
    part = ''
  }
  if (part !== '') return undefined
  return { looks: looks.filter(({ cardId }, at) => looks.findLastIndex((each) => each.cardId === cardId) === at) }
}

/** The shot's own choices among its cards' looks; what its scene chose is shown, and not read. */
export const looks: ShotField = {
  id: 'looks',
  label: 'Looks',
  key: 'looks',
  kind: 'cards',
  card: null,
  verb: 'Choose Looks in',
  terms: [],
  asks: 'type a card and its look, “Mara: Hospital”, with commas between',
  list: { width: 132, hidden: true },
  print: { min: 36, max: 84 },
  text,
  offers,
  read,
  sortKey: (board, shot) => text(board, shot).toLowerCase(),
}
