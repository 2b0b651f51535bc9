import { CONNECTION_FAULTS } from './connections.ts'
import type { Fault } from './fault.ts'
import { FIELD_FAULTS } from './fields.ts'
import { HIDDEN_FAULTS } from './hidden.ts'
import { REPLY_FAULTS } from './replies.ts'
import { SHAPE_FAULTS } from './shapes.ts'
import { STATUS_FAULTS } from './statuses.ts'

/** All that can go wrong with the model, and on the way to it. */
export const FAULTS: readonly Fault[] = [
  ...STATUS_FAULTS,
  ...CONNECTION_FAULTS,
  ...REPLY_FAULTS,
  ...SHAPE_FAULTS,
  ...FIELD_FAULTS,
  ...HIDDEN_FAULTS,
]
