import { clockLabel } from '#shared/film/clockLabel.ts'
import type { ListRow } from './listRows.ts'

interface SceneLineProps {
  readonly row: Extract<ListRow, { kind: 'scene' }>
  /** Counted from 1 over the whole list, the header first. */
  readonly rowIndex: number
  readonly columns: number
}

/** A scene as a heading over its shots. */
export function SceneLine({ row, rowIndex, columns }: SceneLineProps) {
  const { scene, number, heading, shots, seconds } = row
  return (
    <div role="row" aria-rowindex={rowIndex} className={scene.omitted ? 'scene-line omitted' : 'scene-line'}>
      <div role="gridcell" aria-colindex={1} aria-colspan={columns}>
        <b>{number}</b>
        <span className="heading">{scene.omitted ? 'OMITTED' : heading || 'Untitled scene'}</span>
        <small>{`${shots} ${shots === 1 ? 'shot' : 'shots'} · ${clockLabel(seconds)}`}</small>
      </div>
    </div>
  )
}
