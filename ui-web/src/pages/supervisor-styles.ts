import { css } from 'lit';

/** Measures of the overview. */
export const supervisorStyles = css`
  .page { min-height: 100%; display: grid; grid-template-rows: auto auto minmax(0, 1fr); height: 100%; }
  header { background: var(--brand-800); color: var(--on-dark); display: flex; align-items: center; gap: var(--s6); padding: var(--s2) var(--s6); min-height: calc(var(--sp) * 14); }
  header h1 { font-size: calc(var(--base) * 1.2667); font-weight: var(--w-strong); }
  header p { color: var(--brand-200); }
  .r { margin-inline-start: auto; display: flex; gap: calc(var(--sp) * 5); align-items: center; color: var(--brand-200); --i: 1.2em; white-space: nowrap; }
  .r span { display: flex; gap: var(--s2); align-items: center; }
  ph-clock { color: var(--on-dark); --ph-day-size: calc(var(--base) * 0.9333); --ph-time-size: calc(var(--base) * 1.3333); }
  header .btn { min-height: var(--target); padding: 0 calc(var(--sp) * 3.5); background: transparent; border: var(--hair) solid var(--brand-300); color: var(--on-dark); border-radius: var(--r1); }
  header .btn:hover { background: var(--brand-700); }
  main { min-height: 0; padding: calc(var(--sp) * 4) var(--s6); display: grid; gap: var(--s3); grid-template-columns: minmax(0, 1.5fr) minmax(0, 1.15fr) minmax(0, 0.85fr); }
  main.now { grid-template-rows: auto minmax(calc(var(--sp) * 46), 0.75fr) minmax(0, 1fr) minmax(0, 0.8fr); grid-template-areas: 'kpi kpi kpi' 'charts charts charts' 'queues counters attention' 'queues counters log'; }
  main.boxes { grid-template-rows: auto minmax(0, 1fr); grid-template-areas: 'kpi kpi kpi' 'terminals terminals terminals'; }
  main.list { grid-template-rows: auto minmax(0, 1fr); grid-template-areas: 'kpi kpi kpi' 'list list list'; }
  .card.list { grid-area: list; }
  @media print {
    header, .kpi { display: none; }
    .page, main { display: block; height: auto; padding: 0; }
    .card { border: 0; padding: 0; }
    .card .in { overflow: visible; }
  }
  ph-hall-charts { grid-area: charts; }
  .queues { grid-area: queues; }
  nav { display: flex; align-self: stretch; }
  nav button { background: transparent; border: 0; border-bottom: calc(var(--hair) * 2) solid transparent; color: var(--brand-200); padding: 0 var(--s4); cursor: pointer; min-height: var(--target); font: inherit; }
  nav button[aria-pressed='true'] { color: var(--on-dark); border-color: var(--on-dark); font-weight: var(--w-strong); background: var(--brand-700); }
  .card { background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r2); padding: var(--s4) calc(var(--sp) * 5); min-width: 0; min-height: 0; display: flex; flex-direction: column; }
  .card .in { position: relative; flex: 1; min-height: 0; overflow: auto; margin-top: var(--s3); }
  .attention { grid-area: attention; }
  .counters { grid-area: counters; }
  .terminals { grid-area: terminals; }
  .log { grid-area: log; }
  .kpi { grid-area: kpi; display: grid; grid-template-columns: repeat(5, 1fr); padding: 0; }
  .kpi div { padding: calc(var(--sp) * 3.5) calc(var(--sp) * 5); border-inline-start: var(--hair) solid var(--line); line-height: 1.35; }
  .kpi div:first-child { border: 0; }
  .kpi dt { font-size: calc(var(--base) * 0.9333); color: var(--ink-2); }
  .kpi dd { font-size: calc(var(--base) * 2.2667); font-weight: var(--w-strong); line-height: 1.2; }
  .kpi small { font-size: var(--base); color: var(--ink-2); }
  .kpi .w dd { color: var(--warn); }
  .kpi .sk { height: calc(var(--sp) * 10); width: 60%; }
  .al li { display: grid; grid-template-columns: auto 1fr auto; gap: var(--s2); border-top: var(--hair) solid var(--line); padding: calc(var(--sp) * 2.25) 0; font-size: calc(var(--base) * 0.9333); line-height: 1.4; --i: 1.4em; }
  .al li:first-child { border: 0; padding-top: 0; }
  .al .i { color: var(--warn); }
  .al b { display: block; }
  .al span, .al time { color: var(--ink-2); font-size: calc(var(--base) * 0.8667); }
  .good { color: var(--ok); display: flex; gap: var(--s2); align-items: center; font-weight: var(--w-strong); --i: 1.5em; }
  .boxes > li { display: grid; grid-template-columns: calc(var(--sp) * 34) calc(var(--sp) * 26) 1fr auto; gap: var(--s3); align-items: center; border-top: var(--hair) solid var(--line); padding: var(--s2) 0; line-height: 1.35; font-size: calc(var(--base) * 0.9333); --i: 1.15em; }
  .boxes > li:first-child { border: 0; padding-top: 0; }
  .who b { display: block; }
  .who span, .com { color: var(--ink-2); font-size: calc(var(--base) * 0.8667); white-space: nowrap; }
  .st { display: flex; gap: var(--s1); align-items: center; white-space: nowrap; }
  .st.online { color: var(--ok); }
  .st.offline { color: var(--fault); font-weight: var(--w-strong); }
  .st.never-seen { color: var(--ink-2); }
  .devs { display: flex; flex-wrap: wrap; gap: var(--s1); }
  .devs li { display: inline-flex; gap: var(--s1); align-items: center; border-radius: var(--r1); padding: 0 var(--s2); min-height: calc(var(--sp) * 6.5); font-size: calc(var(--base) * 0.8667); }
  .devs .ok { background: var(--ok-bg); color: var(--ok); }
  .devs .warn { background: var(--warn-bg); color: var(--warn); font-weight: var(--w-strong); }
  .devs .fault { background: var(--fault-bg); color: var(--fault); font-weight: var(--w-strong); }
  .devs .off { background: var(--off); color: var(--ink-2); }
  .devs small { font-weight: var(--w-text); border-inline-start: var(--hair) solid currentColor; padding-inline-start: var(--s1); margin-inline-start: var(--s1); }
  .events li { display: grid; grid-template-columns: auto calc(var(--sp) * 22) 1fr; gap: var(--s3); border-top: var(--hair) solid var(--line); padding: calc(var(--sp) * 1.25) 0; font-size: calc(var(--base) * 0.9333); line-height: 1.4; }
  .events li:first-child { border: 0; padding-top: 0; }
  .events time, .events span { color: var(--ink-2); }
  .events span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .events b { font-weight: var(--w-text); }
  @media (max-width: 1500px) {
    header { gap: var(--s3); padding-inline: var(--s4); }
    .r { gap: var(--s2); }
    .r ph-clock { --ph-day-size: 0; }
    header h1 { font-size: var(--base); }
    header .btn, nav button { padding-inline: var(--s2); }
    main { padding: var(--s3) var(--s4); }
    .kpi div { padding-block: var(--s1); }
    .kpi dd { font-size: calc(var(--base) * 1.7333); }
  }
  @media (max-width: 1100px) {
    .page { height: auto; }
    main, main.now { grid-template: none / minmax(0, 1fr); grid-template-areas: 'kpi' 'charts' 'queues' 'counters' 'attention' 'log'; }
    main.boxes { grid-template: none / minmax(0, 1fr); grid-template-areas: 'kpi' 'terminals'; }
    header, .r { flex-wrap: wrap; }
    .boxes > li { grid-template-columns: 1fr auto; }
    .devs { grid-column: 1 / -1; }
  }
`;
