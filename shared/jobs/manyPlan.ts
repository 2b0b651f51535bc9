import type { ManyAsked, ManyPlan, WhySkipped } from '../contract/many.ts'
import type { Spend } from '../contract/model.ts'
import { usd } from '../contract/usd.ts'
import { filmOf } from '../document/board.ts'
import type { Board } from '../document/board.ts'
import type { MediaId } from '../document/ids.ts'
import { withoutAts } from '../document/mentions.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { PanelRow } from '../document/schema.ts'
import { filmPanels, panelPlace, numbersOf, sceneOf, shotOf, takesOf } from '../document/select.ts'
import { isCut } from '../document/whatCounts.ts'
import type { MadeBeside } from '../generation/besidePictures.ts'
import { askedModel, baseUrlOf, composeRequest } from '../generation/compose.ts'
import { NO_DRAFT, composingOptions, draftOf, draftedRequest } from '../generation/draftedRequest.ts'
import { estimateUsd } from '../generation/estimate.ts'
import { takesPictures, wayFor } from '../generation/models.ts'
import type { Way } from '../generation/models.ts'
import { isHosted } from '../generation/providers/providerOf.ts'
import { tooManyWords } from '../generation/tooManyWords.ts'
import { policyAllows } from '../records/aiPolicy.ts'
import { spentOf } from '../records/ledger.ts'

/** What a plan needs to know besides the board. */
export interface PlanFacts {
  /** Whether anything of the panel's drawing would be sent. */
  readonly drawn: (panel: PanelRow) => boolean
  /** Panels that the queue has yet to answer. */
  readonly underWay: ReadonlySet<string>
  readonly spend: Spend
}

type Asked = Omit<ManyAsked, 'project'>

/**
 * What asking for takes of many panels at once comes to: each panel in film order either with its price, or with the
 * first reason why it is left out. Under a cap, the panels that still fit are made, in film order.
 */
export function manyPlan(board: Board, asked: Asked, facts: PlanFacts): ManyPlan {
  const film = filmOf(board)
  const whose = askedModel(film, asked)
  const way = wayFor(whose, asked.way)
  const wanted = new Set<string>(asked.panelIds)
  const left = facts.spend.capUsd === null ? null : Math.max(0, facts.spend.capUsd - spentOf(facts.spend))
  const plan = { made: [] as ManyPlan['made'], skipped: [] as ManyPlan['skipped'], usd: 0 as number | null }
  let size = asked.imageSize ?? film.imageSize
  for (const panel of filmPanels(board).filter(({ id }) => wanted.has(id))) {
    const named = { panelId: panel.id, name: panelName(board, panel) }
    const before = whyBefore(board, panel, asked, facts)
    if (before) {
      plan.skipped.push({ ...named, why: before })
      continue
    }
    const request = requestOf(board, panel, asked, { sketch: facts.drawn(panel) ? UNMADE : null, made: MADE })
    size = request.imageSize
    const price = priceOf(request, way, asked.count)
    const why = whyAfter(request, price, left === null || plan.usd === null ? null : left - plan.usd)
    if (why) plan.skipped.push({ ...named, why })
    else {
      plan.made.push(named)
      plan.usd = plan.usd === null || price === null ? null : plan.usd + price
    }
  }
  return { ...whose, baseUrl: baseUrlOf(film, whose.provider, asked), imageSize: size, way, ...plan, leftUsd: left }
}

/** Stands for a picture that is only made when it is sent: the price counts pictures, whatever they show. */
const UNMADE = `media_${'0'.repeat(64)}` as MediaId
const MADE: MadeBeside = { contact: UNMADE, staging: UNMADE }

/**
 * A panel's request among many: with what the artist reworded, left out and chose for it; who makes it, and how large,
 * is chosen for all.
 */
