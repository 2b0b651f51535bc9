import type { TakeRow } from '#shared/document/schema.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
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
  const pictureOf = usePictures()
  const ids: readonly string[] = looking.takeIds
  const activeId = ids[looking.active]
  return (
    <ul className="look-strip" aria-label="Takes of this panel">
      {takes.map((take) => (
        <li key={take.id}>
          <button
            type="button"
            ref={take.id === activeId ? intoSight : null}
            aria-current={take.id === activeId || undefined}
            data-beside={(ids.includes(take.id) && take.id !== activeId) || undefined}
            className={take.struck ? 'struck' : ''}
            title="Shift-click: side by side"
            onClick={(event) => onChoose(take, event.shiftKey)}
          >
            <Picture {...pictureOf(take.mediaId, THUMB_PX)} alt="" />
            <span>
              T{take.number}
              {take.struck && ' · Struck'}
              {take.starred && ' · Starred'}
              {take.kept && ' · Kept'}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function intoSight(button: HTMLButtonElement | null): void {
  button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
