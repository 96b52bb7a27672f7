// Requests to other servers.
import type { FactsByTest } from './fact.ts';

export const requests: FactsByTest = {
  'fetch/url-fetch.test.ts': {
    'gives header names in any case, repeated ones as lists': {
      fact: 'Header names come in any case.',
      source: 'Issue: header names in lower case (httr2 654)',
    },
    'decodes compressed responses, which it asks for by itself': {
      fact: 'Compressed responses are decoded.',
      source: 'Seen: requests as they arrive',
    },
    'leaves a response compressed if the script asked for that': {
      fact: 'A script that asks for a compressed response gets it as it is.',
      source: 'Seen: UrlFetchApp',
    },
    'takes null for the options': { fact: 'Null for the options of a request is none.', source: 'Seen: excerpts of public scripts' },
    'throws at 4xx and 5xx unless muted': { fact: 'A status from 400 throws unless muted.', source: 'Reference: UrlFetchApp' },
    'throws when the network fails, muted or not': {
      fact: 'A network that fails throws even when muted.',
      source: 'Issue: network errors pass muting',
    },
    'fails as a whole batch when one of its requests does, by a switch': {
      fact: 'Whether one failing request takes its batch along is open.',
      source: 'Seen: UrlFetchApp',
      decides: 'fetchAllFailure',
    },
    'waits as long as it is told, or does not listen, by a switch': {
      fact: 'Whether a time limit of a request is honored is open.',
      source: 'Seen: a time limit of one second',
      decides: 'fetchTimeout',
    },
    'drops the body of a DELETE by a switch': {
      fact: 'Whether the body of a DELETE arrives is open.',
      source: 'Reference: UrlFetchApp',
      decides: 'deleteBodyDropped',
    },
    'follows redirects unless told not to': { fact: 'Redirects are followed unless told not to.', source: 'Reference: UrlFetchApp' },
    'refuses addresses of more than 2,082 characters': {
      fact: 'An address has at most 2,082 characters.',
      source: 'Reference: UrlFetchApp',
    },
    'refuses more than 100 headers and bodies of more than 50 MB': [
      { fact: 'A request has at most 100 headers.', source: 'Quotas' },
      { fact: 'A body has at most 50 MB.', source: 'Quotas' },
    ],
    'refuses the header %s: %s': { fact: 'Some headers cannot be set, and none to nothing.', source: 'Seen: excerpts of public scripts' },
    'finds no host at %s': { fact: 'Private addresses cannot be reached.', source: 'Seen: UrlFetchApp' },
    'refuses a response of more than 50 MB': { fact: 'A response has at most 50 MB.', source: 'Quotas' },
  },
};
