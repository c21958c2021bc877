// What a person does on Plans & billing and on the pages of the payment provider.
import assert from 'node:assert/strict';

/** "$1,490.00" as the page writes it. */
export const money = (minor, language = 'en') =>
  new Intl.NumberFormat(language, { style: 'currency', currency: 'usd' }).format(minor / 100);

export const planShown = ({ page, t }, plan) =>
  page
    .locator('.plan-name')
    .filter({ hasText: t(`plan.${plan}`) })
    .waitFor();

/** At the provider's, and back to where they came from. */
export async function enterCard({ page }, number, expiry = '12/40') {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expires (MM/YY)').fill(expiry);
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Save card' }).click();
  await page.waitForURL(/plans-billing/);
}

/** What a review is of. */
export const reviewOf = ({ page, t }, plan) =>
  page.getByRole('dialog', { name: t('plans.review', { plan: t(`plan.${plan}`) }) });

/** `act`: what the button is called that leads there, `upgrade`, `downgrade` or `keep`. */
export async function openReview(person, { plan, credits, period = 'monthly', act = 'upgrade' }) {
  const { page, t } = person;
  await person.button('billing.change_plan').click();
  const card = page.locator(`li[data-plan=${plan}]`);
  await page.locator('.periods label', { hasText: t(`plans.period.${period}`) }).click();
  if (credits !== undefined) await card.getByRole('combobox').selectOption(String(credits));
  const name = t('plans.act_on', { act: t(`plans.${act}`), plan: t(`plan.${plan}`) });
  await card.getByRole('button', { name, exact: true }).click();
  const dialog = reviewOf(person, plan);
  await dialog.waitFor();
  return dialog;
}

/** The figures of the review, line by line, the sum last. */
export const figuresOf = (dialog) => dialog.locator('table.charge td').allInnerTexts();

export const invoiceFigures = ({ lines, total_minor: total }) =>
  [...lines.map((line) => line.amount_minor), total].map((minor) => money(minor));

/** Presses what the review offers, once the server's figures are there; gives the figures. */
export async function agree({ t }, dialog) {
  const figures = await figuresOf(dialog);
  const name = t('plans.confirm_upgrade', { amount: figures.at(-1) });
  await dialog.getByRole('button', { name, exact: true }).click();
  return figures;
}

export async function upgrade(person, choice) {
  const figures = await agree(person, await openReview(person, choice));
  await planShown(person, choice.plan);
  return figures;
}

/** Page and API say the same of an invoice: in the list, and on its own printed page. */
export async function assertInvoiceShown({ page }, invoice) {
  const row = page.locator('steward-invoices li').filter({ hasText: invoice.number });
  assert.equal(await row.locator('.amount').innerText(), money(invoice.total_minor));
  const opened = page.waitForEvent('popup');
  await row.getByRole('link', { name: invoice.number, exact: true }).click();
  const printed = await opened;
  await printed.getByText(invoice.number).first().waitFor();
  const text = await printed.locator('body').innerText();
  for (const amount of invoiceFigures(invoice)) assert.ok(text.includes(amount), amount);
  await printed.close();
}
