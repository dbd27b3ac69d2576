import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Key } from '../data/i18n';
import type { Twin } from '../data/types';
import { icon } from './icon';
import type { IconName } from './icons';
import { baseStyles, PhElement } from './ph-element';

/** What somebody does to a twin. */
export interface TwinAction {
  twin: string;
  action: string;
  body?: unknown;
}

const kindIcons: Record<Twin['kind'], IconName> = {
  printer: 'printer',
  scanner: 'scan-qr-code',
  pad: 'star',
  caller: 'keyboard',
  sign: 'monitor',
  gpio: 'lightbulb',
  'ipp-printer': 'file-text',
};

/** A simulated device one can play with: its paper, keys and lamps, and each way it can go wrong. */
@customElement('ph-twin')
export class PhTwin extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { background: var(--surface); border: var(--hair) solid var(--line); border-radius: var(--r2); padding: var(--s4) calc(var(--sp) * 5); display: flex; flex-direction: column; gap: var(--s3); }
      h2 { font-size: calc(var(--base) * 1.1333); font-weight: var(--w-strong); display: flex; align-items: center; gap: var(--s2); line-height: 1.3; --i: calc(var(--base) * 1.4667); }
      h2 .i { color: var(--brand-700); }
      h2 span { margin-inline-start: auto; font-weight: var(--w-text); color: var(--ink-2); font-size: calc(var(--base) * 0.8667); }
      .state { display: flex; flex-wrap: wrap; gap: var(--s1); }
      .chip { display: inline-flex; gap: var(--s1); align-items: center; padding: 0 var(--s2); min-height: calc(var(--sp) * 7); border-radius: var(--r1); background: var(--ok-bg); color: var(--ok); --i: 1.1em; font-size: calc(var(--base) * 0.9333); }
      .chip.lit { background: var(--call); color: var(--on-call); }
      .chip.dark { background: var(--off); color: var(--ink-2); }
      .chip.bad { background: var(--warn-bg); color: var(--warn); font-weight: var(--w-strong); }
      .acts { display: flex; flex-wrap: wrap; gap: var(--s2); }
      .btn { min-height: calc(var(--sp) * 9.5); padding: 0 var(--s3); border-width: var(--hair); border-radius: var(--r1); --i: 1.15em; }
      .btn.key { min-width: calc(var(--sp) * 14); min-height: calc(var(--sp) * 14); font-size: calc(var(--base) * 1.3333); flex-direction: column; gap: 0; line-height: 1.15; }
      .btn.key small { font-size: calc(var(--base) * 0.8); font-weight: var(--w-text); }
      .paper { background: var(--off); border-radius: var(--r1); padding: var(--s4); max-height: calc(var(--sp) * 150); overflow: auto; display: grid; gap: var(--s3); justify-items: center; }
      .paper img { width: 100%; max-width: calc(var(--sp) * 80); display: block; background: var(--on-dark); border: var(--hair) solid var(--line); }
      .paper p { color: var(--ink-2); }
      figure { width: 100%; display: grid; justify-items: center; gap: var(--s1); }
      figcaption { font-size: calc(var(--base) * 0.8667); color: var(--ink-2); overflow-wrap: anywhere; text-align: center; }
      form { display: flex; gap: var(--s2); flex-wrap: wrap; }
      label { flex: 1 1 100%; font-weight: var(--w-strong); }
      input { flex: 1; min-width: calc(var(--sp) * 30); height: calc(var(--sp) * 9.5); border: var(--hair) solid var(--line-2); border-radius: var(--r1); padding: 0 var(--s2); background: var(--surface); }
      .shows { background: var(--brand-900); color: var(--call); border-radius: var(--r1); padding: var(--s3) var(--s4); min-height: calc(var(--sp) * 15); display: grid; place-content: center; text-align: center; font-size: calc(var(--base) * 1.7333); font-weight: var(--w-strong); overflow-wrap: anywhere; line-height: 1.3; white-space: pre-wrap; }
      .lines { display: grid; grid-template-columns: repeat(auto-fill, minmax(calc(var(--sp) * 42), 1fr)); gap: var(--s2); }
      .lamp { display: flex; align-items: center; gap: var(--s2); min-height: calc(var(--sp) * 9.5); padding: 0 var(--s3); border: var(--hair) solid var(--line-2); border-radius: var(--r1); --i: 1.2em; }
      .lamp.on { background: var(--call); color: var(--on-call); }
      .lamp span { margin-inline-start: auto; }
      .lines .btn { width: 100%; justify-content: flex-start; }
      .last { color: var(--ink-2); overflow-wrap: anywhere; }
    `,
  ];

  @property({ attribute: false }) twin!: Twin;
  @query('input') private readonly input!: HTMLInputElement;

  override render() {
    const { twin } = this;
    return html`<h2>${icon(kindIcons[twin.kind])}${this.t(`device.kind.${twin.kind}`)}<span>${twin.id}</span></h2>${this.#body(twin)}`;
  }

  #do(action: string, body?: unknown): void {
    this.tell<TwinAction>('ph-twin-action', { twin: this.twin.id, action, ...(body === undefined ? {} : { body }) });
  }

  #act(action: string, label: string, name?: IconName) {
    return html`<button class="btn" data-action=${action} @click=${() => this.#do(action)}>${name === undefined ? nothing : icon(name)}${label}</button>`;
  }

  #chip(good: boolean, text: string) {
    return html`<span class="chip ${good ? '' : 'bad'}">${icon(good ? 'check' : 'triangle-alert')}${text}</span>`;
  }

  #plug(plugged: boolean) {
    return plugged
      ? this.#act('unplug', this.t('sim.unplug'), 'unplug')
      : this.#act('plug', this.t('sim.plug'), 'plug');
  }

  #plugChip(plugged: boolean) {
    return this.#chip(plugged, this.t(plugged ? 'sim.plugged' : 'reason.gone'));
  }

  #body(twin: Twin): TemplateResult {
    switch (twin.kind) {
      case 'printer':
        return this.#printer(twin);
      case 'scanner':
        return html`<div class="state">${this.#plugChip(twin.state.plugged)}</div>
          <form @submit=${(event: Event) => this.#submit(event, (text) => this.#do('scan', { text }))}><label for="scan">${this.t('sim.scanText')}</label>
            <input id="scan" autocomplete="off"><button class="btn">${icon('scan-qr-code')}${this.t('sim.scan')}</button></form>
          <p class="last">${twin.last === null ? this.t('sim.nothingScanned') : this.t('sim.lastScan', { text: twin.last })}</p>
          <div class="acts">${this.#plug(twin.state.plugged)}</div>`;
      case 'pad':
        return html`<div class="state">${this.#plugChip(twin.state.plugged)}<span class="chip ${twin.state.lit ? 'lit' : 'dark'}">${icon('lightbulb')}${this.t(twin.state.lit ? 'sim.lit' : 'sim.dark')}</span></div>
          <div class="acts">${twin.keys.map((key) => html`<button class="btn key" @click=${() => this.#do('press', { key })}>${key}<small>${this.#keyWord(key)}</small></button>`)}</div>
          <div class="acts">${this.#plug(twin.state.plugged)}</div>`;
      case 'caller':
        return this.#caller(twin);
      case 'sign':
        return html`<div class="state">${this.#plugChip(twin.state.plugged)}</div><p class="shows" role="status">${twin.shows === '' ? ' ' : twin.shows}</p><div class="acts">${this.#plug(twin.state.plugged)}</div>`;
      case 'gpio':
        return html`<div class="lines">${twin.state.lines.map((line) =>
          line.output
            ? html`<p class="lamp ${line.high ? 'on' : ''}">${icon('lightbulb')}${line.name}<span>${this.t(line.high ? 'sim.on' : 'sim.off')}</span></p>`
            : html`<button class="btn" @click=${() => this.#do('press', { line: line.line })}>${icon('circle-dot')}${line.name}</button>`,
        )}</div>`;
      case 'ipp-printer':
        return html`<div class="state">${this.#chip(twin.state.fault === null, twin.state.fault === null ? this.t('device.state.ready') : this.#faultWord(twin.state.fault))}
            <span class="chip">${this.t('sim.printed', { n: twin.printed })}</span></div>
          <div class="acts">${this.#act('paper-out', this.t('sim.paperOut'))}${this.#act('paper-in', this.t('sim.paperIn'))}${this.#act('slow', this.t('sim.slow'))}${this.#act('fast', this.t('sim.fast'))}</div>`;
    }
  }

  #faultWord(fault: string): string {
    return fault === 'paper-out' ? this.t('reason.paperOut') : fault;
  }

  /** Key 1 is the best level, 5 the worst: the order they stand in on the pads we know. */
  #keyWord(key: number): string {
    const words: Key[] = [
      'level.very-satisfied',
      'level.satisfied',
      'level.fair',
      'level.dissatisfied',
      'level.very-dissatisfied',
    ];
    const word = words[key - 1];
    return word === undefined ? '' : this.t(word);
  }

  #printer(twin: Extract<Twin, { kind: 'printer' }>) {
    const { paper, cover, jam, hanging, plugged } = twin.state;
    return html`<div class="state">${this.#plugChip(plugged)}
        ${this.#chip(paper === 'ok', this.t(paper === 'ok' ? 'sim.paperOk' : paper === 'near-end' ? 'reason.nearEnd' : 'reason.paperOut'))}
        ${this.#chip(cover === 'closed', this.t(cover === 'closed' ? 'sim.closed' : 'reason.coverOpen'))}
        ${jam ? this.#chip(false, this.t('reason.jam')) : nothing}${hanging ? this.#chip(false, this.t('sim.hanging')) : nothing}</div>
      <div class="acts">${paper === 'out' ? this.#act('paper-in', this.t('sim.paperIn')) : this.#act('paper-out', this.t('sim.paperOut'))}
        ${paper === 'ok' ? this.#act('near-end', this.t('sim.nearEnd')) : nothing}${paper === 'near-end' ? this.#act('paper-in', this.t('sim.paperIn')) : nothing}
        ${cover === 'closed' ? this.#act('cover-open', this.t('sim.open')) : this.#act('cover-close', this.t('sim.close'))}
        ${jam ? this.#act('unjam', this.t('sim.unjam')) : this.#act('jam', this.t('sim.jam'))}
        ${hanging ? this.#act('unhang', this.t('sim.unhang')) : html`${this.#act('hang', this.t('sim.hang'))}${this.#act('hang-mid-slip', this.t('sim.hangMidSlip'))}`}
        ${this.#plug(plugged)}${twin.slips.length > 0 ? this.#act('tear', this.t('sim.tear'), 'scissors') : nothing}</div>
      <div class="paper" tabindex="0" role="group" aria-label=${this.t('sim.paper')}>${
        twin.slips.length === 0
          ? html`<p>${this.t('sim.noSlip')}</p>`
          : twin.slips.map(
              (slip) =>
                html`<figure><img src=${slip.pngUrl} alt=${slip.text}>${slip.qr === null ? nothing : html`<figcaption>${slip.qr}</figcaption>`}</figure>`,
            )
      }</div>`;
  }

  #caller(twin: Extract<Twin, { kind: 'caller' }>) {
    const keys: [string, Key][] = [
      ['call', 'counter.callNext'],
      ['recall', 'counter.recall'],
      ['start', 'counter.arrive'],
      ['finish', 'counter.finish'],
      ['no-show', 'counter.noShow'],
    ];
    return html`<div class="state">${this.#plugChip(twin.state.plugged)}</div><p class="shows" role="status">${twin.shows === '' ? ' ' : twin.shows}</p>
      <div class="acts">${keys.map(([key, word]) => html`<button class="btn" @click=${() => this.#do('key', { keys: key })}>${this.t(word)}</button>`)}</div>
      <form @submit=${(event: Event) => this.#submit(event, (keys) => this.#do('key', { keys }))}><label for="keys">${this.t('sim.keys')}</label><input id="keys" autocomplete="off" placeholder="3F"><button class="btn">${this.t('sim.press')}</button></form>
      <div class="acts">${this.#plug(twin.state.plugged)}</div>`;
  }

  #submit(event: Event, send: (text: string) => void): void {
    event.preventDefault();
    const text = this.input.value;
    if (text !== '') {
      send(text);
      this.input.value = '';
    }
  }
}
