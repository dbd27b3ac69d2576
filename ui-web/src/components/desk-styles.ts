import { css } from 'lit';

/** Lists and headings of the pages for staff. */
export const deskStyles = css`
  h2 { font-size: var(--base); font-weight: var(--w-strong); display: flex; justify-content: space-between; align-items: baseline; line-height: 1.4; }
  h2 span { font-weight: var(--w-text); color: var(--ink-2); font-size: calc(var(--base) * 0.9333); }
  h2:not(:first-child) { margin-top: calc(var(--sp) * 7); }
  .list { margin-top: calc(var(--sp) * 2.5); }
  .list li { display: grid; grid-template-columns: 1fr auto; padding: calc(var(--sp) * 2.5) 0; border-top: var(--hair) solid var(--line); line-height: 1.4; column-gap: var(--s2); }
  .list span { font-size: calc(var(--base) * 0.8667); color: var(--ink-2); }
  .list .e { text-align: end; }
  .nothing { margin-top: calc(var(--sp) * 2.5); padding: var(--s3) 0; border-top: var(--hair) solid var(--line); color: var(--ink-2); }
  kbd { font: var(--w-strong) calc(var(--base) * 0.9333) / 1 var(--font); min-width: calc(var(--sp) * 7); height: calc(var(--sp) * 7); padding: 0 var(--s2); border-radius: var(--r1); border: var(--hair) solid var(--line-2); display: inline-grid; place-items: center; background: var(--surface); color: var(--ink); }
`;
