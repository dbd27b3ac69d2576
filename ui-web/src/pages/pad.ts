import { css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../data/boot';
import { face } from '../components/drawings';
import { icon } from '../components/icon';
import { baseStyles } from '../components/ph-element';
import { PhPage } from '../components/ph-page';
import { api } from '../data/api';
import { preferences } from '../data/i18n';
import {
  type Draft,
  isBad,
  LEVELS,
  maySubmit,
  ratingBody,
  TEXT_MOST,
  THANKS_SECONDS,
  type Tile,
  tiles,
  toggled,
} from '../data/pad-view';
import { ApiError } from '../data/problem';
import { freshKey, Touches } from '../data/touch';
import type { Level, PadPrompt, PadView, RatingBody, Tag } from '../data/types';
import { padStyles } from './pad-styles';

type Step = 'faces' | 'tags' | 'text' | 'thanks' | 'declined';

/** Touches are told to the appliance no faster than this. */
const TELL_SECONDS = 2;

const seconds = () => performance.now() / 1000;

/** The rating pad. Five faces in fixed order, nothing chosen; reasons second; no answer is not an answer. */
@customElement('ph-pad-page')
export class PhPadPage extends PhPage {
  static override styles = [baseStyles, padStyles, css`:host { height: 100vh; overflow: hidden; }`];

  @state() private view: PadView | null = null;
  @state() private step: Step = 'faces';
  @state() private draft: Draft | null = null;
  /** Page of the reasons. */
  @state() private page = 0;
  /** True when the last rating found nobody to take it. */
  @state() private unsent = false;
  @state() private sending = false;
  @state() private left = 0;
  /** The prompt whose time ran out or that was answered: shown no more, whatever the stream still says. */
  @state() private closed = '';
  @query('textarea') private readonly words!: HTMLTextAreaElement;
  #thanked: PadPrompt | null = null;
  #thankedLevel: Level | null = null;
  #touchedAt = 0;
  #toldAt = 0;
  #timer = 0;
  readonly #touches = new Touches(5);

  protected override start(): void {
    void this.#open();
    window.addEventListener('pointerdown', () => this.#touched(), { capture: true });
    window.addEventListener('keydown', () => this.#touched(), { capture: true });
    this.#timer = window.setInterval(() => this.#tick(), 500);
  }

  override disconnectedCallback(): void {
    window.clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  /** The counter comes from the address, or is the only one of this box. */
  async #open(): Promise<void> {
    const asked = new URLSearchParams(location.search).get('counter');
    let counter = asked ?? undefined;
    if (counter === undefined) {
      try {
        counter = (await api.counters())[0]?.id;
      } catch {
        // The appliance knows the pad's counter where there is only one.
      }
    }
    this.listen(api.stream('pad', counter), ['pad']);
  }

  protected override receive(name: string, data: unknown): void {
    if (name !== 'pad') {
      return;
    }
    const view = data as PadView;
    const before = this.view?.prompt?.event;
    this.view = view;
    if (view.prompt !== null && view.prompt.event !== before && view.prompt.event !== this.closed) {
      this.#begin();
    }
  }

  #begin(): void {
    this.step = 'faces';
    this.draft = null;
    this.page = 0;
    this.#thanked = null;
    this.#touched();
  }

  #touched(): void {
    this.#touchedAt = seconds();
    this.#tellTouch();
    this.#tick();
  }

  /** The appliance counts too, and it decides what is 未评: it must know that somebody is still there. */
  #tellTouch(): void {
    const prompt = this.#prompt();
    if (prompt !== null && this.#thanked === null && seconds() - this.#toldAt >= TELL_SECONDS) {
      this.#toldAt = seconds();
      api.touchRating(prompt.event, freshKey()).catch(() => undefined);
    }
  }

  #tick(): void {
    const limit =
      this.step === 'thanks' || this.step === 'declined' ? THANKS_SECONDS : (this.view?.prompt?.timeoutSeconds ?? 60);
    this.left = Math.max(0, Math.ceil(limit - (seconds() - this.#touchedAt)));
    if (this.left === 0 && (this.#thanked !== null || this.#prompt() !== null)) {
      this.#end();
    }
  }

  /** Time is over: the appliance stores 未评 itself, the page makes nothing up. */
  #end(): void {
    this.closed = this.view?.prompt?.event ?? this.#thanked?.event ?? this.closed;
    this.#thanked = null;
    this.step = 'faces';
    this.draft = null;
    preferences.reset();
  }

  #prompt(): PadPrompt | null {
    const prompt = this.view?.prompt ?? null;
    return prompt === null || prompt.event === this.closed ? null : prompt;
  }

  async #send(body: RatingBody, prompt: PadPrompt, step: Step): Promise<void> {
    if (this.sending) {
      return;
    }
    this.sending = true;
    const level = 'level' in body ? body.level : null;
    try {
      await this.#touches.once(`rate ${prompt.event}`, (key) => api.rate(body, key));
    } catch (failure) {
      const code = failure instanceof ApiError && failure.answered ? failure.code : '';
      if (code === 'nothing-to-rate') {
        this.#end();
        return;
      }
      // That it has its rating already is what was wanted; anything else means this one went nowhere.
      this.unsent = code !== 'already-rated';
      if (this.unsent && level !== null) {
        return;
      }
    } finally {
      this.sending = false;
    }
    this.unsent = false;
    this.closed = prompt.event;
    this.#thanked = prompt;
    this.#thankedLevel = level;
    this.step = step;
    this.#touched();
  }

  override render() {
    const prompt = this.#thanked ?? this.#prompt();
    return html`<div class="page">${this.#head(prompt)}${this.#body(prompt)}</div>${this.badge()}`;
  }

  #head(prompt: PadPrompt | null) {
    const counter = this.view?.counter;
    const thanks = this.#thanked !== null;
    return html`<header>
      <b class="win">${counter === undefined ? '' : this.t('counter.number', { n: counter.number })}</b>
      ${
        prompt === null
          ? nothing
          : html`<span class="sub">${prompt.label}</span><span class="sub grow">${this.say(prompt.serviceName)}</span>
        <span class="left" role="timer">${icon('timer')}<span>${this.rich(thanks ? 'pad.returns' : 'pad.left', { n: html`<b>${this.left}</b>` })}</span></span>`
      }
    </header>`;
  }

  #body(prompt: PadPrompt | null) {
    if (prompt === null) {
      return html`<main class="idle" role="status">${face('satisfied')}<h1>${this.t('pad.welcome')}</h1><p>${this.t(this.live === 'lost' ? 'pad.lost' : 'pad.welcomeText')}</p></main>`;
    }
    switch (this.step) {
      case 'faces':
        return this.#faces(prompt);
      case 'tags':
        return this.draft === null ? this.#faces(prompt) : this.#tags(prompt, this.draft);
      case 'text':
        return this.draft === null ? this.#faces(prompt) : this.#text(this.draft);
      case 'thanks':
      case 'declined':
        return this.#thanks();
    }
  }

  #faces(prompt: PadPrompt) {
    return html`<main><h1 class="ask">${this.t('pad.ask')}</h1><p class="note">${this.t('pad.anonymous')}</p>
      <div class="five" role="group" aria-label=${this.t('pad.ask')}>${LEVELS.map(
        (level) =>
          html`<button data-level=${level} @click=${() => this.#choose(level)}>${face(level)}<span>${this.t(`level.${level}`)}</span></button>`,
      )}</div></main>
      <nav>${this.#modeButton()}
        <button class="btn" lang=${this.language === 'zh' ? 'en' : 'zh-CN'} @click=${() => preferences.speak(this.language === 'zh' ? 'en' : 'zh')}>${icon('languages')}${this.t('bar.language')}</button>
        <span class="sp"></span>${this.#declineButton(prompt)}</nav>`;
  }

  #choose(level: Level): void {
    this.draft = { level, tags: new Set(), text: '' };
    this.page = 0;
    this.step = 'tags';
  }

  #tags(prompt: PadPrompt, draft: Draft) {
    const bad = isBad(draft.level);
    const grid = this.view === null ? [] : tiles(this.view.tagset, draft.level, this.page, this.elder);
    return html`<main class="reasons"><div class="top">${face(draft.level)}<div><h1>${this.t(bad ? 'pad.whyBad' : draft.level === 'fair' ? 'pad.whyFair' : 'pad.whyGood')}</h1>
        <p>${this.t(this.unsent ? 'pad.failed' : bad ? 'pad.needOne' : 'pad.free')}</p></div></div>
      <div class="tags ${this.elder ? 'two' : ''}">${grid.map((tile) => this.#tile(tile, draft))}</div></main>
      <nav><button class="btn" @click=${() => {
        this.step = 'faces';
        this.draft = null;
      }}>${icon('arrow-left')}${this.t('pad.change')}</button>${this.#modeButton()}<span class="sp"></span>${this.#declineButton(prompt)}
        <button class="btn pri" ?disabled=${!maySubmit(draft) || this.sending} @click=${() => void this.#send(ratingBody(prompt.event, draft), prompt, 'thanks')}>${this.t('pad.submit')}</button></nav>`;
  }

  #tile(tile: Tile, draft: Draft) {
    switch (tile.kind) {
      case 'tag':
        return this.#tag(tile.tag, draft);
      case 'words':
        return html`<button class="tag say" @click=${() => {
          this.step = 'text';
        }}>${icon('pen-line')}<span>${draft.text === '' ? this.t('pad.write') : draft.text}</span><small>${draft.text === '' ? this.t('pad.most', { n: TEXT_MOST }) : this.t('pad.edit')}</small></button>`;
      case 'turn': {
        const last = tile.page === tile.pages - 1;
        const chosen = draft.tags.size;
        return html`<button class="tag" @click=${() => {
          this.page = (tile.page + 1) % tile.pages;
        }}>${icon(last ? 'chevron-up' : 'list-plus')}<span>${this.t(last ? 'pad.back' : 'pad.more')}</span>
          <small>${chosen === 0 ? `${tile.page + 1}/${tile.pages}` : this.t('pad.chosen', { n: chosen })}${last ? nothing : icon('chevron-down')}</small></button>`;
      }
    }
  }

  #tag(tag: Tag, draft: Draft) {
    const on = draft.tags.has(tag.code);
    return html`<button class="tag ${on ? 'on' : ''}" data-tag=${tag.code} aria-pressed=${on} @click=${() => {
      this.draft = { ...draft, tags: toggled(draft.tags, tag.code) };
    }}><span class="box">${on ? icon('check') : nothing}</span><span>${this.say(tag.text)}</span></button>`;
  }

  #text(draft: Draft) {
    const keep = () => {
      this.draft = { ...draft, text: this.words.value.slice(0, TEXT_MOST) };
    };
    return html`<main class="write"><h1><label for="words">${this.t('pad.writeHead')}</label></h1>
      <textarea id="words" maxlength=${TEXT_MOST} .value=${draft.text} @input=${keep}></textarea>
      <p class="note" role="status">${this.t('pad.count', { n: draft.text.length, most: TEXT_MOST })}</p></main>
      <nav><span class="sp"></span><button class="btn" @click=${() => {
        this.draft = { ...draft, text: '' };
        this.step = 'tags';
      }}>${this.t('pad.discard')}</button><button class="btn pri" @click=${() => {
        keep();
        this.step = 'tags';
      }}>${this.t('pad.keep')}</button></nav>`;
  }

  override updated(): void {
    if (
      this.step === 'text' &&
      this.words !== null &&
      this.renderRoot instanceof ShadowRoot &&
      this.renderRoot.activeElement === null
    ) {
      this.words.focus();
    }
  }

  #modeButton() {
    return html`<button class="btn" @click=${() => preferences.enlarge(!preferences.elder)}>${icon('a-large-small')}${this.t(preferences.elder ? 'bar.normal' : 'bar.elder')}</button>`;
  }

  #declineButton(prompt: PadPrompt) {
    return html`<button class="btn" ?disabled=${this.sending} @click=${() => void this.#send({ event: prompt.event, declined: true }, prompt, 'declined')}>${this.t('pad.decline')}</button>`;
  }

  #thanks() {
    const declined = this.step === 'declined';
    const bad = this.#thankedLevel !== null && isBad(this.#thankedLevel);
    return html`<main class="thanks" role="status">${icon('circle-check')}<h1>${this.t(declined ? 'pad.declined' : 'pad.thanks')}</h1>
      <p>${this.t(declined ? 'pad.declinedText' : bad ? 'pad.thanksBad' : 'pad.thanksText')}</p>
      ${declined ? nothing : html`<ul><li>${icon('eye-off')}${this.t('pad.unseen')}</li></ul>`}</main>`;
  }
}
