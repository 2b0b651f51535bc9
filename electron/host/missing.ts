import { FailureError } from './failures.ts'
import type { GenerationQueue } from './services.ts'

const no = (): never => {
  throw new FailureError({ kind: 'fault', detail: 'this part is not built yet' })
}
const later = () => Promise.reject(new FailureError({ kind: 'fault', detail: 'this part is not built yet' }))

/** Stands for services that are not built yet: each call fails with a sentence that says so. */
export function missing(): { queue: GenerationQueue } {
  return {
    queue: {
      submit: later,
      cancel: later,
      jobs: no,
      spend: no,
      test: later,
      sketch: later,
      release: () => Promise.resolve(),
    },
  }
}
