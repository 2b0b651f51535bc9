import { useRef } from 'react'
import type { TakeRow } from '#shared/document/schema.ts'
import { changesOf } from '#shared/generation/changeRequest.ts'
import type { Change } from '#shared/generation/changeRequest.ts'
import type { Store } from '#shared/store.ts'
import { WINDOW_PX } from '#shared/contract/assets.ts'
import { useBoard } from '../../../editor/useEditor.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useMentions } from '../../../ui/useMentions.tsx'
import { ChangeFoot } from './ChangeFoot.tsx'
import { CHANGE_LABELS, FIELD_WORDS } from './changeWords.ts'
import { draftFor, editDraft, openChange } from './changing.ts'
import type { Changing } from './changing.ts'
import { RegionPainter } from './RegionPainter.tsx'
import { SentAhead } from './SentAhead.tsx'
import { useChange } from './useChange.ts'

interface ChangeFormProps {
  readonly take: TakeRow
  readonly change: Change
  readonly store: Store<Changing>
  readonly onDone: () => void
}

/** The take on the left, to paint on where a region is meant; what is asked for and will be sent on the right. */
export function ChangeForm({ take, change, store, onDone }: ChangeFormProps) {
  const draft = draftFor(store.state(), take.id)
  const ways = changesOf(useBoard(), take).map((value) => ({ value, label: CHANGE_LABELS[value] }))
  const field = useRef<HTMLTextAreaElement>(null)
  const prepared = useChange(take, change, draft)
  const picture = usePictures()(take.mediaId, WINDOW_PX)
  const edit = (fields: Parameters<typeof editDraft>[2]): void => editDraft(store, take.id, fields)
  const mentions = useMentions((instruction) => edit({ instruction }))
  return (
    <div className="change">
      <div className="change-take">
        {change === 'region' ? (
          <RegionPainter take={take} shapes={draft.shapes} onShapes={(shapes) => edit({ shapes })} />
        ) : (
          <Picture {...picture} alt={`T${take.number}`} />
        )}
      </div>
      <div className="change-asked">
        <Segmented
          label="How to change it"
          value={change}
          options={ways}
          onChange={(way) => openChange(store, take.id, way)}
        />
        {change === 'extend' && prepared.wider.length > 0 && (
          <Segmented
            label="Ratio"
            value={prepared.ratio ?? ''}
            options={prepared.wider.map((value) => ({ value, label: value }))}
            onChange={(ratio) => edit({ ratio })}
          />
        )}
        {change !== 'again' && (
          <textarea
            {...mentions.box}
            ref={field}
            className="input"
            rows={3}
            aria-label={FIELD_WORDS[change]}
            placeholder={FIELD_WORDS[change]}
            value={draft.instruction}
            onChange={(event) => {
              edit({ instruction: event.target.value })
              mentions.look(event)
            }}
            onSelect={mentions.look}
            onBlur={mentions.close}
            onKeyDown={mentions.onKeyDown}
          />
        )}
        {mentions.list}
        <SentAhead request={prepared.request} preparing={prepared.preparing} earlier={prepared.earlier} />
        <ChangeFoot panelId={take.panelId} prepared={prepared} onDone={onDone} />
      </div>
    </div>
  )
}
