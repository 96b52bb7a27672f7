import { describe, expect, it } from 'vitest';
import { readExport, tableIn } from '../../../src/sidebar/settle/read-export.ts';

const read = (text: string, choices = {}) => readExport(tableIn(text), choices);
const short = (text: string, choices = {}) =>
  read(text, choices).payments.map(({ id, kind, amount, fee, currency, at }) => [id, kind, amount, fee, currency, at].join(' '));

const STRIPE_PAYMENTS = [
  'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Fee,Status,Description,Customer Email,PaymentIntent ID,Disputed Amount,Dispute Status',
  'ch_1,2026-11-05 14:03:22,249.00,0.00,usd,true,7.52,Paid,"Order 1, Spanish",maria@example.com,pi_1,,',
  'ch_2,2026-11-06 09:00,100.00,40.00,usd,true,3.20,Paid,,jose@example.com,pi_2,,',
  'ch_3,2026-11-07 09:00:00,50.00,50.00,usd,true,1.75,Refunded,,,pi_3,,',
  'ch_4,2026-11-08 09:00:00,80.00,0.00,usd,false,0.00,Failed,,,pi_4,,',
  'ch_5,2026-11-09 09:00:00,60.00,0.00,usd,true,2.04,Paid,,,pi_5,60.00,lost',
  'ch_6,2026-11-09 10:00:00,60.00,0.00,usd,true,2.04,Paid,,,pi_6,60.00,won',
].join('\n');

const PAYPAL = [
  '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Item Title","Reference Txn ID","Invoice Number","Balance Impact"',
  '"11/05/2026","21:03:22","PST","Maria Lopez","Express Checkout Payment","Completed","USD","1,249.00","-36.52","1,212.48","m@x.org","o@x.org","1AB","","","C-51","Credit"',
  '"11/06/2026","09:00:00","PST","Maria Lopez","Payment Refund","Completed","USD","-249.00","7.52","-241.48","o@x.org","m@x.org","2CD","","1AB","","Debit"',
  '"11/07/2026","09:00:00","PST","","Chargeback","Completed","USD","-50.00","0.00","-50.00","","","3EF","","1AB","","Debit"',
  '"11/07/2026","09:00:00","PST","","Chargeback Fee","Completed","USD","-20.00","0.00","-20.00","","","4GH","","1AB","","Debit"',
  '"11/08/2026","09:00:00","PST","","General Withdrawal","Completed","USD","-900.00","0.00","-900.00","","","5IJ","","","","Debit"',
  '"11/08/2026","10:00:00","PST","","Hold on Balance for Dispute Investigation","Completed","USD","-50.00","0.00","-50.00","","","6KL","","1AB","","Debit"',
  '"11/09/2026","09:00:00","PST","Ben","Express Checkout Payment","Pending","USD","10.00","-0.40","9.60","","","7MN","","","","Credit"',
  '"11/09/2026","09:30:00","PST","Uber","General Payment","Completed","USD","-42.92","0.00","-42.92","","","8OP","","","","Debit"',
].join('\r\n');

const AUTHORIZE = [
  'Transaction ID\tTransaction Status\tSettlement Amount\tSettlement Currency\tSettlement Date/Time\tSubmit Date/Time\tReference Transaction ID\tTransaction Type\tInvoice Number',
  '60001\tSettled Successfully\t249.00\tUSD\t06-Nov-2026 03:00:00 AM PST\t05-Nov-2026 02:03:22 PM PST\t\tAuthorization w/ Auto Capture\t51',
  '60002\tSettled Successfully\t49.00\tUSD\t08-Nov-2026 03:00:00 AM PST\t07-Nov-2026 12:00:05 AM PST\t60001\tCredit\t51',
  '60003\tDeclined\t\t\t\t07-Nov-2026 01:00:00 AM PST\t\tAuthorization w/ Auto Capture\t52',
  '60004\tSettled Successfully\t30.00\tUSD\t\t08-Nov-2026 01:00:00 AM PST\t\tPrior Authorization Capture\t53',
  '60005\tVoided\t30.00\tUSD\t\t08-Nov-2026 01:00:00 AM PST\t\tAuthorization w/ Auto Capture\t54',
].join('\n');

