import type { Provider } from '../../services.ts'

/** Loads a generator's code on first use, since most runs of the app make no take. */
export function lazyProvider(load: () => Promise<Provider>): Provider {
  let loading: Promise<Provider> | null = null
  const loaded = () => (loading ??= load())
  return {
    make: async (request, access, signal, heard) => (await loaded()).make(request, access, signal, heard),
    read: async (answer, model) => (await loaded()).read(answer, model),
    test: async (access, signal) => (await loaded()).test(access, signal),
  }
}
