import { css } from 'lit';

/** Measures of the hall screen, read from 15 m: the number 173 mm high on a 55 inch panel. */
export const displayStyles = css`
  .page { height: 100%; background: var(--brand-900); color: var(--on-dark); display: grid; grid-template: 11.5% minmax(0, 59.2%) minmax(0, 1fr) 11.1% / 61.5% 38.5%; }
  header { grid-column: 1 / -1; display: flex; align-items: center; gap: calc(var(--sp) * 3); padding: 0 calc(var(--sp) * 8); }
  .mark { width: calc(var(--sp) * 9); height: calc(var(--sp) * 9); }
  h1 { font-size: calc(var(--base) * 1.15); font-weight: var(--w-strong); }
  .when { margin-inline-start: auto; display: flex; align-items: center; gap: calc(var(--sp) * 5); }
  .when > span { color: var(--call); font-size: var(--base); font-weight: var(--w-strong); }
  .dim ph-clock { opacity: 0.85; }
  ph-clock { --ph-day-size: var(--base); --ph-time-size: calc(var(--base) * 1.8); gap: calc(var(--sp) * 4); }
  .now { margin-inline-start: calc(var(--sp) * 8); border-radius: var(--r3); overflow: hidden; background: var(--on-dark); color: var(--brand-900); position: relative; }
  .call, .welcome { height: 100%; display: flex; flex-direction: column; overflow: hidden; }
  .call h2 { flex: none; font-size: calc(var(--base) * 1.4); font-weight: var(--w-strong); line-height: 1.2; display: flex; align-items: center; gap: calc(var(--sp) * 2.5); color: var(--brand-700); padding: calc(var(--sp) * 3) calc(var(--sp) * 7) 0; --i: calc(var(--base) * 1.6); }
  .num { flex: 1; min-height: 0; display: flex; align-items: center; padding: 0 0 0.045em calc(var(--sp) * 5.5); font-size: calc(var(--base) * 9.3); font-weight: var(--w-strong); line-height: 0.8; white-space: nowrap; letter-spacing: -0.01em; }
  .num.wide { font-size: calc(var(--base) * 8.6); }
  .to { flex: none; height: 30.6%; background: var(--call); color: var(--on-call); padding: 0 calc(var(--sp) * 7); display: flex; align-items: center; gap: calc(var(--sp) * 4.5); font-size: calc(var(--base) * 2.9); font-weight: var(--w-strong); line-height: 1; white-space: nowrap; --i: calc(var(--base) * 2.8); }
  .to span { display: flex; align-items: baseline; gap: 0.2em; margin-top: -0.14em; }
  .to em { font-style: normal; font-size: calc(var(--base) * 4.4); line-height: 0.9; }
  .to small { margin-inline-start: auto; font-size: calc(var(--base) * 1.9); }
  .to small.long { font-size: calc(var(--base) * 1.3); white-space: normal; text-wrap: balance; line-height: 1.2; text-align: end; }
  .to.tight { font-size: calc(var(--base) * 2.2); }
  .to.tight em { font-size: calc(var(--base) * 3.6); }
  .to.tight small.long { font-size: var(--base); }
  .flash { animation: flash var(--t-call) steps(1) 3; }
  .flash .to { animation: band var(--t-call) steps(1) 3; }
  @keyframes flash { 50% { background: var(--call); color: var(--on-call); } }
  @keyframes band { 50% { background: var(--brand-900); color: var(--call); } }
  @media (prefers-reduced-motion: reduce) { .flash, .flash .to { animation: none; } }
  .welcome { justify-content: center; align-items: center; text-align: center; gap: calc(var(--sp) * 4); font-size: calc(var(--base) * 1.8); color: var(--brand-700); padding: calc(var(--sp) * 8); text-wrap: balance; }
  .welcome .hall { font-size: calc(var(--base) * 2.8); font-weight: var(--w-strong); color: var(--brand-900); line-height: 1.2; }
  .last { padding: 0 calc(var(--sp) * 8) 0 calc(var(--sp) * 7); display: flex; flex-direction: column; min-height: 0; }
  .last h2 { flex: none; font-size: calc(var(--base) * 1.05); color: var(--brand-200); line-height: 1; padding-bottom: calc(var(--sp) * 2.25); display: flex; justify-content: space-between; }
  .last ol { flex: 1; min-height: 0; display: grid; grid-template-rows: repeat(5, minmax(0, 1fr)); }
  .last li { display: grid; grid-template-columns: 1fr auto calc(var(--sp) * 29.5); align-items: center; border-top: var(--hair) solid var(--brand-700); font-size: calc(var(--base) * 2.6); font-weight: var(--w-strong); line-height: 1; --i: calc(var(--base) * 1.4); white-space: nowrap; }
  .last ol.short { grid-template-rows: repeat(3, minmax(0, 1fr)); }
  .last .entry { flex: none; display: flex; align-items: center; gap: calc(var(--sp) * 4); padding-top: calc(var(--sp) * 2); font-size: calc(var(--base) * 1.3); line-height: 1.3; color: var(--on-dark); }
  .last .entry ph-qr { flex: none; width: calc(var(--sp) * 28); }
  .last .none { display: block; font-size: calc(var(--base) * 1.3); font-weight: var(--w-text); color: var(--brand-200); padding-top: calc(var(--sp) * 4); line-height: 1.3; }
  .last .wide { font-size: calc(var(--base) * 2.35); }
  .last .i { color: var(--brand-300); }
  .last span { text-align: end; color: var(--call); }
  .last h2 span { color: inherit; }
  .last small { font-size: calc(var(--base) * 1.3); margin-inline-start: calc(var(--sp)); }
  .wait { grid-column: 1 / -1; margin: calc(var(--sp) * 3.5) calc(var(--sp) * 8) calc(var(--sp) * 2.5); display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); border-radius: var(--r3); background: var(--brand-800); overflow: hidden; }
  .wait.n0 { visibility: hidden; }
  .wait li { display: flex; align-items: center; gap: calc(var(--sp) * 2.75); padding-inline: calc(var(--sp) * 4) calc(var(--sp)); border-inline-start: var(--hair) solid var(--brand-900); min-width: 0; }
  .wait li:first-child { border: 0; }
  .wait .ltr { font-size: calc(var(--base) * 1.2); background: var(--on-dark); color: var(--brand-800); }
  .wait p { line-height: 1.2; white-space: nowrap; min-width: 0; }
  .wait p > span { font-size: calc(var(--base) * 0.95); color: var(--brand-200); display: block; }
  .wait p > span.long { font-size: calc(var(--base) * 0.8); white-space: normal; text-wrap: balance; }
  .wait b { display: block; color: var(--on-dark); line-height: 1.15; font-size: calc(var(--base) * 0.95); }
  .wait i { font-style: normal; font-size: calc(var(--base) * 1.45); margin-inline-end: 0.15em; }
  .wait:is(.n6, .n7, .n8) li { padding-inline-start: calc(var(--sp) * 2); gap: calc(var(--sp) * 1.5); }
  .wait:is(.n6, .n7, .n8) .ltr { font-size: var(--base); }
  .wait:is(.n7, .n8) { margin-inline: calc(var(--sp) * 4); }
  .wait:is(.n7, .n8) .ltr { font-size: calc(var(--base) * 0.9); width: 1.6em; height: 1.8em; }
  .wait:is(.n7, .n8) p > span { font-size: calc(var(--base) * 0.85); }
  .wait:is(.n7, .n8) p > span.long { font-size: calc(var(--base) * 0.7); line-height: 1.1; }
  footer { grid-column: 1 / -1; background: var(--brand-800); display: flex; align-items: center; gap: calc(var(--sp) * 3.5); padding: 0 calc(var(--sp) * 8); font-size: calc(var(--base) * 1.3); line-height: 1.25; --i: calc(var(--base) * 1.5); }
  footer .i { color: var(--call); }
  footer.silent { background: var(--call); color: var(--on-call); font-weight: var(--w-strong); }
  footer.silent .i { color: inherit; }
  footer.notice { background: var(--brand-100); color: var(--ink); font-weight: var(--w-strong); }
  footer.notice .i { color: inherit; }
`;
