import { css } from 'lit';

/** What the two pages for phones share: the sign above, one card, quiet buttons at the thumb. */
export const phoneStyles = css`
  :host { min-height: 100dvh; display: flex; flex-direction: column; max-width: calc(var(--sp) * 120); margin: 0 auto; }
  header { background: var(--brand-800); color: var(--on-dark); padding: calc(var(--sp) * 5) calc(var(--sp) * 5) calc(var(--sp) * 20); }
  .hall { display: flex; align-items: center; gap: var(--s2); font-size: calc(var(--base) * 0.9412); font-weight: var(--w-strong); min-height: var(--target); line-height: var(--lh-head); }
  .mark { width: calc(var(--sp) * 6.5); height: calc(var(--sp) * 6.5); }
  .tools { margin-inline-start: auto; display: flex; flex: none; }
  .tools button { min-height: var(--target); min-width: var(--target); padding: 0 var(--s2); display: flex; align-items: center; justify-content: center; gap: var(--s1); white-space: nowrap; font-size: calc(var(--base) * 0.9412); --i: calc(var(--base) * 1.4); }
  main { display: contents; }
  .card { margin: calc(var(--sp) * -16) calc(var(--sp) * 5) 0; background: var(--surface); border-radius: var(--r3); border: var(--hair) solid var(--line); text-align: center; position: relative; padding: calc(var(--sp) * 4.5) var(--s4); }
  .svc { font-size: var(--fs-m); color: var(--ink-2); text-wrap: balance; line-height: var(--lh-head); }
  .num { font-size: calc(var(--base) * 6.1); font-weight: var(--w-strong); line-height: 1.08; white-space: nowrap; }
  .num.wide { font-size: calc(var(--base) * 5.2); }
  dl { display: grid; grid-template-columns: 1fr 1.45fr; margin-top: var(--s3); padding-top: calc(var(--sp) * 3.5); border-top: var(--edge, var(--hair)) dashed var(--line-2); }
  dl.single { grid-template-columns: 1fr; }
  dl div + div { border-inline-start: var(--hair) solid var(--line); }
  dt { font-size: calc(var(--base) * 0.8235 * var(--zoom)); color: var(--ink-2); line-height: var(--lh-head); }
  dd { font-size: calc(var(--base) * 1.6); font-weight: var(--w-strong); line-height: var(--lh-head); }
  .to { margin: var(--s4) calc(var(--sp) * 5) 0; background: var(--brand-100); border-radius: var(--r2); padding: calc(var(--sp) * 3.5) var(--s4); display: flex; gap: var(--s3); align-items: center; line-height: 1.4; font-size: calc(var(--base) * 0.9412 * var(--zoom)); --i: calc(var(--base) * 1.75); }
  .to .i { color: var(--brand-700); }
  .to b { font-size: calc(var(--base) * 1.1765 * var(--zoom)); display: block; text-wrap: balance; }
  .to.warn { background: var(--warn-bg); }
  .to.warn .i { color: var(--warn); }
  .to.fault { background: var(--fault-bg); }
  .to.fault .i { color: var(--fault); }
  .acts { margin: auto calc(var(--sp) * 5) 0; padding-top: var(--s6); display: grid; gap: var(--s3); }
  .acts .btn { min-height: max(var(--target), calc(var(--sp) * 14)); font-size: calc(var(--base) * min(var(--zoom), 1.2)); }
  .tip { text-align: center; font-size: calc(var(--base) * 0.8235 * min(var(--zoom), 1.2)); color: var(--ink-2); padding: var(--s3) calc(var(--sp) * 5) calc(var(--sp) * 7); line-height: 1.4; text-wrap: balance; }
  .big { display: grid; justify-items: center; gap: var(--s3); padding: var(--s6) 0; --i: calc(var(--base) * 4); }
  .big .i { color: var(--brand-700); stroke-width: 1.75; }
  .big.ok .i { color: var(--ok); }
  .big.bad .i { color: var(--warn); }
  .big h1 { font-size: calc(var(--base) * 1.6471); font-weight: var(--w-strong); line-height: 1.25; text-wrap: balance; }
  .big p { color: var(--ink-2); text-wrap: balance; line-height: 1.5; }
`;
