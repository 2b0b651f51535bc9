import type { ReactNode } from 'react'
import type { ShotRow } from '#shared/document/schema.ts'
import { SHOT_FIELD } from '#shared/fields/shotFields.ts'
import type { ShotFieldId } from '#shared/fields/shotFields.ts'

interface ShotSpotProps {
  readonly shots: readonly ShotRow[]
  readonly field: ShotFieldId
  readonly children: ReactNode
}

/** Where a change to this field of these shots is seen, so that undo can tell. */
export function ShotSpot({ shots, field, children }: ShotSpotProps) {
  const { key } = SHOT_FIELD[field]
  return (
    <div className="shot-spot" data-spots={shots.map(({ id }) => `shot:${id}/${key}`).join(' ')}>
      {children}
    </div>
  )
}
