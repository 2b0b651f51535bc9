import type { Follow } from '#shared/document/recipe.ts'
import { Check } from '../../ui/Check.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { DraftInHand } from './useRequestDraft.ts'

const FOLLOWS: readonly { readonly value: Follow; readonly label: string }[] = [
  { value: 'closely', label: 'Closely' },
  { value: 'loosely', label: 'Loosely' },
  { value: 'mood', label: 'Mood only' },
]

/** Beside the sketch: how far the model is to follow it, and whether its arrows and texts go along. */
export function SketchChoices({ inHand: { draft, canWrite, change } }: { readonly inHand: DraftInHand }) {
  const { follow, notes } = draft.requestPictures
  return (
    <div className="sketch-choices">
      <Segmented
        label="Follow the sketch"
        value={follow}
        options={FOLLOWS.map((option) => ({ ...option, disabled: !canWrite }))}
        onChange={(next) => change('Follow Sketch Otherwise in Request of', { requestPictures: { follow: next } })}
      />
      <Check
        label="With arrows and texts"
        checked={notes}
        disabled={!canWrite}
        onChange={(next) =>
          change(`${next ? 'Send' : 'Keep Back'} Arrows and Texts in Request of`, { requestPictures: { notes: next } })
        }
      />
    </div>
  )
}
