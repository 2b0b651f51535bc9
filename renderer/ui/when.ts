/** "Wed 4 Mar 2026", in this computer's own time. */
export function dayOf(iso: string): string {
  const at = new Date(iso)
  return at.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
}

export function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
