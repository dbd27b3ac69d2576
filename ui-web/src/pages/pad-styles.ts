import { css } from 'lit';

/** Measures of the pad at the window: 20 mm and more for each touch, nothing preferred. */
export const padStyles = css`
  .page { height: 100%; display: flex; flex-direction: column; }
  header { flex: none; min-height: calc(var(--sp) * 14); padding: 0 calc(var(--sp) * 6); display: flex; align-items: center; gap: calc(var(--sp) * 4); border-bottom: var(--hair) solid var(--line); background: var(--surface); --i: calc(var(--base) * 1.2308); white-space: nowrap; font-size: calc(var(--base) * min(var(--zoom), 1.15)); }
  .win { font-size: calc(var(--base) * 1.3077); }
  .grow { overflow: hidden; text-overflow: ellipsis; }
  .left { margin-inline-start: auto; display: flex; align-items: center; gap: var(--s2); color: var(--ink-2); }
  main { flex: 1; min-height: 0; display: flex; flex-direction: column; }
  h1 { font-weight: var(--w-strong); line-height: 1.2; }
  .ask { font-size: calc(var(--base) * 2.3077 * min(var(--zoom), 1.1)); text-align: center; text-indent: 0.4em; margin-top: calc(var(--sp) * 5); text-wrap: balance; }
  .note { text-align: center; font-size: calc(var(--base) * 1.0769 * min(var(--zoom), 1.15)); margin-top: var(--s1); color: var(--ink-2); }
  .five { flex: 1; min-height: 0; max-height: calc(var(--sp) * 58); margin: auto calc(var(--sp) * 6); width: calc(100% - var(--sp) * 12); display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: var(--gap); align-self: center; }
  .five button { background: var(--surface); border: var(--edge) solid var(--line-2); border-radius: var(--r3); display: flex; flex-direction: column; align-items: center; justify-content: center; gap: calc(var(--sp) * 4); font-size: calc(var(--base) * 1.3846); font-weight: var(--w-strong); text-align: center; padding: 0 var(--s1); line-height: 1.2; }
  .five button:active { background: var(--brand-100); }
  .face { color: var(--brand-700); width: calc(var(--sp) * 24); height: calc(var(--sp) * 24); }
  nav { flex: none; display: flex; gap: var(--gap); padding: 0 calc(var(--sp) * 6) calc(var(--sp) * 4); }
  .btn { height: max(var(--target), calc(var(--sp) * 19.5)); padding: 0 calc(var(--sp) * 5.5); font-size: calc(var(--base) * 1.1538); --i: calc(var(--base) * 1.5385); gap: var(--s2); white-space: nowrap; }
  .sp { flex: 1; }
  .btn.pri { min-width: calc(var(--sp) * 50); font-size: calc(var(--base) * 1.3846); }
  .idle { align-items: center; justify-content: center; text-align: center; gap: calc(var(--sp) * 4); background: var(--brand-800); color: var(--on-dark); }
  .idle .face { color: var(--brand-300); width: calc(var(--sp) * 30); height: calc(var(--sp) * 30); }
  .idle h1 { font-size: calc(var(--base) * 2.9); }
  .idle p { font-size: calc(var(--base) * 1.3); color: var(--brand-200); }
  .top { flex: none; display: flex; align-items: center; gap: calc(var(--sp) * 4); padding: calc(var(--sp) * 2.5) calc(var(--sp) * 6); }
  .top .face { width: calc(var(--sp) * 14); height: calc(var(--sp) * 14); }
  .top h1 { font-size: calc(var(--base) * 1.8462); line-height: 1.15; }
  .top p { color: var(--ink-2); line-height: 1.4; font-size: calc(var(--base) * min(var(--zoom), 1.1)); }
  .tags { flex: 1; min-height: 0; margin: 0 calc(var(--sp) * 6) calc(var(--sp) * 4); display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: repeat(3, minmax(0, 1fr)); gap: min(var(--gap), calc(var(--sp) * 5)); }
  .tags.two { grid-template-rows: repeat(2, minmax(0, 1fr)); }
  .tags.two .say { grid-column: auto; }
  .tags.two .tag { font-size: calc(var(--base) * 1.45); }
  .tag { background: var(--surface); border: var(--edge) solid var(--line-2); border-radius: var(--r2); padding: 0 calc(var(--sp) * 4.5); display: flex; align-items: center; gap: calc(var(--sp) * 3.25); font-size: calc(var(--base) * 1.2308); font-weight: var(--w-strong); --i: calc(var(--base) * 1.5385); overflow: hidden; }
  .tag > span:not(.box) { text-wrap: balance; line-height: 1.25; }
  .tag:active { background: var(--brand-100); }
  .box { width: calc(var(--base) * 1.6923); height: calc(var(--base) * 1.6923); border: var(--edge) solid var(--line-2); border-radius: var(--r1); display: grid; place-items: center; flex: none; background: var(--surface); color: var(--brand-700); --i: 100%; }
  .tag.on { background: var(--brand-700); border-color: var(--brand-700); color: var(--on-dark); }
  .tag.on .box { border-color: var(--on-dark); }
  .tag small { margin-inline-start: auto; font-size: var(--base); font-weight: var(--w-text); color: var(--ink-2); display: flex; align-items: center; gap: var(--s2); --i: calc(var(--base) * 1.2308); flex: none; }
  .say { grid-column: 1 / -1; font-weight: var(--w-text); color: var(--ink-2); }
  .say > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .write { padding: calc(var(--sp) * 4) calc(var(--sp) * 6); gap: calc(var(--sp) * 3); }
  .write h1 { font-size: calc(var(--base) * 1.5385); }
  textarea { flex: 1; min-height: 0; resize: none; border: var(--edge) solid var(--line-2); border-radius: var(--r2); background: var(--surface); padding: calc(var(--sp) * 3); font-size: calc(var(--base) * 1.3); line-height: 1.5; user-select: text; }
  .thanks { justify-content: center; padding: 0 calc(var(--sp) * 20); --i: calc(var(--base) * 5.0769); }
  .thanks > .i { color: var(--ok); margin-inline-start: calc(var(--sp) * -1.5); }
  .thanks h1 { font-size: calc(var(--base) * 2.9231); margin-top: calc(var(--sp) * 4); }
  .thanks p { font-size: calc(var(--base) * 1.3077); line-height: 1.5; margin-top: calc(var(--sp) * 3); text-wrap: balance; }
  .thanks ul { margin-top: calc(var(--sp) * 6.5); padding-top: calc(var(--sp) * 5); border-top: var(--hair) solid var(--line); font-size: calc(var(--base) * 1.0769); color: var(--ink-2); --i: calc(var(--base) * 1.3846); }
  .thanks li { display: flex; gap: var(--s2); align-items: center; }
  .thanks li .i { color: var(--brand-700); }
  :host([elder]) .five button { font-size: calc(var(--base) * 1.5); }
`;
