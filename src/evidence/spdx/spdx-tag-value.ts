import { noteRelation, type Outline, type PackageFacts } from './package-facts.ts';

const MOST_DESCRIPTION_CHARS = 4_096;

type Draft = { -readonly [K in keyof PackageFacts]: PackageFacts[K] };

/** Reads tag-value lines one by one; `package` hands out each package when the next one begins. */
export interface TagValueReader {
  line(text: string): PackageFacts | undefined;
  end(): PackageFacts | undefined;
  /** Whether a text of several lines is open: at the end of the file, nobody closed it. */
  inText(): boolean;
}

/** Starts reading; relationships go to `outline`. */
export function createTagValueReader(outline: Outline): TagValueReader {
  let draft: Draft | undefined;
  let inText = false;
  /** Whether the open text is a description. */
  let described = false;

  function take(): PackageFacts | undefined {
    const done = draft;
    draft = undefined;
    return done;
  }

  return {
    line(text) {
      // Multi-line values stand in <text>…</text>, and may look like anything.
      if (inText) {
        inText = !text.includes('</text>');
        if (described && draft !== undefined && draft.description.length < MOST_DESCRIPTION_CHARS)
          draft.description += `\n${text.replace(/<\/text>.*$/, '')}`;
        return undefined;
      }
      described = false;
      const colon = text.indexOf(':');
      if (colon <= 0) return undefined;
      const tag = text.slice(0, colon).trim();
      const opened = text.slice(colon + 1).trim();
      if (opened.startsWith('<text>') && !opened.includes('</text>')) inText = true;
      const value = opened.replace(/^<text>|<\/text>$/g, '').trim();
      switch (tag) {
        case 'PackageName': {
          const done = take();
          draft = {
            id: '',
            name: value,
            version: '',
            supplier: '',
            originators: [],
            purpose: '',
            description: '',
            references: [],
          };
          return done;
        }
        // A file, snippet or licence block ends the package.
        case 'FileName':
        case 'SnippetSPDXID':
        case 'LicenseID':
          return take();
        case 'Relationship': {
          const [from = '', type = '', to = ''] = value.split(/\s+/);
          noteRelation(outline, from, type, to);
          return undefined;
        }
        default:
      }
      if (draft === undefined) return undefined;
      if (tag === 'SPDXID') draft.id = value;
      else if (tag === 'PackageVersion') draft.version = value;
      else if (tag === 'PackageSupplier') draft.supplier = value;
      else if (tag === 'PackageOriginator') draft.originators = [value];
      else if (tag === 'PrimaryPackagePurpose') draft.purpose = value;
      else if (tag === 'PackageSummary' || tag === 'PackageDescription') {
        described = draft.description === '';
        draft.description ||= value;
      } else if (tag === 'ExternalRef') {
        const [, type = '', locator = ''] = value.split(/\s+/);
        draft.references = [...draft.references, { type, value: locator }];
      }
      return undefined;
    },
    end: take,
    inText: () => inText,
  };
}
