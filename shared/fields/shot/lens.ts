import { RANGES } from '../../document/limits.ts'
import { numberField } from '../kinds.ts'

export const lens = numberField(
  {
    id: 'lens',
    label: 'Lens',
    key: 'lensMm',
    list: { width: 76 },
    inspector: { placeholder: 'mm' },
    print: { min: 30, max: 42, usual: true },
    words: (shot) => (shot.lensMm === null ? '' : `${shot.lensMm} mm lens`),
  },
  { range: RANGES.lensMm, unit: /mm$/i, suffix: ' mm' },
)
