import type { Host } from '#host/createHost.ts'

/** Builds the host on the first call: help and misspelt commands don't need one, and respond at once. */
export function lazyHost(build: () => Promise<Host>): Pick<Host, 'call' | 'listen' | 'dispose'> {
  let built: Promise<Host> | null = null
  const ready = (): Promise<Host> => (built ??= build())
  return {
    call: async (method, input, callId) => (await ready()).call(method, input, callId),
    listen(heard) {
      let stop: (() => void) | null = null
      let wanted = true
      // Registered before any later call can be answered, since those await the same host.
      void ready().then((host) => {
        if (wanted) stop = host.listen(heard)
      })
      return () => {
        wanted = false
        stop?.()
      }
    },
    dispose: async () => (await built)?.dispose(),
  }
}
