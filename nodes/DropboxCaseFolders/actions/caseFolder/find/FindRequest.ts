import type { TemplatePart } from '../../../../shared/domain/naming/parseTemplate';
import type { MarkerKind } from '../../../../shared/dropbox/port';

/** What one item asks for. */
export interface FindRequest {
	caseId: string;
	/** Address of the folder to search in; `''` for everything. */
	within: string;
	/** Addresses of folders to search in where it is not in the first one. */
	alsoWithin?: readonly string[];
	/** How names of folders there are made. */
	template: readonly TemplatePart[];
	/** What becomes of several folders that are the case's. */
	several: 'refuse' | 'all';
}

/** A folder that is a case's by its marker or its name, or a copy of it. */
export interface FoundFolder {
	folderId: string;
	name: string;
	path: string | undefined;
	url: string | undefined;
	caseId: string;
	foundBy: 'marker' | 'name';
	/** The kind of its marker; null where it has none. */
	marker: MarkerKind | null;
	isCopy: boolean;
	/** Only where it is. */
	closed?: true;
	/** When it was closed, ISO 8601 in UTC. */
	closedAt?: string;
	warnings: string[];
}
