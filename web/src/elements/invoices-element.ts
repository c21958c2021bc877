import downloadIcon from 'lucide-static/icons/download.svg?icon';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { StewardElement } from '../base/steward-element.ts';
import { dateText } from '../billing/words.ts';
import type { Billing } from '../client/billing.ts';
import type { Invoice, InvoicePage } from '../client/billing-types.ts';
import { isAbort } from '../client/index.ts';
import type { Refusal } from '../i18n/index.ts';
import { refusalOf } from '../team/member-list.ts';
import { icon } from '../ui/icon.ts';
import { cardStyles, controlStyles } from '../ui/styles/index.ts';
import { textField } from '../ui/text-field.ts';
import { loadFailure } from './page-parts.ts';
import { money } from '../ui/amounts.ts';

const typingMilliseconds = 200;
/** Below so many there is nothing to search. */
const searchFrom = 5;

/** What was paid: to look at, to keep, to search (B8). */
export class InvoicesElement extends StewardElement {
  static override styles = [
    StewardElement.styles,
    cardStyles,
    controlStyles,
    css`
      .split {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
      }
      ul {
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(8rem, 1fr) auto auto;
        gap: var(--_space) calc(4 * var(--_space));
        align-items: center;
        padding-block: calc(3 * var(--_space));
        border-block-start: 1px solid var(--_border);
      }
      .number {
        display: inline-block;
        min-block-size: 24px;
      }
      .amount {
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .badge {
        padding: 0 calc(2 * var(--_space));
        border-radius: 1rem;
        background: var(--_success-soft);
        color: var(--_success);
        font-size: var(--_font-size-small);
      }
      .badge.refunded {
        background: var(--_surface-sunken);
        color: var(--_text-muted);
      }
      .skeleton {
        block-size: 6rem;
      }
      .empty {
        padding-block: calc(4 * var(--_space));
      }
      @media (max-width: 480px) {
        li {
          grid-template-columns: 1fr auto;
        }
        li .row {
          grid-column: 1 / -1;
        }
      }
    `,
  ];
  static override readonly areas = ['billing', 'plans', 'refusals'] as const;

  @property({ attribute: false }) billing: Billing | undefined;
  /** Another value means that there may be a new invoice. */
  @property({ attribute: false }) version = '';

  @state() private search = '';
  @state() private page: InvoicePage | undefined;
  @state() private failure: Refusal | undefined;
  /** There were enough to search among, whatever a search has left of them. */
  @state() private isLong = false;
  #reading = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('billing') || changed.has('version')) void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#reading.abort();
  }

  override render(): TemplateResult {
    const { page, billing } = this;
    const hasAny = (page?.items.length ?? 0) > 0;
    return html`<section class="card" part="card" aria-labelledby="invoices-title">
      <div class="card-header split">
        <h2 id="invoices-title">${this.t('plans.invoices')}</h2>
        ${
          hasAny
            ? html`<a
                class="button small"
                part="button export"
                href=${billing?.invoicesExportAddress ?? nothing}
                download
              >
                ${icon(downloadIcon, { size: 16 })} ${this.t('plans.invoices_all')}
              </a>`
            : nothing
        }
      </div>
      <div class="card-body">${this.isLong ? this.#searchField() : nothing} ${this.#content()}</div>
    </section>`;
  }

  #searchField(): TemplateResult {
    return textField({
      name: 'search',
      type: 'search',
      label: this.t('plans.invoices_search'),
      value: this.search,
      onInput: (text) => this.#type(text),
    });
  }

  #content(): TemplateResult {
    const { page, failure, messages } = this;
    if (failure !== undefined) {
      return loadFailure(messages, this.messageOf(failure), () => void this.#read());
    }
    if (page === undefined) return html`<div class="skeleton"></div>`;
    if (page.items.length === 0) {
      const id = this.search === '' ? 'plans.invoices_none' : 'plans.invoices_no_match';
      return html`<p class="empty muted">${this.t(id)}</p>`;
    }
    return html`<ul>
        ${page.items.map((invoice) => this.#invoice(invoice))}
      </ul>
      ${
        page.next_cursor === undefined
          ? nothing
          : html`<div>
              <button
                type="button"
                class="button small"
                part="button"
                @click=${() => void this.#read(page.next_cursor)}
              >
                ${this.t('plans.invoices_more')}
              </button>
            </div>`
      }`;
  }

  #invoice(invoice: Invoice): TemplateResult {
    const { billing, messages } = this;
    const { number, state: how } = invoice;
    return html`<li>
      <span>
        <a
          class="number"
          href=${billing?.invoiceAddress(number, 'page') ?? nothing}
          target="_blank"
          rel="noopener"
          ><bdi>${number}</bdi></a
        >
        <br />
        <span class="hint">
          ${dateText(messages, invoice.issued_at)} · ${this.t(`plans.purpose.${invoice.purpose}`)}
        </span>
      </span>
      <span class="amount">${money(messages.formats, invoice.total_minor, invoice.currency)}</span>
      <span class="row">
        <span class="badge ${how}">${this.t(`plans.invoice.${how}`)}</span>
        <a
          class="button small"
          part="button"
          href=${billing?.invoiceAddress(number, 'pdf') ?? nothing}
          aria-label=${this.t('plans.invoice_pdf', { number })}
          download
        >
          PDF
        </a>
      </span>
    </li>`;
  }

  #type(text: string): void {
    this.search = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(), typingMilliseconds);
  }

  async #read(cursor?: string): Promise<void> {
    const { billing, search } = this;
    if (billing === undefined) return;
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    try {
      this.failure = undefined;
      const read = await billing.readInvoices({ search, cursor }, { signal });
      const before = cursor === undefined ? [] : (this.page?.items ?? []);
      this.page = { ...read, items: [...before, ...read.items] };
      this.isLong ||= this.page.items.length >= searchFrom;
    } catch (error) {
      if (!isAbort(error)) this.failure = refusalOf(error);
    }
  }
}
