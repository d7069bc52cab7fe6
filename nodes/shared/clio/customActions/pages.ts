import type { PageKind } from '../port/CustomActions';

/** What Clio calls the records of its pages, in addresses and where it says on which page a link is. */
const PLURALS = {
	matter: 'matters',
	document: 'documents',
	folder: 'folders',
	contact: 'contacts',
	activity: 'activities',
} as const satisfies Record<PageKind, string>;

export const pluralOf = (page: PageKind): string => PLURALS[page];

/** As Clio says on which page a link is: `matters/show`. */
export const referenceOf = (page: PageKind): string => `${PLURALS[page]}/show`;

export const pageOf = (reference: string): PageKind | undefined =>
	kindOf(/^(\w+)\/show$/.exec(reference)?.[1]);

export const kindOf = (plural: string | undefined): PageKind | undefined =>
	(Object.keys(PLURALS) as PageKind[]).find((kind) => PLURALS[kind] === plural);