describe('an export of a payment provider', () => {
  it('of Stripe’s payments has the refund and the lost dispute of each payment', () => {
    expect(short(STRIPE_PAYMENTS)).toEqual([
      'ch_1 payment 249 7.52 USD 2026-11-05T14:03:22Z',
      'ch_2 payment 100 3.2 USD 2026-11-06T09:00:00Z',
      'ch_2 refund -40  USD 2026-11-06T09:00:00Z',
      'ch_3 payment 50 1.75 USD 2026-11-07T09:00:00Z',
      'ch_3 refund -50  USD 2026-11-07T09:00:00Z',
      'ch_5 payment 60 2.04 USD 2026-11-09T09:00:00Z',
      'ch_5 chargeback -60  USD 2026-11-09T09:00:00Z',
      'ch_6 payment 60 2.04 USD 2026-11-09T10:00:00Z',
    ]);
  });

  it('of Stripe’s balance leaves payouts out and gives won disputes back', () => {
    const text = [
      'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,source_id,charge_id,description',
      'txn_1,2026-11-01 10:00:00,eur,600.00,8.70,591.30,charge,ch_1,ch_1,Order 1041',
      'txn_2,2026-11-02 10:00:00,eur,-20.00,0.00,-20.00,refund,re_1,ch_1,',
      'txn_3,2026-11-03 10:00:00,eur,-600.00,15.00,-615.00,dispute,dp_1,ch_1,',
      'txn_4,2026-11-09 10:00:00,eur,600.00,-15.00,615.00,dispute_reversal,dp_1,ch_1,',
      'txn_5,2026-11-10 10:00:00,eur,-571.30,0.00,-571.30,payout,po_1,,STRIPE PAYOUT',
      'txn_6,2026-11-10 11:00:00,eur,-2.00,0.00,-2.00,fee,,,Billing',
    ].join('\n');

    expect(short(text)).toEqual([
      'txn_1 payment 600 8.7 EUR 2026-11-01T10:00:00Z',
      'txn_2 refund -20 0 EUR 2026-11-02T10:00:00Z',
      'txn_3 chargeback -600 15 EUR 2026-11-03T10:00:00Z',
      'txn_4 chargeback 600 -15 EUR 2026-11-09T10:00:00Z',
      'txn_6 fee -2 0 EUR 2026-11-10T11:00:00Z',
    ]);
    expect(read(text).payments[1]?.also).toEqual(['ch_1']);
  });

  it('of PayPal has times of its zone, fees as costs, and the payment that a refund names', () => {
    expect(short(PAYPAL)).toEqual([
      '1AB payment 1249 36.52 USD 2026-11-06T05:03:22Z',
      '2CD refund -249 -7.52 USD 2026-11-06T17:00:00Z',
      '3EF chargeback -50 0 USD 2026-11-07T17:00:00Z',
      '4GH fee -20 0 USD 2026-11-07T17:00:00Z',
    ]);
    expect(read(PAYPAL).payments.map(({ also }) => also)).toEqual([['C-51'], ['1AB'], ['1AB'], ['1AB']]);
  });

  it('of Authorize.net has refunds as negative amounts, and neither declined nor voided payments', () => {
    expect(short(AUTHORIZE)).toEqual([
      '60001 payment 249  USD 2026-11-05T22:03:22Z',
      '60002 refund -49  USD 2026-11-07T08:00:05Z',
      '60004 payment 30  USD 2026-11-08T09:00:00Z',
    ]);
  });

  it('is recognized by its headers, also below lines about the file', () => {
    expect([STRIPE_PAYMENTS, PAYPAL, AUTHORIZE].map((text) => read(text).table?.provider)).toEqual(['Stripe', 'PayPal', 'Authorize.net']);
    const withPreamble = `Sales report\n\nPeriod,November\n${STRIPE_PAYMENTS}`;
    expect(read(withPreamble).table?.provider).toBe('Stripe');
    expect(short(withPreamble)).toEqual(short(STRIPE_PAYMENTS));
    expect(read(`\ufeff${PAYPAL}`).payments).toHaveLength(4);
  });

  it('with semicolons, decimal commas, and dots in dates is read by the same rules', () => {
    const text = [
      'Datum;Transaktionscode;Brutto;Gebühr;Währung',
      '5.11.2026;A1;1.249,00;-36,52;EUR',
      '6.11.2026;A2;-49,5;1,20;EUR',
      '7.11.2026;A3;1.000;-3;EUR',
    ].join('\n');
    expect(short(text)).toEqual([
      'A1 payment 1249 36.52 EUR 2026-11-05T00:00:00',
      'A2 refund -49.5 -1.2 EUR 2026-11-06T00:00:00',
      'A3 payment 1000 3 EUR 2026-11-07T00:00:00',
    ]);
  });

  it.each([
    ['$1,234.56', '1234.56'],
    ['(12.50)', '-12.5'],
    ['-€12.50', '-12.5'],
    ['12.50-', '-12.5'],
    ['USD 1,234', '1234'],
    ['1 234.00', '1234'],
    ['\u2212 7.00 EUR', '-7'],
    ['0.00', undefined],
    ['', undefined],
  ])('reads the amount %s as %s', (cell, amount) => {
    const { payments } = read(`Transaction ID,Amount,Currency\nA1,"${cell}",EUR\nA2,1.25,EUR`);
    expect(payments.find(({ id }) => id === 'A1')?.amount).toBe(amount);
  });

  it('says which rows can’t be read, and leaves them out', () => {
    const text = [
      'Transaction ID,Amount,Currency,Date,Fee',
      'A1,=SUM(B2:B9),USD,2026-11-05,0',
      ',12.00,USD,2026-11-05,0',
      'A3,12.00,dollars,2026-11-05,0',
      'A4,12.00,USD,2026-02-30,0',
      `${'x'.repeat(101)},12.00,USD,2026-11-05,0`,
      'A6,12.00,USD,2026-11-05,free',
      'A7,12.00,USD,2026-11-05,0.10',
      'A8,1e999,USD,2026-11-05,0',
      'maria@example.com,12.00,USD,2026-11-05,0',
    ].join('\n');
    const { payments, named, unreadable } = read(text);
    expect(payments.map(({ id }) => id)).toEqual(['A7']);
    expect(unreadable).toBe(8);
    expect(named.map(({ row, fault, text: cell }) => [row, fault, cell.slice(0, 12)])).toEqual([
      [2, 'amount', '=SUM(B2:B9)'],
      [3, 'no-id', '12.00'],
      [4, 'currency', 'dollars'],
      [5, 'date', '2026-02-30'],
      [6, 'long-id', 'xxxxxxxxxxxx'],
    ]);
  });

  it('counts a transaction once if two exports overlap', () => {
    const { payments, repeated } = read(`${PAYPAL}\r\n${PAYPAL.split('\r\n').slice(1, 4).join('\r\n')}`);
    expect([payments.length, repeated]).toEqual([4, 3]);
  });

  it('asks for the order of days and months only if the dates leave it open', () => {
    const dated = (...dates: string[]) => `Transaction ID,Amount,Date\n${dates.map((date, index) => `A${index},5,${date}`).join('\n')}`;
    const order = (text: string) => [read(text).dayFirst, read(text).isOrderOpen, read(text).from];
    expect(order(dated('5/11/2026', '6/11/2026'))).toEqual([false, true, '2026-05-11']);
    expect(order(dated('5/11/2026', '13/11/2026'))).toEqual([true, false, '2026-11-05']);
    expect(order(dated('11/5/2026', '11/13/2026'))).toEqual([false, false, '2026-11-05']);
    expect(read(dated('5/11/2026'), { dayFirst: true }).from).toBe('2026-11-05');
  });

  it('takes other columns and other types if the user chooses them', () => {
    const text = 'A,B,C\nx1,12.00,Sale\nx2,-3.00,Adjustment';
    expect(read(text).fault).toBe('no-columns');
    const columns = { id: 0, amount: 1, type: 2 };
    expect(read(text, { columns }).kinds.map(({ words, kind }) => [words, kind])).toEqual([
      ['Sale', 'payment'],
      ['Adjustment', 'ignored'],
    ]);
    expect(short(text, { columns, kinds: { Adjustment: 'refund' } })).toEqual(['x1 payment 12   ', 'x2 refund -3   ']);
  });

  it('names a time zone that isn’t known, and takes the time as the spreadsheet’s', () => {
    const { unknownZone, payments } = read(PAYPAL.replaceAll('"PST"', '"XYZT"'));
    expect([unknownZone, payments[0]?.at]).toEqual(['XYZT', '2026-11-05T21:03:22']);
  });

  it.each([
    ['', 'no-table'],
    ['just some words', 'no-table'],
    ['Transaction ID,Amount', 'no-rows'],
    ['Transaction ID,Amount\nA1,0.00', 'no-rows'],
    ['x'.repeat(30_000_001), 'too-long'],
  ])('says what’s wrong with a text that has no payments (%#)', (text, fault) => {
    expect(read(text).fault).toBe(fault);
  });

  it('has at most 20,000 transactions', () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `A${index},${index + 1}.00,USD,2026-11-05,"a ""quoted"", one"`);
    const text = ['Transaction ID,Amount,Currency,Date,Note', ...lines(20_000)].join('\n');
    expect(read(text).fault).toBeUndefined();
    expect(read([text, 'B1,5.00,USD,2026-11-05,x'].join('\n')).fault).toBe('too-many');
  });

  it('has no names, addresses, or notes in what leaves the page', () => {
    const left = JSON.stringify([read(PAYPAL).payments, read(STRIPE_PAYMENTS).payments]);
    expect(left).not.toMatch(/Maria|Lopez|m@x\.org|example\.com|Spanish/);
  });
});
