import type { Board } from '../document/board.ts'
import type { CoveredPart } from '../document/draftSchema.ts'
import type { CardId, SceneId, ShotId } from '../document/ids.ts'
import type { SceneRow } from '../document/schema.ts'
import type { UnreadPart } from '../script/screenplay.ts'
import type { IsDrawn } from './isEmptyScene.ts'
import type { SceneMatch } from './matchScenes.ts'
import type { ReadDrafts } from './sceneFacts.ts'

/** The film that a script is imported into. */
export interface ImportInto {
  readonly board: Board
  /** Those that `draftsToRead` names, as far as they can be read. */
  readonly drafts: ReadDrafts
  readonly isDrawn: IsDrawn
}

/** What becomes of a scene of the film that the script has no longer. */
export const FATES = ['omit', 'keep', 'remove'] as const
export type Fate = (typeof FATES)[number]

/** What a person decided about an import; everything else is decided by the plan. */
export interface ImportChoices {
  /** By the script's scene, as its index: which of the film's it is, or null for a new one. */
  readonly matches: ReadonlyMap<number, SceneId | null>
  readonly fates: ReadonlyMap<SceneId, Fate>
  /** By the card's key: the film's card it is, 'new' for a card of its own, 'none' for none. */
  readonly cards: ReadonlyMap<string, CardId | 'new' | 'none'>
}

export const NO_CHOICES: ImportChoices = { matches: new Map(), fates: new Map(), cards: new Map() }

/** With this match, which is the last word: another scene of the script that had the film's scene by hand has it no longer. */
export function withMatch(choices: ImportChoices, at: number, sceneId: SceneId | null): ImportChoices {
  const others = [...choices.matches].filter(([other, to]) => other !== at && (to === null || to !== sceneId))
  return { ...choices, matches: new Map([...others, [at, sceneId] as const]) }
}

/** A scene of the script, and what the import does with it. */
export interface PlannedScene {
  /** Index among the script's scenes. */
  readonly at: number
  /** Index of its heading's element. */
  readonly element: number
  /** Its line in the file, from 1. */
  readonly line: number
  /** null: it is new. */
  readonly sceneId: SceneId | null
  readonly match: SceneMatch | null
  /** It has another place among the scenes that stay. */
  readonly moved: boolean
  /** What of it changes, for people: "number", "heading", "text", "synopsis". */
  readonly changes: readonly string[]
  /** How the script has it. */
  readonly number: string
  readonly heading: string
  /** How the film has it; '' for a new one. */
  readonly numberBefore: string
  readonly headingBefore: string
  /** Its length in the script, in eighths of a page; 0 for one that was cut. */
  readonly eighths: number
  /** Fields to set. */
  readonly fields: Partial<Omit<SceneRow, 'id' | 'order'>>
  /** Shots of the film in it. */
  readonly shots: number
}

/** A scene of the film that the script has no longer. */
export interface GoneScene {
  readonly sceneId: SceneId
  readonly number: string
  readonly heading: string
  readonly shots: number
  /** Nothing was drawn or written in it, so that it may be removed. */
  readonly empty: boolean
  readonly fate: Fate
  /** Its number from now on, where the script gives its old one to another scene; null: it keeps its own. */
  readonly newNumber: string | null
}

/** A cast member or location that the script names. */
export interface PlannedCard {
  /** "cast mara", "location salt house". */
  readonly key: string
  readonly kind: 'cast' | 'location'
  readonly name: string
  /** Scenes in which it occurs. */
  readonly scenes: number
  /** The film's card that it is; null where it has none. */
  readonly cardId: CardId | null
  /** A card is made for it. */
  readonly isNew: boolean
}

/** Lines of a shot in the new draft. */
export interface PlannedCovers {
  readonly shotId: ShotId
  /** Empty where nothing that it covered is in the new draft: it then stays with the lines of the old one. */
  readonly parts: readonly CoveredPart[]
  /** Text that it covered and that is gone. */
  readonly lost: readonly string[]
}

export interface ImportPlan {
  readonly scenes: readonly PlannedScene[]
  readonly gone: readonly GoneScene[]
  /** The film's scenes from now on, as they follow each other: ids, and for new ones indexes among the script's. */
  readonly order: readonly (SceneId | number)[]
  readonly cards: readonly PlannedCard[]
  readonly covers: readonly PlannedCovers[]
  readonly unread: readonly UnreadPart[]
}

export type SceneKind = 'added' | 'changed' | 'moved' | 'same'

/** One word for a scene, for lists and counts: a changed one may also have moved. */
export function kindOf({ sceneId, moved, changes }: PlannedScene): SceneKind {
  if (sceneId === null) return 'added'
  if (changes.length > 0) return 'changed'
  return moved ? 'moved' : 'same'
}
