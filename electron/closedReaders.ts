/**
 * A closed reader (`| head`, a terminal that is gone) ends nothing, which may already have been paid for: further words are
 * dropped. Whatever befalls the stream of errors is no fault: it would be told there, fail again, and so on without end.
 */
export function ignoreClosedReaders(): void {
  process.stderr.on('error', () => undefined)
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE' && fault.code !== 'EIO') throw fault
  })
}
