import { X } from 'lucide-react'
import { createContext, use, useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useClearOfControls } from './clearOfControls.ts'
import './toasts.css'

export interface ToastMessage {
  readonly text: string
  /** warn: something went wrong; it stays until dismissed. */
  readonly tone?: 'plain' | 'warn'
  /** Takes the place of an earlier message about the same. */
  readonly about?: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

type Say = (message: ToastMessage | string) => void

const ToastContext = createContext<Say | null>(null)
const AwayContext = createContext<((about: string) => void) | null>(null)

/** Shows a message at the bottom of the window and has screen readers announce it. */
export function useToast(): Say {
  const say = use(ToastContext)
  if (!say) throw new Error('useToast is used outside Toasts')
  return say
}

/** Takes away what was said about this, for as long as it is seen elsewhere. */
export function useSeen(about: string, elsewhere: boolean): void {
  const away = use(AwayContext)
  useEffect(() => {
    if (elsewhere) away?.(about)
  }, [about, away, elsewhere])
}

const SHOWN_MS = 6000
const KEPT = 3

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly (ToastMessage & { id: number })[]>([])
  const last = useRef(0)
  const place = useRef<HTMLElement>(null)
  useClearOfControls(place, toasts)
  const away = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const seen = useCallback((about: string) => setToasts((all) => all.filter((toast) => toast.about !== about)), [])
  const say = useCallback<Say>((message) => {
    last.current += 1
    const toast = { ...(typeof message === 'string' ? { text: message } : message), id: last.current }
    const replaced = (other: ToastMessage): boolean =>
      other.text === toast.text || (toast.about !== undefined && other.about === toast.about)
    setToasts((all) => [...all.filter((other) => !replaced(other)).slice(1 - KEPT), toast])
  }, [])
  return (
    <ToastContext value={say}>
      <AwayContext value={seen}>{children}</AwayContext>
      <section ref={place} className="toasts" aria-label="Messages">
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} onAway={() => away(toast.id)} />
        ))}
      </section>
    </ToastContext>
  )
}

/** Goes by itself, later if the pointer moves over it; while it has the focus, it stays. */
function Toast({ toast, onAway }: { toast: ToastMessage; onAway: () => void }) {
  const stays = toast.tone === 'warn'
  const { wait, stay } = useLeaving(onAway, stays)
  return (
    <div
      className={`toast ${toast.tone ?? 'plain'}`}
      role={stays ? 'alert' : 'status'}
      onPointerMove={({ movementX, movementY }) => {
        // One that comes up under a resting pointer is told a move that is none.
        if (movementX !== 0 || movementY !== 0) wait()
      }}
      onFocus={stay}
      onBlur={wait}
    >
      <p>{toast.text}</p>
      {toast.action && (
        <button
          type="button"
          className="toast-action"
          onClick={() => {
            toast.action?.run()
            onAway()
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button type="button" className="toast-away" aria-label="Dismiss" onClick={onAway}>
        <X aria-hidden />
      </button>
    </div>
  )
}

/** `wait`: it goes once it was shown for as long again; `stay`: not before that is said. */
function useLeaving(onAway: () => void, stays: boolean): { readonly wait: () => void; readonly stay: () => void } {
  const gone = useRef(onAway)
  const timer = useRef(0)
  useEffect(() => {
    gone.current = onAway
  })
  const stay = useCallback(() => window.clearTimeout(timer.current), [])
  const wait = useCallback(() => {
    stay()
    if (!stays) timer.current = window.setTimeout(() => gone.current(), SHOWN_MS)
  }, [stay, stays])
  useEffect(() => {
    wait()
    return stay
  }, [wait, stay])
  return { wait, stay }
}
