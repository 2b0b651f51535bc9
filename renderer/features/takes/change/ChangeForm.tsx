import type { TakeRow } from '#shared/document/schema.ts'
import { changesOf } from '#shared/generation/changeRequest.ts'
import type { Change } from '#shared/generation/changeRequest.ts'
import { WINDOW_PX } from '#shared/contract/assets.ts'
import { useBoard } from '../../../editor/useEditor.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { OverList, orderWith } from '../PicturesOver.tsx'
import { ChangeFoot } from './ChangeFoot.tsx'
import { CHANGE_LABELS, FIELD_WORDS } from './changeWords.ts'
import type { Changing } from './changing.ts'
import { RegionPainter } from './RegionPainter.tsx'
import { SentAhead } from './SentAhead.tsx'
import { useChange } from './useChange.ts'
import { useChangeDraft } from './useChangeDraft.ts'

interface ChangeFormProps {
  readonly take: TakeRow
  readonly open: NonNullable<Changing['open']>
  readonly onChange: (change: Change) => void
  readonly onDone: () => void
}

/** The take on the left, to paint on where a region is meant; what is asked for and will be sent on the right. */
export function ChangeForm({ take, open, onChange, onDone }: ChangeFormProps) {
  const { change } = open
  const { canWrite, rule, edit } = useChangeDraft(take)
  const ways = changesOf(useBoard(), take).map((value) => ({ value, label: CHANGE_LABELS[value] }))
  const prepared = useChange(take, open)
  const picture = usePictures()(take.mediaId, WINDOW_PX)
  return (
    <div className="change">
      <div className="change-take">
        {change === 'region' ? (
          <RegionPainter
            take={take}
            shapes={take.changeShapes}
            onShapes={(shapes) => edit('Paint Region on', { changeShapes: [...shapes] })}
          />
        ) : (
          <Picture {...picture} alt={`T${take.number}`} />
        )}
      </div>
      <div className="change-asked">
        <Segmented label="How to change it" value={change} options={ways} onChange={onChange} />
        {change === 'extend' && prepared.wider.length > 0 && (
          <Segmented
            label="Ratio"
            value={prepared.ratio ?? ''}
            options={prepared.wider.map((value) => ({ value, label: value }))}
            onChange={(ratio) => edit('Choose Ratio for', { changeRatio: ratio })}
          />
        )}
        {change !== 'again' && (
          <TextArea
            label={FIELD_WORDS[change]}
            placeholder={FIELD_WORDS[change]}
            rows={3}
            value={take.changeWords}
            rule={rule}
            disabled={!canWrite}
            onCommit={(changeWords) => edit('Word Change of', { changeWords })}
          />
        )}
        <SentAhead request={prepared.request} preparing={prepared.preparing} earlier={prepared.earlier} />
        <OverList
          over={prepared.over}
          canWrite={canWrite}
          onFirst={(first) =>
            edit(`Send ${first.label} First in Change of`, { changeOrder: orderWith(prepared.request, first) })
          }
        />
        <ChangeFoot panelId={take.panelId} prepared={prepared} onDone={onDone} />
      </div>
    </div>
  )
}
