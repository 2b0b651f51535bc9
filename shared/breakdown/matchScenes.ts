import { likenesses } from './likeness.ts'
import type { SceneFacts } from './sceneFacts.ts'

export const MATCH_REASONS = ['hand', 'text', 'number', 'heading', 'blank'] as const
/** What spoke most for a match; `blank`: the film's first scene, in which there is nothing yet. */
export type MatchReason = (typeof MATCH_REASONS)[number]

export interface SceneMatch {
  /** Index among the film's scenes, and among the script's. */
  readonly film: number
  readonly script: number
  readonly why: MatchReason
  /** 0..1. */
  readonly confidence: number
  /** Of their texts, 0..1; null where one of them says too little to tell. */
  readonly likeness: number | null
}

/** Matches that are settled beforehand. */
export interface HandMatches {
  /** By the script's scene: one of the film's, or null for a new one. */
  readonly byScript: ReadonlyMap<number, number | null>
}

/** One candidate must be ahead of every other of the same scenes by this much to be taken for itself alone. */
const MARGIN = 0.06
/** What agreement with the neighbours counts for where several candidates are as good. */
const NEIGHBOUR = 0.04

/**
 * Pairs scenes of the film with scenes of the script, each at most once. Likeness of text counts most, since numbers are
 * handed out anew and headings recur; number and heading speak where the text does not speak against them. Of equals the
 * one that keeps the order is taken. A scene whose text has nothing of the old one is no match, whatever its number:
 * a drawing that stays with an omitted scene is found again, one that went to a wrong scene is lost.
 */
export function matchScenes(
  film: readonly SceneFacts[],
  script: readonly SceneFacts[],
  hand: HandMatches,
): readonly SceneMatch[] {
  const settled = settledByHand(film, script, hand)
  const live = candidates(film, script).filter(
    (match) => !settled.film.has(match.film) && !settled.script.has(match.script),
  )
  return [...settled.matches, ...choose(live, settled.matches)].toSorted((a, b) => a.script - b.script)
}

function settledByHand(film: readonly SceneFacts[], script: readonly SceneFacts[], { byScript }: HandMatches) {
  const matches: SceneMatch[] = []
  const [films, scripts] = [new Set<number>(), new Set<number>()]
  for (const [at, to] of byScript) {
    if (at >= script.length || (to !== null && (to >= film.length || films.has(to)))) continue
    scripts.add(at)
    if (to === null) continue
    films.add(to)
    matches.push({ film: to, script: at, why: 'hand', confidence: 1, likeness: null })
  }
  return { matches, film: films, script: scripts }
}

function candidates(film: readonly SceneFacts[], script: readonly SceneFacts[]): readonly SceneMatch[] {
  const texts = likenesses(
    film.map(({ words }) => words),
    script.map(({ words }) => words),
  )
  const byNumber = indexBy(script, ({ number }) => [number])
  const byHeading = indexBy(script, ({ headings }) => headings)
  return film.flatMap((facts, at) => {
    const near = new Set<number>([
      ...texts.near(at),
      ...(byNumber.get(facts.number) ?? []),
      ...facts.headings.flatMap((heading) => byHeading.get(heading) ?? []),
    ])
    return [...near].flatMap((to) => weigh(facts, script[to]!, at, to, texts.between(at, to)) ?? [])
  })
}

function indexBy(script: readonly SceneFacts[], keysOf: (facts: SceneFacts) => readonly string[]) {
  const index = new Map<string, number[]>()
  script.forEach((facts, at) => {
    for (const key of keysOf(facts)) if (key !== '') index.set(key, [...(index.get(key) ?? []), at])
  })
  return index
}

/** Least likeness that is a match by itself, and with a number or a heading beside it. */
const ALONE = 0.34
const BESIDE = 0.12
/** A scene that was cut keeps its number, unless its text is found elsewhere. */
const OMITTED = 0.2

