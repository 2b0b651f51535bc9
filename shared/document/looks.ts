import type { Board } from './board.ts'
import type { ChosenLook, LookPicture, PastLook } from './cardSchema.ts'
import type { CardId, LookId, ShotId } from './ids.ts'
import type { CardRow, LookRow, SceneRow, ShotRow, TakeRow } from './schema.ts'
import { filmPanels, filmShots, lookOf, scenesOf, takesOf } from './select.ts'
import { shortened } from './shortened.ts'

/** A card as it looks in a shot: the base look, or another one of its looks. */
export interface LookedCard {
  readonly card: CardRow
  /** null for the base look. */
  readonly look: LookRow | null
}

const NAME_MOST = 200

/** The pictures of a card's base look and what each is for. */
export function basePictures(card: CardRow): readonly LookPicture[] {
  return card.mediaIds.map((mediaId) => ({
    mediaId,
    use: card.uses.find((each) => each.mediaId === mediaId)?.use ?? '',
  }))
}

/** A look's own pictures. */
export function picturesOfLook({ card, look }: LookedCard): readonly LookPicture[] {
  return look ? look.pictures : basePictures(card)
}

/** The words that a request says of the card: the look's, or the card's own where the look has none. */
export function wordsOfLook({ card, look }: LookedCard): string {
  return look?.description.trim() || card.description.trim()
}

/** "Mara v3", "Mara, Act 1 oilskin v2": long names are shortened, never the version. */
export function lookTitle({ card, look }: LookedCard, version = (look ?? card).version): string {
  const name = card.name.trim() || 'Unnamed'
  const whole = look ? `${shortened(name, 90)}, ${shortened(look.name.trim() || 'unnamed look', 90)}` : name
  return `${shortened(whole, NAME_MOST - ` v${version}`.length)} v${version}`
}

/** The look that holds for a card in this shot: the shot's choice, else the scene's, else the base look. */
export function lookIn(
  board: Board,
  card: CardRow,
  scene: Pick<SceneRow, 'looks'> | undefined,
  shot: Pick<ShotRow, 'looks'> | undefined,
): LookedCard {
  const chosen = chosenIn(shot?.looks, card.id) ?? chosenIn(scene?.looks, card.id)
  const look = chosen?.lookId ? lookOf(board, chosen.lookId) : undefined
  return { card, look: look?.cardId === card.id ? look : null }
}

/** What a scene or a shot says of a card's look; undefined where it says nothing. */
export function chosenIn(looks: readonly ChosenLook[] | undefined, cardId: string): ChosenLook | undefined {
  return looks?.find((each) => each.cardId === cardId)
}

/** Where a look was chosen. */
export function placesOfLook(board: Board, lookId: LookId): { readonly scenes: SceneRow[]; readonly shots: ShotRow[] } {
  const has = ({ looks }: Pick<SceneRow, 'looks'>): boolean => looks.some((each) => each.lookId === lookId)
  return { scenes: scenesOf(board).filter(has), shots: filmShots(board).filter(has) }
}

/** A take that was made with a version of a look. */
export interface TakeOfLook {
  readonly shotId: ShotId
  readonly take: TakeRow
}

/** The takes that used each version of a card's looks, in film order; `usedKey` names a version. */
export function takesByLook(board: Board): ReadonlyMap<string, readonly TakeOfLook[]> {
  const known = remembered.get(board.take)
  if (known?.shot === board.shot && known.panel === board.panel) return known.used
  const used = new Map<string, TakeOfLook[]>()
  for (const panel of filmPanels(board))
    for (const take of takesOf(board, panel.id))
      for (const key of looksUsedBy(take)) {
        const list = used.get(key) ?? []
        used.set(key, [...list, { shotId: panel.shotId, take }])
      }
  remembered.set(board.take, { shot: board.shot, panel: board.panel, used })
  return used
}

const remembered = new WeakMap<
  Board['take'],
  Pick<Board, 'shot' | 'panel'> & { used: ReadonlyMap<string, readonly TakeOfLook[]> }
>()

export function usedKey(cardId: CardId | string, lookId: LookId | null, version: number): string {
  return `${cardId}/${lookId ?? ''}/${version}`
}

/** Recipes from before there were looks name the version in the label of a picture beside the card's words. */
function looksUsedBy({ recipe: { request } }: TakeRow): readonly string[] {
  if (request.looks) return request.looks.map(({ cardId, lookId, version }) => usedKey(cardId, lookId, version))
  return request.pieces.flatMap(({ from, text }) => {
    if (!from.startsWith('card.')) return []
    const labels = request.pictures.map(({ label }) => / v(\d+)$/.exec(label))
    const found = labels.find((label) => label && text.startsWith(label.input.slice(0, label.index)))
    return found ? [usedKey(from.slice('card.'.length), null, Number(found[1]))] : []
  })
}

/** A version that a look had, newest first; the present one among them. */
export function versionsOf({ card, look }: LookedCard): readonly PastLook[] {
  const { version, past } = look ?? card
  const now = { version, description: (look ?? card).description, pictures: [...picturesOfLook({ card, look })] }
  return [now, ...past.toReversed()]
}
