/** Ends a switch over a closed union: a missing case fails to compile, and a bad row that reaches it at run time throws. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
