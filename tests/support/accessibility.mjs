// What a page must keep in every state: axe finds nothing, nothing scrolls sideways, everything
// that is pressed is large enough (G5, G11 of the page rules).
import assert from 'node:assert/strict';
import AxeBuilder from '@axe-core/playwright';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function axeFindings(page, disabledRules) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(levels)
    .disableRules(disabledRules)
    .setLegacyMode()
    .analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** Elements that are pressed and are smaller than 24 px, through shadow roots; runs in the page. */
function smallTargets() {
  const pressed =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=menuitem], [role=option], [role=radio], [role=slider], [tabindex="0"]';
  const found = [];
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!element.matches(pressed) || element.matches(':disabled')) continue;
      // A native box may be small where its label is the target.
      const target =
        element.labels?.length && /^(radio|checkbox|file)$/.test(element.type)
          ? element.labels[0]
          : element;
      if (!target.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue; // kept for screen readers alone
      // WCAG 2.5.8 excepts links inside a sentence.
      if (element.matches('p a, li p a, dd a')) continue;
      if (width < 24 || height < 24) {
        found.push(
          `${element.localName} "${element.textContent.trim().slice(0, 30)}" ${Math.round(width)}x${Math.round(height)}`,
        );
      }
    }
  };
  visit(document);
  return found;
}

function sidewaysScroll() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth} px wide in ${clientWidth} px`] : [];
}

/** All of it for the page as it is now; `state` names it in the failure. */
export async function assertAccessible(page, state, { disabledRules = [] } = {}) {
  const findings = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    findings.push(
      ...(await axeFindings(page, disabledRules)).map((finding) => `${colorScheme}: ${finding}`),
    );
  }
  findings.push(...(await page.evaluate(smallTargets)), ...(await page.evaluate(sidewaysScroll)));
  assert.deepEqual(findings, [], state);
}

/** No sideways scroll at 320 px, the width of WCAG 1.4.10; the window is as before afterwards. */
export async function assertReflows(page, state) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const findings = await page.evaluate(sidewaysScroll);
  await page.setViewportSize(before);
  assert.deepEqual(findings, [], state);
}
