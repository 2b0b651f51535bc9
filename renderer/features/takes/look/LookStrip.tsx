import type { TakeRow } from '#shared/document/schema.ts'
import { useBoard } from '../../../editor/useEditor.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { nearActive, slateOf } from '../takeChoice.ts'
import type { Looking } from '../takeChoice.ts'

const THUMB_PX = 40_000

interface LookStripProps {
  readonly takes: readonly TakeRow[]
  readonly looking: Looking
  /** `beside`: next to the one that is shown, rather than in its place. */
  readonly onChoose: (take: TakeRow, beside: boolean) => void
}

/** The panel's takes, to go to; with Shift, side by side. */
export function LookStrip({ takes, looking, onChoose }: LookStripProps) {
  const board = useBoard()
  const pictureOf = usePictures()
  const ids: readonly string[] = looking.takeIds
  const activeId = ids[looking.active]
  return (
    <ul className="look-strip" aria-label={looking.among ? 'Takes on the wall' : 'Takes of this panel'}>
      {nearActive(takes, looking).map((take) => (
        <li key={take.id}>
          <Tooltip label="Shift-click: side by side" side="top">
            <button
              type="button"
              ref={take.id === activeId ? intoSight : null}
              aria-current={take.id === activeId || undefined}
              data-beside={(ids.includes(take.id) && take.id !== activeId) || undefined}
              className={take.struck ? 'struck' : ''}
              onClick={(event) => onChoose(take, event.shiftKey)}
            >
              <Picture {...pictureOf(take.mediaId, THUMB_PX)} alt="" />
              <span>
                {looking.among ? `${slateOf(board, take)} ` : ''}T{take.number}
                {take.struck && ' · Struck'}
                {take.starred && ' · Starred'}
                {take.kept && ' · Kept'}
              </span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

function intoSight(button: HTMLButtonElement | null): void {
  button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
