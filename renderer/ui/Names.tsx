import './names.css'

/** Any more are only counted: the question must stay in view. */
const MOST = 6

/** What a question is about, one per line. */
export function Names({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  const rest = names.length - MOST
  return (
    <ul className="names selectable" aria-label={label}>
      {names.slice(0, MOST).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {rest > 0 && <li className="names-rest">and {rest} more</li>}
    </ul>
  )
}
