// `MailApp`: email from the account of the person, kept for the tests.
import { refusal } from '../execution.ts';
import { spendMail } from '../limits.ts';
import { Service } from './service.ts';

export class MailApp extends Service {
  sendEmail(recipient: string, subject: string, body: string): void {
    if (!/^[^@\s]+@[^@\s]+$/.test(recipient)) throw refusal(this.run, 'bad-argument', recipient);
    spendMail(this.run);
    this.run.world.mails.push({ from: this.run.user, to: recipient, subject, text: body });
  }
}
