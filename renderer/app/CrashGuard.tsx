import { Component } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'

interface CrashGuardProps {
  /** What stopped, as the sentence names it: "The board". */
  readonly what: string
  readonly children: ReactNode
}

/**
 * Keeps a fault in one part of the window from taking the rest with it. The editor lives outside of it, so nothing that
 * was drawn or typed is lost, and saving goes on.
 */
export class CrashGuard extends Component<CrashGuardProps, { readonly fault: string | null }> {
  override state: { readonly fault: string | null } = { fault: null }

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return (
      <div role="alert">
        <Empty
          title={`${this.props.what} stopped working. Your film is safe and saving goes on. (${fault})`}
          action={<Button onClick={() => this.setState({ fault: null })}>Show it again</Button>}
        />
      </div>
    )
  }
}
