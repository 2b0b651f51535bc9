import { useMemo, useState } from 'react'
import { numbersAfter } from '#shared/breakdown/numbersAfter.ts'
import { kindOf } from '#shared/breakdown/plan.ts'
import type { GoneScene, ImportChoices, ImportPlan, PlannedScene } from '#shared/breakdown/plan.ts'
import { countsOf } from '#shared/breakdown/planWords.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { GoneRow } from './GoneRow.tsx'
import { SceneLine } from './SceneLine.tsx'

/** Shared by the list and both kinds of its rows. */
export interface SceneListProps {
  readonly plan: ImportPlan
  readonly choices: ImportChoices
  readonly onChoices: (choices: ImportChoices) => void
}

type Row = { readonly scene: PlannedScene } | { readonly gone: GoneScene }
type Show = 'all' | 'added' | 'changed' | 'moved' | 'gone'

const ROW_PX = 44

/** Every scene of the script and every one that is gone, as they will follow each other. */
export function SceneList({ plan, choices, onChoices }: SceneListProps) {
  const board = useBoard()
  const { newId } = useEditor()
  const numbers = useMemo(() => numbersAfter(board, plan, newId), [board, plan, newId])
  const [show, setShow] = useState<Show>('all')
  const rows = useMemo(() => rowsOf(plan).filter((row) => isShown(row, show)), [plan, show])
  const counts = countsOf(plan)
  const option = (value: Show, label: string, count: number) => ({
    value,
    label: `${label} ${count}`,
    disabled: count === 0,
  })
  return (
    <div className="importing-shown">
      <Segmented<Show>
        label="Show"
        value={show}
        onChange={setShow}
        options={[
          option('all', 'All', plan.scenes.length + plan.gone.length),
          option('added', 'Added', counts.added),
          option('changed', 'Changed', counts.changed),
          option('moved', 'Moved', counts.moved),
          option('gone', 'Gone', counts.gone),
        ]}
      />
      {rows.length === 0 ? (
        <Empty title="No scene heading was found in this file." />
      ) : (
        <VirtualList label="Scenes" rows={rows} rowHeight={ROW_PX}>
          {(row, style) =>
            'scene' in row ? (
              <SceneLine
                key={`s${row.scene.at}`}
                scene={row.scene}
                numberAfter={numbers.get(row.scene.at) ?? ''}
                style={style}
                choices={choices}
                onChoices={onChoices}
              />
            ) : (
              <GoneRow key={row.gone.sceneId} gone={row.gone} style={style} choices={choices} onChoices={onChoices} />
            )
          }
        </VirtualList>
      )}
    </div>
  )
}

function rowsOf({ scenes, gone, order }: ImportPlan): readonly Row[] {
  const [bySceneId, byAt] = [
    new Map(scenes.map((scene) => [scene.sceneId, scene])),
    new Map(scenes.map((scene) => [scene.at, scene])),
  ]
  const left = new Map(gone.map((each) => [each.sceneId, each]))
  const rows = order.flatMap((each): readonly Row[] => {
    const scene = typeof each === 'number' ? byAt.get(each) : bySceneId.get(each)
    const lost = typeof each === 'number' ? undefined : left.get(each)
    return scene ? [{ scene }] : lost ? [{ gone: lost }] : []
  })
  return [...rows, ...gone.filter(({ fate }) => fate === 'remove').map((each) => ({ gone: each }))]
}

function isShown(row: Row, show: Show): boolean {
  if (show === 'all') return true
  return 'scene' in row ? kindOf(row.scene) === show || (show === 'moved' && row.scene.moved) : show === 'gone'
}
