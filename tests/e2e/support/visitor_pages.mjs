/** Address and title of every page that a visitor sees without having been anywhere. */
export const visitorPages = [
  ['/sign-in', 'sign_in.title'],
  ['/sign-up', 'sign_up.title'],
  ['/password/forgot', 'forgot_password.title'],
  ['/password/change#nothing', 'change_password.title'],
  ['/sign-up/confirm#nothing', 'confirm_sign_up.title'],
  ['/billing-email/confirm#nothing', 'confirm_billing_email.title'],
  ['/nowhere', 'shell.not_found.title'],
];
