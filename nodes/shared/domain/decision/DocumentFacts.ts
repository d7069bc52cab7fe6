import { nameKey } from '../settings/lists';
import type { Settings } from '../settings/Settings';
import { hiddenIn, isSaid, labelsOf, textOf, type Given } from './given';
import type { Known } from './Known';

/** What is known of a document that decides where it goes, whatever system it is in. */
export interface DocumentFacts {
	isDeleted: boolean;
	isUploaded: boolean;
	isInfected: boolean;
	/** Bytes; undefined where nobody said it. Clio says none from 2 GiB on. */
	size: number | undefined;
	/** By which the subfolder is chosen; undefined where it cannot be told which they are. */
	categories: Known;
	/** Everything by which somebody may have called it privileged: categories, tags, and the name of its folder. */
	labels: string[];
}

/** @param document output of *Get Document* of Clio, of LegalServer, or of another system with the same names */
export function documentFacts(document: Given, { caseSystem, categories: map }: Settings): DocumentFacts {
	// Elsewhere a type is one of files.
	const names = ['category', 'categories', 'tags', ...(caseSystem === 'legalserver' ? ['type'] : [])];
	const categories = categoriesOf(document, names, new Set(Object.keys(map).map(nameKey)));
	return {
		isDeleted: textOf(document['deletedAt']) !== '',
		isUploaded: !['false', false].some((no) => document['isFullyUploaded'] === no),
		isInfected: document['scanState'] === 'infected',
		size: sizeOf(document['size']),
		categories,
		labels: [...names, 'folderName', 'folder'].flatMap((name) => labelsOf(document[name])),
	};
}

/** Number('') would be 0, and the document an empty one. */
function sizeOf(value: unknown): number | undefined {
	const text = textOf(value);
	return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What says which record it is, and not what it is called: nobody can tell whether that is privileged. */
const ID = /^(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * One field that does not say what it should is enough not to know them all.
 * @param mapped categories of the settings
 */
function categoriesOf(document: Given, names: readonly string[], mapped: ReadonlySet<string>): Known {
	if (hiddenIn(document).has('category')) return undefined;
	// Null is what a record says that was not asked for it; where another field says something, that counts.
	const values = names.map((name) => document[name] ?? undefined).filter((value) => value !== undefined);
	if (values.length === 0 || !values.every((value) => isSaid(value))) return undefined;
	const found = values.flatMap((value) => labelsOf(value));
	if (found.some((label) => ID.test(label.trim()) && !mapped.has(nameKey(label)))) return undefined;
	return found.length === 0 && textOf(document['categoryId']) !== '' ? undefined : found;
}
