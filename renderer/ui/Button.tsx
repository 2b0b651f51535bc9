import type { ButtonHTMLAttributes, Ref } from 'react'
import './button.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the dialog's main action. machine: asks a machine to make something. ghost: no border until hovered. */
  readonly variant?: 'plain' | 'primary' | 'ghost' | 'machine'
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ variant = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`button ${variant} ${className}`} />
}
