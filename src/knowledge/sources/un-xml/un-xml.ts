import type { EntityAddress, EntityIdentifier, EntityName } from '../../../core/listing.ts';
import { countryCode } from '../countries.ts';
import { partialDay, wholeDay } from '../day.ts';
import { type EntryDraft, entryMaker, nameOf, present } from '../entry.ts';
import { openLedger } from '../ledger.ts';
import { namesFromText } from '../names-in-text.ts';
import { identifierScheme } from '../ofac-remarks.ts';
import type { ListFile, ListProbe, ListSource, ParseOptions, SourceEvent } from '../source.ts';
import { children, sweep, textOf, textsOf, type XmlElement, xmlRecords } from '../xml-records.ts';

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'] as const;

function aliases(record: XmlElement, person: boolean): EntityName[] {
  return children(record, person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS').flatMap((alias) => {
    const quality = textOf(alias, 'QUALITY').toLowerCase();
    const kind = quality === 'low' ? 'weak' : quality.startsWith('f.k.a') ? 'former' : 'alias';
    return present(
      textOf(alias, 'ALIAS_NAME')
        .split(/;\s*/u)
        .map((text) => nameOf(text, kind)),
    );
  });
}

function addresses(record: XmlElement, person: boolean): EntityAddress[] {
  return children(record, person ? 'INDIVIDUAL_ADDRESS' : 'ENTITY_ADDRESS').flatMap((address) => {
    const city = textOf(address, 'CITY');
    const named = textOf(address, 'COUNTRY');
    const text = ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']
      .map((name) => textOf(address, name))
      .filter((part) => part !== '')
      .join(', ');
    const country = countryCode(named);
    return text === ''
      ? []
      : [{ text, ...(city === '' ? {} : { city }), ...(country === undefined ? {} : { country }) }];
  });
}

function birthDates(record: XmlElement): string[] {
  return present(
    children(record, 'INDIVIDUAL_DATE_OF_BIRTH').map((born) => {
      const from = textOf(born, 'FROM_YEAR');
      const to = textOf(born, 'TO_YEAR');
      if (from !== '' && to !== '') return `${from}/${to}`;
      return partialDay(textOf(born, 'DATE') || textOf(born, 'YEAR'), 'day-first');
    }),
  );
}

function documents(record: XmlElement): EntityIdentifier[] {
  return children(record, 'INDIVIDUAL_DOCUMENT').flatMap((document) => {
    const value = textOf(document, 'NUMBER');
    const label = textOf(document, 'TYPE_OF_DOCUMENT') || textOf(document, 'TYPE_OF_DOCUMENT2');
    const country = countryCode(textOf(document, 'ISSUING_COUNTRY') || textOf(document, 'COUNTRY_OF_ISSUE'));
    return value === ''
      ? []
      : [
          {
            scheme: identifierScheme(label),
            value,
            ...(label === '' ? {} : { label }),
            ...(country === undefined ? {} : { country }),
          },
        ];
  });
}

function draftOf(record: XmlElement): EntryDraft {
  const person = record.name === 'INDIVIDUAL';
  const full = NAME_PARTS.map((part) => textOf(record, part))
    .filter((part) => part !== '')
    .join(' ');
  const said = person ? undefined : namesFromText(full);
  const places = addresses(record, person);
  const reference = textOf(record, 'REFERENCE_NUMBER');
  const nationalities = textsOf(record, 'NATIONALITY', 'VALUE');
  return {
    list: 'un-sc',
    entryId: reference || textOf(record, 'DATAID'),
    schema: person ? 'Person' : 'Organization',
    names: present([
      nameOf(said?.primary ?? full, 'primary'),
      nameOf(textOf(record, 'NAME_ORIGINAL_SCRIPT'), 'script'),
      ...(said?.names ?? []),
      ...aliases(record, person),
    ]),
    identifiers: documents(record),
    addresses: places,
    birthDates: birthDates(record),
    countries: [...nationalities.map(countryCode), ...places.map((place) => place.country)],
    position: [...textsOf(record, 'TITLE', 'VALUE'), ...textsOf(record, 'DESIGNATION', 'VALUE')].join('; '),
    remarks: textOf(record, 'COMMENTS1'),
    listedOn: wholeDay(textOf(record, 'LISTED_ON'), 'day-first'),
    programmes: present([textOf(record, 'UN_LIST_TYPE') || undefined]),
    citation: {
      title: 'UN Security Council consolidated list',
      url: 'https://scsanctions.un.org/consolidated/',
      ...(reference === '' ? {} : { pinpoint: reference }),
    },
  };
}

async function* parse(files: readonly ListFile[], options: ParseOptions): AsyncGenerator<readonly SourceEvent[]> {
  for (const file of files) {
    const ledger = openLedger();
    const make = entryMaker();
    const pieces = xmlRecords(file, (name) => name === 'INDIVIDUAL' || name === 'ENTITY', ledger, options.limits);
    for await (const batch of pieces) {
      const events: SourceEvent[] = [];
      for (const { kind, element } of batch) {
        if (kind === 'outer') {
          // The list element closes last; the day it was made stands on its start tag.
          const day = wholeDay(element.attributes['dateGenerated']?.slice(0, 10));
          if (day !== undefined) events.push({ kind: 'published', date: day });
          continue;
        }
        ledger.read();
        const entry = make(draftOf(element));
        sweep(element, ledger);
        if (entry) {
          ledger.used();
          events.push(entry);
        } else {
          ledger.problem({
            code: 'lists/no-name',
            severity: 'warning',
            message: `${file.name}: line ${element.line}: a record without a name`,
            hint: 'Check it at the publisher.',
            path: file.name,
            locator: { at: 'line', line: element.line },
          });
        }
      }
      yield [...ledger.problems(), ...events];
    }
    yield ledger.close();
  }
}

/** The UN Security Council consolidated list. */
export const unXml: ListSource = {
  name: 'un-xml',
  summary: 'UN Security Council consolidated list, XML',
  lists: ['un-sc'],
  publication: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml',
  licence: 'United Nations, published for implementation by all; see the terms of use of un.org',
  downloads: [{ url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml', file: 'consolidated.xml' }],
  recognises(probe: ListProbe): number {
    return /<CONSOLIDATED_LIST[\s>]/u.test(probe.text) ? 0.98 : 0;
  },
  parse,
};
