import { css } from 'lit';

export const plansBillingStyles = css`
  :host {
    max-inline-size: none;
  }
`;
