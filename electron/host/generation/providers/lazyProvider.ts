import type { Provider, ProviderBatches } from '../../services.ts'

/** Loads a generator's code on first use, since most runs of the app make no take. */
export function lazyProvider(load: () => Promise<Provider>, takesBatches: boolean): Provider {
  let loading: Promise<Provider> | null = null
  let here: Provider | null = null
  const loaded = () =>
    (loading ??= load().then((provider) => {
      here = provider
      return provider
    }))
  return {
    make: async (request, access, signal, heard) => (await loaded()).make(request, access, signal, heard),
    read: async (answer, model) => (await loaded()).read(answer, model),
    // What is asked about an answer comes after the answer.
    usage: (answer) => here?.usage?.(answer) ?? null,
    test: async (access, signal) => (await loaded()).test(access, signal),
    ...(takesBatches ? { batches: lazyBatches(async () => (await loaded()).batches!) } : {}),
  }
}

function lazyBatches(loaded: () => Promise<ProviderBatches>): ProviderBatches {
  return {
    submit: async (asked, access, signal) => (await loaded()).submit(asked, access, signal),
    find: async (label, access, signal) => (await loaded()).find(label, access, signal),
    see: async (name, folder, access, signal) => (await loaded()).see(name, folder, access, signal),
    cancel: async (name, access, signal) => (await loaded()).cancel(name, access, signal),
    remove: async (name, access, signal) => (await loaded()).remove(name, access, signal),
  }
}
