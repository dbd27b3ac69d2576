import { css } from 'lit';

/** What the tall pages about one ticket share: the sign with its headline, the number, where to wait, the buttons below. */
export const tallStyles = css`
  :host { height: 100%; display: flex; flex-direction: column; overflow: hidden; background: var(--paper); }
  .done { display: flex; align-items: center; gap: calc(var(--sp) * 4); padding: 0 calc(var(--sp) * 6); --i: calc(var(--base) * 4.625); }
  .done .i { color: var(--call); }
  .done h1 { font-size: calc(var(--base) * 3); font-weight: var(--w-strong); line-height: 1.1; text-wrap: balance; }
  .done p { font-size: calc(var(--base) * 1.1875 * min(var(--zoom), 1.2)); color: var(--brand-200); margin-top: calc(var(--sp) * 1.5); line-height: var(--lh-head); text-wrap: balance; }
  .num { font-size: calc(var(--base) * 8.25); font-weight: var(--w-strong); line-height: 1; white-space: nowrap; letter-spacing: -0.01em; }
  .num.wide { font-size: calc(var(--base) * 7); }
  .svc { font-size: calc(var(--base) * 1.375 * min(var(--zoom), 1.2)); font-weight: var(--w-strong); line-height: var(--lh-head); text-wrap: balance; }
  dt { font-size: calc(var(--base) * 0.9375 * min(var(--zoom), 1.2)); color: var(--ink-2); }
  dd { font-size: calc(var(--base) * 1.9375); font-weight: var(--w-strong); line-height: 1.25; }
  dd small { font-size: calc(var(--base) * 1.0625); }
  .acts { flex: none; display: grid; gap: max(calc(var(--sp) * 2), var(--gap)); padding: 0 calc(var(--sp) * 6); }
  .acts .btn { min-height: max(var(--target), calc(var(--sp) * 19.5)); font-size: calc(var(--base) * 1.25); padding: 0 var(--s2); line-height: 1.2; text-wrap: balance; }
  .acts .btn.col { font-size: calc(var(--base) * 0.9375); gap: calc(var(--sp) * 1.25); }
  .acts .btn.pri { font-size: calc(var(--base) * 1.5); }
  .acts small { font-size: calc(var(--base) * 0.9375); font-weight: var(--w-text); display: block; }
  .tip { flex: none; text-align: center; font-size: calc(var(--base) * 0.875 * min(var(--zoom), 1.2)); color: var(--ink-2); line-height: var(--lh-head); padding: calc(var(--sp) * 2) calc(var(--sp) * 6) calc(var(--sp) * 3); min-height: calc(var(--sp) * 9.5); text-wrap: balance; }
`;