export function requestOf(
  board: Board,
  panel: PanelRow,
  asked: Omit<Asked, 'panelIds' | 'way' | 'count' | 'keptToo' | 'undrawnToo'>,
  { sketch, made }: { readonly sketch: MediaId | null; readonly made: MadeBeside },
): GenerationRequest {
  const draft = draftOf(panel)
  const chosen = composingOptions({ ...draft, requestAsked: NO_DRAFT.requestAsked }, filmOf(board))
  const { provider, model, imageSize, thinking, baseUrl } = asked
  const composed = composeRequest(board, panel.id, {
    ...chosen,
    ...(provider ? { provider } : {}),
    ...(model ? { model } : {}),
    ...(imageSize ? { imageSize } : {}),
    ...(thinking ? { thinking } : {}),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    sketch,
    made,
  })
  return draftedRequest(composed, draft, (text) => withoutAts(board, text))
}

function priceOf(request: GenerationRequest, way: Way, count: number): number | null {
  const one = estimateUsd(request, way)
  return one === null ? null : one * count
}

/** What speaks against a panel, whatever its request says. */
function whyBefore(board: Board, panel: PanelRow, asked: Asked, facts: PlanFacts): WhySkipped | null {
  const shot = shotOf(board, panel.shotId)
  const film = filmOf(board)
  const whose = askedModel(film, asked)
  if (!shot || sceneOf(board, shot.sceneId)?.omitted !== false) return 'omitted'
  if (isCut(shot)) return 'cut'
  if (!policyAllows(film, whose.provider)) return 'policy'
  if (!asked.keptToo && takesOf(board, panel.id).some(({ kept, struck }) => kept && !struck)) return 'kept'
  if (facts.underWay.has(panel.id)) return 'under-way'
  // A stand-in is staged from the shot's fields.
  if (!asked.undrawnToo && isHosted(whose.provider) && takesPictures(whose) && !facts.drawn(panel)) return 'undrawn'
  return null
}

function whyAfter(request: GenerationRequest, price: number | null, leftUsd: number | null): WhySkipped | null {
  if (request.pieces.length === 0 || tooManyWords(request) !== null) return 'words'
  if (leftUsd === null || price === 0) return null
  if (price === null) return 'no-price'
  return price > leftUsd + 1e-9 ? 'cap' : null
}

/** "12A", or "12A panel 2" if the shot has several. */
export function panelName(board: Board, panel: PanelRow): string {
  const number = numbersOf(board).shots.get(panel.shotId) ?? ''
  const { index, count } = panelPlace(board, panel)
  return count > 1 ? `${number} panel ${index}` : number
}

const WORDS: Readonly<Record<WhySkipped, (one: boolean) => string>> = {
  omitted: (one) => (one ? 'its scene is omitted' : 'their scene is omitted'),
  cut: (one) => (one ? 'its shot is cut' : 'their shots are cut'),
  policy: () => 'the film’s AI policy is off',
  kept: (one) => (one ? 'has a kept take' : 'have a kept take'),
  'under-way': (one) => (one ? 'is in the queue already' : 'are in the queue already'),
  undrawn: (one) => (one ? 'has no drawing' : 'have no drawing'),
  words: (one) => (one ? 'its words can’t be sent as they are' : 'their words can’t be sent as they are'),
  'no-price': () => 'the price is not known, so the cap can’t be kept',
  cap: () => 'the film’s cap leaves no room',
}

export interface SkippedGroup {
  readonly why: WhySkipped
  /** "has a kept take" */
  readonly words: string
  readonly names: readonly string[]
}

/** What is left out, by reason, the most frequent first. */
export function skippedGroups({ skipped }: Pick<ManyPlan, 'skipped'>): SkippedGroup[] {
  const groups = new Map<WhySkipped, string[]>()
  for (const { why, name } of skipped) groups.set(why, [...(groups.get(why) ?? []), name])
  return [...groups]
    .map(([why, names]) => ({ why, names, words: WORDS[why](names.length === 1) }))
    .toSorted((a, b) => b.names.length - a.names.length)
}

/** "14 takes, about $0.51"; how much a cap leaves is said beside it. */
export function planWords(plan: ManyPlan, count: number): string {
  const takes = plan.made.length * count
  const price = plan.usd === null ? 'at a price that is not known' : plan.usd === 0 ? 'free' : `about ${usd(plan.usd)}`
  return `${takes} ${takes === 1 ? 'take' : 'takes'}, ${price}`
}
