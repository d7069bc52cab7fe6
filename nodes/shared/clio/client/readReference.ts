import type { Creator, Reference, UserReference } from '../port';

/** What Clio nests into a record. */
export interface RawReference {
	id?: number | null;
	name?: string | null;
	redacted?: boolean;
}

export interface RawUser extends RawReference {
	email?: string | null;
}

export interface RawCreator extends RawReference {
	type?: string | null;
}

type Nested<T> = T | null | undefined;

/** @returns undefined where the record points at nothing */
export function readReference(raw: Nested<RawReference>): Reference | undefined {
	if (raw === null || raw === undefined) return undefined;
	const isHidden = raw.redacted === true;
	return { id: raw.id ?? undefined, name: isHidden ? '' : (raw.name ?? ''), isHidden };
}

export function readUserReference(raw: Nested<RawUser>): UserReference | undefined {
	const reference = readReference(raw);
	return reference && { ...reference, email: reference.isHidden ? '' : (raw?.email ?? '') };
}

export function readCreator(raw: Nested<RawCreator>): Creator | undefined {
	const reference = readReference(raw);
	return reference && { ...reference, type: raw?.type ?? '' };
}

/** The entries of a list within a record; none where Clio hides it. */
export const readList = <T extends object>(raw: Nested<readonly Nested<T>[]>): T[] =>
	Array.isArray(raw) ? raw.filter((each): each is T => typeof each === 'object' && each !== null) : [];

/** Clio's numbers of bytes end at 2 GiB: from there on they say nothing. */
const LARGEST_COUNTED = 2 ** 31 - 1;

export const readSize = (raw: Nested<number>): number | undefined =>
	typeof raw === 'number' && raw >= 0 && raw < LARGEST_COUNTED ? raw : undefined;
