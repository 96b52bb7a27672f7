// Email, through MailApp. It needs one more permission, so the build leaves it out unless it's called with `--email`.
import type { Mail } from '../ports.ts';

export const googleMail: Mail | undefined = { send: (to, subject, text) => void MailApp.sendEmail(to, subject, text) };