function weigh(film: SceneFacts, script: SceneFacts, at: number, to: number, text: number | null): SceneMatch | null {
  const sameNumber = film.number !== '' && film.number.toLowerCase() === script.number.toLowerCase()
  const sameHeading = film.headings.some((heading) => heading !== '' && script.headings.includes(heading))
  const otherNumber = film.number !== '' && script.number !== '' && !sameNumber
  const untitled = film.headings.every((heading) => heading === '')
  // Words on cards are the board's, not the writer's: they can speak for a match, never against one.
  const likeness = film.fromScript || (text ?? 0) >= ALONE ? text : null
  const beside = sameNumber || sameHeading
  const pair = { film: at, script: to, likeness: text }
  if (script.omitted && (likeness ?? 0) < ALONE)
    return sameNumber && film.fromScript ? { ...pair, why: 'number', confidence: OMITTED } : null
  if (likeness !== null) {
    if (likeness < (beside ? BESIDE : ALONE)) return null
    const confidence = 0.7 * likeness + (sameHeading ? 0.2 : 0) + (sameNumber ? 0.1 : 0)
    return { ...pair, why: likeness >= ALONE ? 'text' : sameNumber ? 'number' : 'heading', confidence }
  }
  if (sameNumber && (sameHeading || untitled)) return { ...pair, why: 'number', confidence: 0.6 }
  if (sameHeading && !otherNumber) return { ...pair, why: 'heading', confidence: 0.5 }
  if (sameHeading) return { ...pair, why: 'heading', confidence: 0.35 }
  return null
}

/** The best first; of several as good, the one beside whose neighbours are matched too. */
function choose(all: readonly SceneMatch[], settled: readonly SceneMatch[]): readonly SceneMatch[] {
  const toScript = new Map(settled.map(({ film, script }) => [film, script]))
  const chosen: SceneMatch[] = []
  let live = all.toSorted((a, b) => b.confidence - a.confidence)
  const take = (matches: readonly SceneMatch[]): void => {
    for (const match of matches) {
      chosen.push(match)
      toScript.set(match.film, match.script)
    }
    const [films, scripts] = [new Set(matches.map(({ film }) => film)), new Set(matches.map(({ script }) => script))]
    live = live.filter(({ film, script }) => !films.has(film) && !scripts.has(script))
  }
  while (live.length > 0) {
    const ahead = clearlyBest(live)
    take(ahead.length > 0 ? ahead : [bestInOrder(live, toScript)])
  }
  return chosen
}

function clearlyBest(live: readonly SceneMatch[]): readonly SceneMatch[] {
  const rivals = new Map<string, number>()
  for (const { film, script, confidence } of live)
    for (const key of [`film ${film}`, `script ${script}`]) {
      const [best = 0, next = 0] = [rivals.get(key), rivals.get(`${key} next`)]
      rivals.set(key, Math.max(best, confidence))
      rivals.set(`${key} next`, Math.max(next, Math.min(best, confidence)))
    }
  return live.filter(({ film, script, confidence }) =>
    [`film ${film}`, `script ${script}`].every(
      (key) => confidence === rivals.get(key) && confidence - rivals.get(`${key} next`)! >= MARGIN,
    ),
  )
}

/** So many candidates are as good only where scenes have nothing of their own. */
const MANY = 400

/** How many matches would change places with this one. */
function crossings(film: number, script: number, toScript: ReadonlyMap<number, number>): number {
  let count = 0
  for (const [otherFilm, otherScript] of toScript) if (otherFilm < film !== otherScript < script) count += 1
  return count
}

/** Among those within the margin of the best, by how well each goes on from what is matched before and after it. */
function bestInOrder(live: readonly SceneMatch[], toScript: ReadonlyMap<number, number>): SceneMatch {
  const top = live[0]!.confidence
  const group = live.filter(({ confidence }) => top - confidence < MARGIN)
  const worth = ({ film, script, confidence }: SceneMatch): number => {
    const before = toScript.get(film - 1) === script - 1 ? NEIGHBOUR : 0
    const after = toScript.get(film + 1) === script + 1 ? NEIGHBOUR : 0
    const apart = Math.abs(film - script) * 1e-6
    return confidence + before + after - (group.length <= MANY ? crossings(film, script, toScript) * 1e-4 : 0) - apart
  }
  return group.reduce((best, match) => (worth(match) > worth(best) ? match : best))
}
