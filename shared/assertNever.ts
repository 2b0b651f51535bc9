/** Ends a switch over a closed union: the compiler refuses a case that was left out, and a row that slipped past it is a fault. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
