export { CardsPane } from './CardsPane.tsx'
