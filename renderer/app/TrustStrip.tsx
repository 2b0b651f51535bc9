import { trustQuestion } from '#shared/contract/trustWords.ts'
import { serviceOf } from '#shared/generation/providers/providerOf.ts'
import { useFilm } from '../editor/useEditor.ts'
import { useTrust } from '../editor/useTrust.ts'
import { Button } from '../ui/Button.tsx'
import { focusFront } from '../ui/focusFront.ts'
import { Strip } from '../ui/Strip.tsx'

/** Above a film from elsewhere: what it does not do yet, what trusting it means, and the button to trust it. */
export function TrustStrip() {
  const { trust, trustFilm } = useTrust()
  const film = useFilm()
  if (trust.state === 'trusted') return null
  const { text, action } = trustQuestion(trust.why, film)
  async function agree(): Promise<void> {
    // The button goes away with the strip, and focus would be lost.
    if (await trustFilm({ ...film, service: serviceOf(film).id })) focusFront()
  }
  return (
    <Strip label="This film is restricted" text={text}>
      <Button onClick={() => void agree()}>{action}</Button>
    </Strip>
  )
}
