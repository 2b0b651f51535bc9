import type { Board } from '#shared/document/board.ts'
import { numbersOf, sceneHeading, sceneOf, scenesOf } from '#shared/document/select.ts'
import { sceneTitle, allShownShots } from '#shared/document/whatCounts.ts'
import { FRAMINGS, SIZES, termLabel, termOf } from '#shared/film/vocabulary.ts'
import { searchText, searchWords } from '#shared/searchText.ts'

export interface FoundPlace {
  readonly kind: 'scene' | 'shot'
  readonly id: string
  /** "Shot 2B" */
  readonly label: string
  /** A short summary. */
  readonly about: string
  /** By its number or how its words begin, not only by letters inside of them. */
  readonly begins: boolean
}

interface Scored extends FoundPlace {
  readonly score: number
}

/**
 * Scenes and shots by number ("2b", "shot 12") or by words of their heading, size, subject, action and dialogue. Exact
 * numbers come first, then numbers that start with it, then words; each in film order. At most `limit`.
 */
export function findPlaces(board: Board, query: string, limit = 12): readonly FoundPlace[] {
  const words = searchWords(query)
  const wanted = words.filter((word) => word !== 'shot' && word !== 'scene')
  if (wanted.length === 0) return []
  const places = [...scenePlaces(board, wanted), ...shotPlaces(board, wanted)]
  return places
    .filter(({ kind }) => !words.includes(kind === 'shot' ? 'scene' : 'shot'))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
}

function scenePlaces(board: Board, words: readonly string[]): Scored[] {
  const numbers = numbersOf(board).scenes
  return scenesOf(board).flatMap((scene) => {
    const number = numbers.get(scene.id) ?? ''
    const about = sceneTitle(scene)
    const score = scoreOf(words, number, `${about} ${scene.synopsis} ${scene.formerNumbers.join(' ')}`)
    const begins = score >= BEGINS * words.length
    return score > 0 ? [{ kind: 'scene', id: scene.id, label: `Scene ${number}`, about, begins, score }] : []
  })
}

function shotPlaces(board: Board, words: readonly string[]): Scored[] {
  const numbers = numbersOf(board).shots
  return allShownShots(board).flatMap((shot) => {
    const number = numbers.get(shot.id) ?? ''
    const size = termOf(SIZES, shot.size)
    const heading = sceneHeading(sceneOf(board, shot.sceneId)!)
    const text = [
      termLabel(SIZES, shot.size),
      size?.name,
      termLabel(FRAMINGS, shot.framing),
      shot.subject,
      shot.action,
      shot.dialogue,
      shot.notes,
      heading,
      ...shot.formerNumbers,
    ]
    const score = scoreOf(words, number, text.join(' '))
    if (score === 0) return []
    const about = [termLabel(SIZES, shot.size), shot.subject || shot.action].filter(Boolean).join(' · ')
    const begins = score >= BEGINS * words.length
    return [{ kind: 'shot', id: shot.id, label: `Shot ${number}`, about, begins, score }]
  })
}

const BEGINS = 10

/** 0 if it does not match. Every word must be found; the number counts as one. */
function scoreOf(words: readonly string[], number: string, text: string): number {
  const low = searchText(number)
  const hay = searchText(text)
  let score = 0
  for (const word of words) {
    if (word === low) score += 100
    else if (low.startsWith(word)) score += 40
    else if (hay.includes(word)) score += hay.startsWith(word) || hay.includes(` ${word}`) ? BEGINS : 4
    else return 0
  }
  return score
}
