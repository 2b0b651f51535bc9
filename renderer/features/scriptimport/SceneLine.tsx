import type { CSSProperties } from 'react'
import type { ImportChoices, PlannedScene } from '#shared/breakdown/plan.ts'
import { kindOf, withMatch } from '#shared/breakdown/plan.ts'
import { beforeWords, changeWords, matchWords } from '#shared/breakdown/planWords.ts'
import type { SceneId } from '#shared/document/ids.ts'
import { numbersOf, scenesOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { eighthsLabel, estimateWords } from '#shared/film/eighths.ts'
import { Select } from '../../ui/Select.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'

export interface LineProps {
  readonly style: CSSProperties
  readonly choices: ImportChoices
  readonly onChoices: (choices: ImportChoices) => void
}

/** Below this a match deserves a look. */
const UNSURE = 0.55

interface SceneLineProps extends LineProps {
  readonly scene: PlannedScene
  /** What the film will call it. */
  readonly numberAfter: string
}

export function SceneLine({ scene, numberAfter, style, choices, onChoices }: SceneLineProps) {
  const { at, heading, match, eighths } = scene
  const before = beforeWords(scene, numberAfter)
  const unsure = match !== null && match.confidence < UNSURE
  return (
    <div className="scriptimport-row" role="listitem" data-kind={kindOf(scene)} style={style}>
      <span className="scriptimport-number">{numberAfter}</span>
      <Tooltip label={[heading, before].filter(Boolean).join('\n')} whenCut>
        <span className="scriptimport-heading">
          {heading}
          {before !== '' && <small>{before}</small>}
        </span>
      </Tooltip>
      {eighths > 0 ? (
        <Tooltip label={estimateWords(eighths)}>
          <span className="scriptimport-length">{eighthsLabel(eighths)}</span>
        </Tooltip>
      ) : (
        <span className="scriptimport-length" />
      )}
      <span className="scriptimport-kind">{changeWords(scene)}</span>
      <span className={`scriptimport-match ${unsure ? 'unsure' : ''}`}>
        <MatchChoice
          scene={scene}
          name={`${numberAfter} ${heading}`}
          onChoose={(to) => onChoices(withMatch(choices, at, to))}
        />
        {match && <small>{matchWords(match)}</small>}
      </span>
    </div>
  )
}

interface MatchChoiceProps {
  readonly scene: PlannedScene
  readonly name: string
  readonly onChoose: (sceneId: SceneId | null) => void
}

function MatchChoice({ scene, name, onChoose }: MatchChoiceProps) {
  const board = useBoard()
  const numbers = numbersOf(board).scenes
  return (
    <Select
      label={`Scene of the film for ${name}`}
      value={scene.sceneId ?? 'new'}
      onChange={(to) => onChoose(to === 'new' ? null : (to as SceneId))}
      options={[
        { value: 'new', label: 'New scene' },
        ...scenesOf(board).map((each) => ({
          value: each.id as string,
          label: `Scene ${numbers.get(each.id)}`,
          typed: numbers.get(each.id) ?? '',
          note: sceneTitle(each),
        })),
      ]}
    />
  )
}
