import { chooseSceneLook, chooseShotLook } from '#shared/document/commands/looks.ts'
import { stepName } from '#shared/document/commands/stepName.ts'
import type { CardId, LookId } from '#shared/document/ids.ts'
import { chosenIn } from '#shared/document/looks.ts'
import { linkedIds, mentionedCards } from '#shared/document/mentions.ts'
import type { CardRow, SceneRow, ShotRow } from '#shared/document/schema.ts'
import { cardOf, lookOf, looksOf, numbersOf, sceneOf, shotsOf } from '#shared/document/select.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Select } from '../../ui/Select.tsx'
import { commonOf } from './mixed.ts'

const BASE = 'base'
const SCENE = 'scene'

interface ShotLooksProps {
  readonly shots: readonly ShotRow[]
  readonly kind: CardRow['kind']
}

/** The look of each card of these shots that has several: the scene's, unless the shots choose another. */
export function ShotLooks({ shots, kind }: ShotLooksProps) {
  const editor = useEditor()
  const board = useBoard()
  const ids = shots.map(({ id }) => id)
  const cards = [...new Set(shots.flatMap((shot) => linkedIds(shot)))].flatMap((id) => cardOf(board, id) ?? [])
  const last = shots.at(-1)
  const chosenByScene = (card: CardRow): string => {
    const scene = last && sceneOf(board, last.sceneId)
    const lookId = chosenIn(scene?.looks, card.id)?.lookId
    return (lookId && lookOf(board, lookId)?.name) || 'Base look'
  }
  return cards
    .filter((card) => card.kind === kind && looksOf(board, card.id).length > 0)
    .map((card) => {
      const common = commonOf(shots, (shot) => valueOf(shot, card))
      return (
        <LookSelect
          key={card.id}
          card={card}
          spots={ids.map((id) => `shot:${id}/looks`).join(' ')}
          value={common && !common.mixed ? common.value : 'mixed'}
          first={{ value: SCENE, label: chosenByScene(card), note: 'as in the scene' }}
          onChange={(value) =>
            editor.run(stepName(board, `Choose Look of ${card.name} in`, ids), (now) =>
              chooseShotLook(now, ids, card.id, value === SCENE ? undefined : lookIdOf(value)),
            )
          }
        />
      )
    })
}

/** The look of each card that has several, for the whole scene. */
export function SceneLooks({ scene }: { readonly scene: SceneRow }) {
  const editor = useEditor()
  const board = useBoard()
  const number = numbersOf(board).scenes.get(scene.id) ?? ''
  const inShots = shotsOf(board, scene.id).flatMap((shot) => [
    ...linkedIds(shot),
    ...mentionedCards(board, shot).map(({ id }) => id),
  ])
  const ids = new Set<CardId>([...inShots, ...scene.looks.map(({ cardId }) => cardId)])
  const cards = [...ids].flatMap((id) => cardOf(board, id) ?? []).filter(({ id }) => looksOf(board, id).length > 0)
  if (cards.length === 0) return null
  return (
    <div className="wide looks-chosen" data-spots={`scene:${scene.id}/looks`}>
      <span className="label">Looks</span>
      {cards.map((card) => (
        <LookSelect
          key={card.id}
          card={card}
          value={chosenIn(scene.looks, card.id)?.lookId ?? BASE}
          onChange={(value) =>
            editor.run(`Choose Look of ${card.name} in Scene ${number}`, (now) =>
              chooseSceneLook(now, scene.id, card.id, lookIdOf(value)),
            )
          }
        />
      ))}
    </div>
  )
}

interface LookSelectProps {
  readonly card: CardRow
  /** Where undo sees it, unless what it stands in says so. */
  readonly spots?: string
  readonly value: string
  readonly first?: { readonly value: string; readonly label: string; readonly note: string }
  readonly onChange: (value: string) => void
}

function LookSelect({ card, spots, value, first, onChange }: LookSelectProps) {
  const { canWrite } = useEditor()
  const board = useBoard()
  const name = card.name || 'Unnamed'
  return (
    <div className="look-chosen" data-spots={spots}>
      <span>{name}</span>
      <Select
        label={`Look of ${name}`}
        value={value}
        placeholder="Mixed"
        disabled={!canWrite}
        options={[
          ...(first ? [first] : []),
          { value: BASE, label: 'Base look' },
          ...looksOf(board, card.id).map((look) => ({ value: look.id, label: look.name || 'Unnamed look' })),
        ]}
        onChange={onChange}
      />
    </div>
  )
}

/** What a shot says of a card's look, as a choice. */
function valueOf(shot: ShotRow, card: CardRow): string {
  const chosen = chosenIn(shot.looks, card.id)
  return chosen ? (chosen.lookId ?? BASE) : SCENE
}

function lookIdOf(value: string): LookId | null {
  return value === BASE ? null : (value as LookId)
}
