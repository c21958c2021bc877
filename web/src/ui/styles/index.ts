export { baseStyles } from './base.ts';
export { cardStyles } from './card.ts';
export { controlStyles } from './control.ts';
