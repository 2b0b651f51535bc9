import { FailureError } from './failures.ts'
import type { GenerationQueue, KeyVault, PdfService } from './services.ts'

const no = (): never => {
  throw new FailureError({ kind: 'fault', detail: 'this part is not built yet' })
}
const later = () => Promise.reject(new FailureError({ kind: 'fault', detail: 'this part is not built yet' }))

/** Stands for services that are not built yet: each call fails with a sentence that says so. */
export function missing(): { vault: KeyVault; queue: GenerationQueue; pdf: PdfService } {
  return {
    vault: { status: later, set: later, clear: later, use: later },
    queue: {
      submit: later,
      cancel: later,
      jobs: no,
      spend: no,
      test: later,
      sketch: later,
      release: () => Promise.resolve(),
    },
    pdf: { lay: later, write: later },
  }
}
