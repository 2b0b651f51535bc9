import { RANGES } from '../../document/limits.ts'
import { numberField } from '../kinds.ts'

export const frameRate = numberField(
  {
    id: 'frameRate',
    label: 'Frame rate',
    key: 'frameRate',
    list: { width: 84, hidden: true, after: 'equipment' },
    inspector: { more: true, placeholder: 'fps' },
    print: {
      min: 24,
      max: 38,
      label: 'fps',
      right: true,
      text: (_, shot) => (shot.frameRate === null ? '' : String(shot.frameRate)),
    },
  },
  { range: RANGES.shotFrameRate, unit: /\s*(?:fps|p|f\/s|frames\/s)$/i, suffix: ' fps' },
)
