// What is odd about the Catalog API, quirk by quirk, each with the test that holds it. Titles are looked for in all tests.

/** By quirk, in our own words: the title of the test. */
export const held: Record<string, string> = {
  'The key goes into a header of its own form; public clients also send it plain.':
    'takes the documented spelling of the key and the two that public clients use',
  'Plain HTTP must never carry the key.': 'refuses plain http before anything is sent',
  'Names in writing differ from names in reading.': 'of a course uses the names of writing, the wrapper, and the place beside it',
  'Wrappers differ by resource; tags are flat.': 'of a tag is form-encoded and flat',
  'Some fields stand beside the wrapper.': 'a stock number goes beside the course, and is read back',
  'The default of create_order differs between the documents, so it is always said.':
    'of an enrollment always says whether to make an order and send mail, and says no unless switched on',
  'Servers take forms and JSON.': 'takes a form in brackets and gives its texts the declared types',
  'The body of a DELETE may get lost on the way.': 'reads the ids of a bulk delete from the query where the body of a DELETE was dropped',
  'A lost word on the scope of a deletion makes it wide.': 'takes everything when the word on the scope got lost on the way',
  'Lists are sent as one text in places, with commas.': 'sends filters in the query, lists separated by commas, and leaves blank ones out',
  'Custom fields of users are merged name by name.': 'merges custom fields name by name: a text sets, null removes, the rest stays',
  'A custom field that is neither text nor null is a 400.':
    'refuses custom fields that are neither text nor null with 400, and changes nothing',
  'days_to_expire and expires_at exclude each other.': 'are made once for a listing, with one way to run out',
  'completed on orders is a presence: any value switches it on.': 'takes any value of completed as a wish for completed orders',
  'Promotion filters take states, not codes.': 'filters by catalog, state, counts, prices and promotions',
  'SKUs of many courses are a CSV file, followed as a job.': 'are set by a job that goes on each time somebody looks',
  'Updates of listings answer 204 without a body.': 'answers 204 without a body, and reads back under the read names',
  'Root keys are plural for lists and singular for one, with exceptions.':
    'reads a tag that stands bare, or under a root key, and takes a deleted one as gone',
  'One catalog comes under account.': 'puts a single one under account, and lacks what came later in the older shape',
  'Account admins count pages from 0, in an envelope.': 'come in pages from 0, in an envelope, with the Canvas user id as a text',
  'Tags and figures may come in such an envelope too.':
    'is read from an envelope whose pages count from 0 while the parameter counts from 1',
  'A page has 20 rows unless asked, and 100 at most.': 'has twenty rows a page unless asked, and a hundred at most',
  'The Link header lacks first and prev on page one, next and last on the final page.':
    'links to next and last on the first page, to first and prev on the last, to all four between',
  'A page past the end is an empty list, so reading ends there too.':
    'reads on to an empty or short page where there is neither link nor total',
  'Figures are read with POST and have no documented paging.': 'are asked with POST and a JSON body of real types',
  'A count of figures that looks like a cap proves nothing.': 'are not called complete when their count looks like a cap',
  'Decimals of listings are texts in older answers and numbers in current ones.':
    'reads decimals from text and from numbers as the same text',
  'Times are sent as ISO in UTC.': 'sends times, lists and nothing as they are',
  'Two formats of time are read.': 'reads both formats of the API as UTC to the second',
  'Many fields may be null, and null is not missing.': 'tells null from missing',
  'The user of an enrollment or order may be null.': 'survives an enrollment and an order without a user',
  'The user id on enrollments is the one of Canvas.': 'answers 201 with the enrollment, by Canvas user id',
  'Fields of the current shape are missing in older answers.': 'reads the current and the older shape of a course',
  'Requirements of programs nest to any depth.':
    'shows requirements whole, nested to any depth, and lists the nested programs on their own too',
  'Older answers show requirements in short.': 'shows requirements in short in the older shape',
  'Custom fields may be missing right after the create that sent them.':
    'shows registrations by Canvas user id, with custom fields only after the create',
  'A bulk archive that answers 422 may have changed some.': 'answers 422 when some could not be changed, and has changed the others',
  'Errors may be JSON, text, HTML or nothing.': 'finds the message in every shape of error that servers use',
  'A limit may come with or without a word on when to come back.': 'gets smaller batches after 429, and the run remembers the size',
  'The list of users has no filter by e-mail, and some people are in it twice.':
    'asks people other things in each catalog, and knows some of them twice',
  'The name filter of tags also finds names of listings.': 'compares exactly, because the filter matches loosely',
  'Tag names are a set whose order means nothing.': 'takes tag names as a set and makes tags of unknown ones',
  'A value that is never shown can’t be verified.': 'a value that Catalog never shows is sent, and said to be unconfirmed',
  'Null clears, as far as reading null suggests.': 'a blank clears where that is possible',
  'A dropped enrollment may stay as dropped, or be gone.':
    'are dropped by an Action, whether Catalog then shows them as dropped or not at all',
  'Lists may come in any order.': 'where Catalog lists the newest records first, and tags and figures come in an envelope',
  'Dates may include their bounds or not.': 'count as inside, or not, for both time formats',
  'Unknown fields are refused, or ignored in silence.': 'strips an unknown field and acts when told to, but still records it',
  'What the text of listing_image carries is not stated: a file is sent.':
    'is fetched from its address without our key, and sent as a file with the other edits',
  'A form cannot say null.': 'gets texts of custom fields; a blank, which no form can say, is explained and stays as typed',
  'Archived listings may stay in lists, or go.': 'gets it archived, and back by its id although nobody sees it',
  'Removing applicants without a user removes all of the listing.':
    'with one request that names the listing, once its number of people was typed; others stay',
  'Texts may be cleaned when they are stored.': 'shows what it has kept of a text, and then there is nothing left to send',
  'A full listing has a waitlist, until that is full too.': 'puts people on the waitlist of a full listing, until that is full too',
};

/** Quirks without a test, and why. */
export const open: Record<string, string> = {
  'Location after a create lacks the API prefix for certificates.': 'Nothing of ours follows Location.',
  'User registrations are at the end of their life.': 'The pull form says so, and they work while Catalog has them.',
};
