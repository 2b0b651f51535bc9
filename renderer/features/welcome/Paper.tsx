/** A scrap of board: a causeway, posts going under, somebody still out there. */
export function WelcomePaper() {
  return (
    <svg className="welcome-paper" viewBox="0 0 478 200" aria-hidden fill="none" strokeLinecap="round">
      <path d="M2 96c70-3 132 1 210-2 92-3 176 3 264-1" />
      <path d="M196 95 92 198M232 95l62 103" />
      <path className="thin" d="M214 101l-2 8M206 168l-3 20" />
      <path d="M70 84c1 15-1 30 0 44M108 79c-1 13 1 25 0 37M141 83c1 9 0 17 0 25" />
      <path
        className="thin"
        d="M12 118c34-4 64 5 98 0M20 141c26-3 42 3 62 0M310 112c30-3 62 3 100 0M336 134c30-3 60 3 96-1"
      />
      <path d="M236 124c-5-1-7-8-3-11 4-3 10 0 9 6-1 3-3 5-6 5zM230 128c-3 12-4 25-4 38l20 1c1-14-1-27-5-39M230 166l-3 22M243 167l5 21M241 132c6 6 9 14 10 22" />
      <path d="M352 88c0 15 2 30 0 44M388 86c2 13 0 24 1 36M418 88c-1 9 1 16 0 24" />
      <path className="thin" d="M231 134l10 10M229 144l14 14M228 155l9 9" />
      <path className="hand" d="M318 166c-14-6-30-8-46-5m12-9c-5 4-9 7-12 9 5 2 10 4 15 8" />
    </svg>
  )
}
