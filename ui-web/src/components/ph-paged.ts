import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { pageOf, rowsThatFit } from '../data/kiosk-view';
import { icon } from './icon';
import { baseStyles, PhElement } from './ph-element';

/** A column of rows that never overflows: what does not fit at full target size is one touch away on the next page. */
@customElement('ph-paged')
export class PhPaged extends PhElement {
  static override styles = [
    baseStyles,
    css`
      :host { min-height: 0; position: relative; --row-gap: max(calc(var(--sp) * 1.75), var(--gap)); }
      .rows { position: absolute; inset: var(--pad, 0); display: grid; gap: var(--row-gap); grid-auto-rows: minmax(0, var(--row-most, 1fr)); }
      .probe { position: absolute; visibility: hidden; height: var(--target); margin-bottom: var(--row-gap); width: 0; }
      .pager { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; gap: var(--s2); }
      .pager .btn { height: 100%; padding: 0; min-height: 0; }
      .pager .btn.one { grid-column: 1 / -1; }
      .pager span { font-weight: var(--w-strong); padding: 0 var(--s2); color: var(--pager-ink, var(--ink)); }
    `,
  ];

  @property({ attribute: false }) items: readonly unknown[] = [];
  @property({ attribute: false }) row: (item: never) => TemplateResult = () => html``;
  /** Most rows on one page, however tall the screen. */
  @property({ type: Number }) most = 6;
  /** Narrow columns turn pages with one button. */
  @property({ type: Boolean }) narrow = false;
  /** The last item is a door to all the rest: it always stands, and what does not fit before it is behind it. */
  @property({ type: Boolean }) door = false;
  /** Word before the rows for a screen reader. */
  @property() label = '';
  @state() private fit = 6;
  @state() private page = 0;
  @query('.probe') private readonly probe!: HTMLElement;
  @query('.rows') private readonly rows!: HTMLElement;
  #observer: ResizeObserver | null = null;

  override firstUpdated(): void {
    this.fit = this.most;
    this.#observer = new ResizeObserver(() => this.#measure());
    this.#observer.observe(this.rows);
    this.#observer.observe(this.probe);
  }

  override disconnectedCallback(): void {
    this.#observer?.disconnect();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('label')) {
      this.page = 0;
    }
  }

  #measure(): void {
    const probe = getComputedStyle(this.probe);
    const target = Number.parseFloat(probe.height);
    const gap = Number.parseFloat(probe.marginBottom);
    // Half a pixel of grace: fractions of the panel must not cost a row.
    this.fit = rowsThatFit(this.rows.clientHeight + 0.5, target, gap, this.most);
  }

  override render() {
    const { items, page, pages } = pageOf(this.#fitting(), this.fit, this.page);
    this.rows?.style.setProperty('grid-template-rows', pages > 1 ? `repeat(${this.fit}, minmax(0, 1fr))` : '');
    return html`<i class="probe"></i>
      <div class="rows" role="group" aria-label=${this.label}>
        ${items.map((item) => this.row(item as never))}
        ${pages > 1 ? this.#pager(page, pages) : nothing}
      </div>`;
  }

  #fitting(): readonly unknown[] {
    return this.door && this.items.length > this.fit
      ? [...this.items.slice(0, this.fit - 1), ...this.items.slice(-1)]
      : this.items;
  }

  #pager(page: number, pages: number) {
    const turn = (to: number) => () => {
      this.page = to;
    };
    if (this.narrow) {
      return html`<div class="pager"><button class="btn one" @click=${turn((page + 1) % pages)}>${this.t('pager.more')} ${page + 1}/${pages}</button></div>`;
    }
    return html`<div class="pager">
      <button class="btn" ?disabled=${page === 0} @click=${turn(page - 1)}>${icon('chevron-left')}${this.t('pager.back')}</button>
      <span>${page + 1}/${pages}</span>
      <button class="btn" ?disabled=${page === pages - 1} @click=${turn(page + 1)}>${this.t('pager.next')}${icon('chevron-right')}</button>
    </div>`;
  }
}
