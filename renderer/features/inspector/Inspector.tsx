import { ChevronRight } from 'lucide-react'
import { memo, useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import type { ShotRow } from '#shared/document/schema.ts'
import { numbersOf, panelOf, sceneOf, shotOf } from '#shared/document/select.ts'
import { ownFieldsOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import { tallyOf } from '#shared/document/whatCounts.ts'
import { clockLabel } from '#shared/film/clockLabel.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard, useEditor, useSession } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { useHeldKeys } from '../../ui/heldDrafts.ts'
import { Empty } from '../../ui/Empty.tsx'
import { FIRST_FIELDS, MORE_FIELDS } from './inspectorFields.ts'
import { NumberField } from './NumberField.tsx'
import { PanelSection } from './PanelSection.tsx'
import { SceneSection } from './SceneSection.tsx'
import { ShotFieldBox } from './ShotFieldBox.tsx'
import { ShotSpot } from './ShotSpot.tsx'
import { BareTermSelect } from './TermSelect.tsx'
import './inspector.css'

/** A selection of more shots than these is shown once the window has time for it: a held key takes in thirty a second. */
const MANY = 24

/** Every field of the selection: one shot or several, the current panel, their scene. */
export function Inspector() {
  const now = useSession()
  const late = useDeferredValue(now)
  const { shotIds, sceneId, panelId } = now.shotIds.length > MANY ? late : now
  return <Details shotIds={shotIds} sceneId={sceneId} panelId={panelId} />
}

type DetailsProps = Pick<ReturnType<typeof useSession>, 'shotIds' | 'sceneId' | 'panelId'>

const Details = memo(function Details({ shotIds, sceneId, panelId }: DetailsProps) {
  const board = useBoard()
  const actions = useActions()
  const shots = shotIds.flatMap((id) => shotOf(board, id) ?? [])
  // The same list while the same shots are selected, whatever changes in them.
  const ids = shots.length === shotIds.length ? shotIds : shots.map(({ id }) => id)
  const last = shots.at(-1)
  // Shots of several scenes have no common scene to show.
  const within = shots.every((shot) => shot.sceneId === last?.sceneId)
  const scene = within ? sceneOf(board, last?.sceneId ?? sceneId ?? '') : undefined
  const panel = panelId === null ? undefined : panelOf(board, panelId)

  if (!last && !scene) {
    const add = (
      <Button disabled={!actions.enabled('shot.add')} onClick={() => actions.run('shot.add')}>
        New shot
      </Button>
    )
    return <Empty title="Select a shot to see and edit its details." action={add} />
  }
  return (
    <div className="inspector">
      {last && <ShotPart key={ids.join()} shotIds={ids} shots={shots} last={last} />}
      {panel && shots.length === 1 && <PanelSection key={panel.id} panel={panel} />}
      {scene && <SceneSection key={scene.id} scene={scene} />}
    </div>
  )
})

interface PartProps {
  readonly shotIds: readonly string[]
  readonly shots: readonly ShotRow[]
}

/** Keyed by the selection, so that a draft belongs to the shots it was typed for and is committed to them. */
function ShotPart({ shotIds, shots, last }: PartProps & { readonly last: ShotRow }) {
  const { board } = useEditor()
  const number = numbersOf(board()).shots.get(last.id) ?? ''
  const length = tallyOf(board(), shots).seconds
  const own = ownFieldsOf(useBoard())
  return (
    <div className="fields" data-spot-shots={shotIds.join(' ')}>
      <div className="wide shot-head">
        <h2>{shots.length === 1 ? number : `${shots.length} shots`}</h2>
        {shots.length > 1 && <span className="shot-sum">{clockLabel(length)}</span>}
        <ShotSpot field="status">
          <BareTermSelect shots={shots} field="status" />
        </ShotSpot>
      </div>
      {shots.length === 1 && <NumberField table="shot" row={last} />}
      {FIRST_FIELDS.map((field) => (
        <ShotSpot key={field} field={field}>
          <ShotFieldBox shots={shots} field={field} />
        </ShotSpot>
      ))}
      {own.map(({ id }) => (
        <ShotSpot key={id} field={id as FieldId}>
          <ShotFieldBox shots={shots} field={id as FieldId} />
        </ShotSpot>
      ))}
      <MorePart shotIds={shotIds} shots={shots} />
    </div>
  )
}

function MorePart({ shotIds, shots }: PartProps) {
  const [opened, setOpen] = useState(false)
  const [shut, setShut] = useState<object | null>(null)
  const ids = useMemo(() => shotIds.join('+'), [shotIds])
  const held = useHeldKeys()
  // Undo leads here too.
  const { sight } = useEditor()
  const spot = useSyncExternalStore(sight.listen, sight.wanted)
  const wanted =
    spot?.kind === 'shot' &&
    spot !== shut &&
    shots.some(({ id }) => id === spot.shotId) &&
    MORE_FIELDS.some((field) => SHOT_FIELD[field].key === spot.field)
  // A section with a held draft stays open.
  const open = opened || wanted || MORE_FIELDS.some((field) => held.includes(`shot/${ids}/${field}`))
  function toggle(): void {
    setOpen(!open)
    setShut(spot)
  }

  return (
    <div className="wide more">
      <button type="button" className="more-button" aria-expanded={open} onClick={toggle}>
        <ChevronRight aria-hidden /> More
      </button>
      {open && (
        <div className="fields more-fields">
          {MORE_FIELDS.map((field) => (
            <ShotSpot key={field} field={field}>
              <ShotFieldBox shots={shots} field={field} />
            </ShotSpot>
          ))}
        </div>
      )}
    </div>
  )
}
