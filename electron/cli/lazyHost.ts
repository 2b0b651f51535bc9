import type { Host } from '#host/createHost.ts'

/** A host that is built when it is first called: help and misspelt commands need none, and answer at once. */
export function lazyHost(build: () => Promise<Host>): Pick<Host, 'call' | 'listen' | 'dispose'> {
  let built: Promise<Host> | null = null
  const ready = (): Promise<Host> => (built ??= build())
  return {
    call: async (method, input, callId) => (await ready()).call(method, input, callId),
    listen(heard) {
      let stop: (() => void) | null = null
      let wanted = true
      // Bound before any later call can be answered, since those wait for the same host.
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
