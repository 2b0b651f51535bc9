import type { Mutation } from '../mutation.ts'

/** Of what is looked at before a request leaves. */
export const CHECKS: readonly Mutation[] = [
  {
    name: 'sends a request that says nothing',
    file: 'electron/host/generation/checkRequest.ts',
    find: "if (wordsOf(request).trim() === '') return refuse('it says nothing')",
    replace: '',
    tests: ['electron/host/generation/checkRequest.test.ts'],
  },
  {
    name: 'sends a picture more than the model takes',
    file: 'electron/host/generation/checkRequest.ts',
    find: 'request.pictures.length > most',
    replace: 'request.pictures.length > most + 1',
    tests: ['electron/host/generation/checkRequest.test.ts'],
  },
  {
    name: 'asks for a shape that the model does not make',
    file: 'electron/host/generation/checkRequest.ts',
    find: 'model.ratios?.includes(request.aspectRatio) === false',
    replace: 'false',
    tests: ['electron/host/generation/checkRequest.test.ts'],
  },
  {
    name: 'asks for a size that the model does not make',
    file: 'electron/host/generation/checkRequest.ts',
    find: 'model.prices[request.imageSize] === undefined',
    replace: 'false',
    tests: ['electron/host/generation/checkRequest.test.ts'],
  },
]
