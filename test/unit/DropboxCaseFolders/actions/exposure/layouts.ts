import fc from 'fast-check';

/** People besides Jane, who the operations act as; the last is no member of the team. */
export const PEOPLE = ['ravi@example.com', 'mia@example.com', 'admin@example.com', 'client@example.net'];

const index = fc.nat({ max: 30 });
const people = fc.subarray(PEOPLE);
const name = fc.constantFrom('22-1', '22-2', 'Privileged', '_Archive', 'Closed', 'ClientUploads', 'Drafts');

const share = fc.record({
	inherits: fc.boolean(),
	links: fc.constantFrom('anyone' as const, 'team' as const, 'members' as const),
	people,
	/** Whether a group is a member that Mia is in. */
	group: fc.boolean(),
});

const folder = fc.record({
	/** Counted among the folders before it, the team folders first. */
	parent: index,
	name,
	share: fc.option(share, { nil: undefined, freq: 2 }),
});

const paper = fc.record({
	folder: index,
	name: fc.constantFrom('Memo.txt', 'Note.txt'),
	givenTo: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined, freq: 6 }),
});

const link = fc.record({
	to: index,
	isToPaper: fc.boolean(),
	by: fc.constantFrom('jane' as const, 'admin' as const, 'ravi' as const),
	audience: fc.constantFrom('public' as const, 'team' as const),
});

const operation = fc.record({
	kind: fc.constantFrom(
		...(['archive', 'upload', 'privileged upload', 'copy', 'close', 'zip', 'move'] as const),
		...(['reopen', 'restrict', 'link', 'audit'] as const),
	),
	paper: index,
	folder: index,
	other: index,
	flag: fc.boolean(),
	people,
});

export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** A team with folders, papers and links in it, and what is done there. */
export const layout = fc.record({
	/** Paths start from the team space, or from one of its folders, so that others are out of sight. */
	root: fc.constantFrom('team space' as const, 'team space' as const, 'Matters' as const),
	linksReachNestedFolders: fc.boolean(),
	inheritedMembersById: fc.boolean(),
	folders: fc.array(folder, { minLength: 2, maxLength: 7 }),
	papers: fc.array(paper, { minLength: 1, maxLength: 4 }),
	links: fc.array(link, { maxLength: 2 }),
	operations: fc.array(operation, { minLength: 1, maxLength: 3 }),
});

export type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;
