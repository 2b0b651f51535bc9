import { Lock } from 'lucide-react'
import type { ListRow } from './listRows.ts'
import { sceneTitle, tallyWords } from '#shared/document/whatCounts.ts'

interface SceneLineProps {
  readonly row: Extract<ListRow, { kind: 'scene' }>
  /** Counted from 1 over the whole list, the header first. */
  readonly rowIndex: number
  readonly columns: number
}

/** A scene as a heading over its shots. */
export function SceneLine({ row, rowIndex, columns }: SceneLineProps) {
  const { scene, number, tally, locked } = row
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={scene.omitted ? 'scene-line omitted' : 'scene-line'}
      data-spots={`scene:${scene.id}`}
    >
      <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
        <b>{number}</b>
        {locked && <Lock className="scene-lock" aria-label="Numbers locked" />}
        <span className="heading">{sceneTitle(scene)}</span>
        {scene.formerNumbers.length > 0 && <small>was {scene.formerNumbers.at(-1)}</small>}
        {!scene.omitted && <small>{tallyWords(tally)}</small>}
      </div>
    </div>
  )
}
