// Plays sets of email domains, and the promotions for people of such a domain.
import { refused } from '../serve/answer.ts';
import { type Call, objectOf, type Play, stored, textOf } from '../serve/call.ts';
import { listAnswer } from '../serve/paging.ts';
import { listed, onOne } from '../serve/reach.ts';
import type { EmailDomainSet } from '../store/office-records.ts';
import { without } from '../store/shown.ts';
import { coreTime, laterThan } from '../store/times.ts';
import { contains } from './match.ts';

export const listEmailDomainSets: Play = (call) => {
  const { search, exact } = call.query;
  const isExact = exact !== undefined && exact !== 'false';
  const wanted = listed(call, 'emailDomainSets').filter((set) =>
    isExact && search !== undefined ? set.name.toLowerCase() === String(search).toLowerCase() : contains(set.name, search),
  );
  return listAnswer(call, 'email_domain_sets', wanted, show);
};

export const getEmailDomainSet: Play = onOne('emailDomainSets', (_call, set) => ({ status: 200, body: show(set) }));

export const updateEmailDomainSet: Play = onOne('emailDomainSets', (call, set) => {
  const said = objectOf(call.body.email_domain_set);
  const name = textOf(said.name);
  if (name?.trim() === '') return refused({ name: ["can't be blank"] });
  if (name !== undefined) set.name = stored(name, call.switches);
  writeDomains(call, set, said.email_domains_attributes);
  set.updated_at = coreTime(laterThan(set.updated_at, call.now));
  return { status: 200, body: show(set) };
});

export const listEmailDomainSetPromotions: Play = onOne('emailDomainSets', (call, set) => {
  const wanted = listed(call, 'promotions').filter((promotion) => promotion.email_domain_set_id === set.id);
  return listAnswer(call, 'promotions', wanted, (promotion) => without(promotion, ['email_domain_set_id']));
});

/** A list of changes as Rails takes nested records, or one text with commas that replaces all. */
function writeDomains(call: Call, set: EmailDomainSet, value: unknown): void {
  const nextId = Math.max(0, ...call.store.emailDomainSets.rows.flatMap((other) => other.domains.map((domain) => domain.id))) + 1;
  if (typeof value === 'string') {
    const domains = value.split(',').map((domain) => domain.trim());
    set.domains = domains.filter((domain) => domain !== '').map((domain, index) => ({ id: nextId + index, domain }));
  }
  if (!Array.isArray(value)) return;
  value.map(objectOf).forEach(({ id, domain, _destroy }, index) => {
    const present = set.domains.find((candidate) => candidate.id === id);
    if (_destroy === true) set.domains = set.domains.filter((candidate) => candidate !== present);
    else if (present !== undefined) present.domain = textOf(domain) ?? present.domain;
    else if (domain !== undefined) set.domains.push({ id: nextId + index, domain: String(domain) });
  });
}

function show(set: EmailDomainSet): Record<string, unknown> {
  return without(set, ['domains']);
}
