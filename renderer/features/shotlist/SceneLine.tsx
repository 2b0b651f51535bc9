import { Lock } from 'lucide-react'
import { formerNumbersOf } from '#shared/document/formerNumbers.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { HeadLine } from './HeadLine.tsx'
import type { HeadLineProps } from './HeadLine.tsx'
import { headWords } from '#shared/document/headWords.ts'
import type { HeadRow } from './listRow.ts'

interface SceneLineProps extends HeadLineProps {
  readonly row: Extract<HeadRow, { kind: 'scene' }>
}

/** A scene as a heading over its shots. */
export function SceneLine({ row, ...head }: SceneLineProps) {
  const { scene, number, tally, locked } = row
  const [former] = formerNumbersOf(scene, number)
  return (
    <HeadLine
      {...head}
      id={row.id}
      name={`scene ${number}`}
      className={scene.omitted ? 'omitted' : ''}
      spots={`scene:${scene.id} scene:${scene.id}/numbersLocked`}
    >
      <b>{number}</b>
      {locked && <Lock className="scene-lock" aria-label="Numbers locked" />}
      <span className="heading">{sceneTitle(scene)}</span>
      {former !== undefined && <small>was {former}</small>}
      {!scene.omitted && <small>{headWords(tally)}</small>}
    </HeadLine>
  )
}
