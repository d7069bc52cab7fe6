/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { compareCase } from '@/nodes/shared/domain/reconciliation/compareCase';
import type { ReconciliationFinding } from '@/nodes/shared/domain/reconciliation/Reconciliation';
import { caseOf, documentOf, filedOf, fileOf, type World } from './worlds';

/** What may have happened to a document, and what is to be found of it. */
const FATES = {
	nothing: ['present'],
	'its event was lost': ['missing'],
	'somebody deleted it': ['missing gone'],
	'somebody deleted it, and it has a new version': ['missing newer_version'],
	'it has another category, and was edited': ['different category', 'edited'],
	'somebody edited it': ['edited'],
	'somebody moved it': ['moved'],
	'it has a new version': ['different version'],
	'it has another category': ['different category'],
	'it has both, and was edited': ['different version', 'different category', 'edited'],
	'it became privileged': ['different privileged'],
	'it was filed before there was a register': ['present'],
	'it was moved before there was a register': ['moved not_registered'],
	'it was edited before there was a register': ['different not_registered'],
	'it is left out': ['leftOut too_small'],
	'it was deleted in the case system': [],
} as const;
type Fate = keyof typeof FATES;

function happen(world: World, id: string, fate: Fate): void {
	const change = (what: Partial<{ document: object; file: object | null; row: object | null }>) => {
		const { document = {}, file = {}, row = {} } = what;
		world.documents.push(documentOf(id, document));
		if (file !== null) world.files.push(fileOf(id, file));
		if (row !== null) world.register.push(filedOf(id, row));
	};
	const other = { contentHash: `edited-${id}`, size: 11 };
	const newer = { versionId: `v-${id}-2` };
	const changes: Record<Fate, Parameters<typeof change>[0]> = {
		nothing: {},
		'its event was lost': { file: null, row: null },
		'somebody deleted it': { file: null },
		'somebody deleted it, and it has a new version': { document: newer, file: null },
		'it has another category, and was edited': { document: { subfolder: 'Orders' }, file: other },
		'somebody edited it': { file: other },
		'somebody moved it': { file: { subfolder: 'Elsewhere' } },
		'it has a new version': { document: newer },
		'it has another category': { document: { subfolder: 'Orders' } },
		'it has both, and was edited': { document: { ...newer, subfolder: 'Orders' }, file: other },
		'it became privileged': { document: { standing: 'restricted', subfolder: '' } },
		'it was filed before there was a register': { row: null },
		'it was moved before there was a register': { row: null, file: { subfolder: 'Elsewhere' } },
		'it was edited before there was a register': { row: null, file: other },
		'it is left out': { document: { standing: 'left out', reason: 'too_small' }, file: null, row: null },
		'it was deleted in the case system': {},
	};
	change(changes[fate]);
	if (fate === 'it was deleted in the case system') world.documents.pop();
}

/** What the workflows that do the work of events make of a mend. */
function apply(world: World, { documentId, mend }: ReconciliationFinding): void {
	const document = world.documents.find((each) => each.documentId === documentId);
	if (document === undefined) return;
	const { versionId, standing, restrictedFolder } = document;
	const subfolder = standing === 'restricted' ? restrictedFolder : document.subfolder;
	const file = world.files.find(({ fileId }) => fileId === `id:${documentId}`);
	const row = world.register.find((each) => each.documentId === documentId);
	if (mend === 'file' && row === undefined) {
		world.files.push(fileOf(documentId, { subfolder }));
		world.register.push(filedOf(documentId, { subfolder, versionId }));
	}
	if (mend === 'update' && file === undefined) {
		world.files.push(fileOf(documentId, { fileId: `id:${documentId} anew`, subfolder }));
		Object.assign(row ?? {}, { versionId, subfolder, fileId: `id:${documentId} anew` });
	}
	if (file === undefined) return;
	file.subfolder = subfolder;
	// Where it only moved, nobody looked at its content.
	const contentHash = mend === 'move' ? '' : file.contentHash;
	Object.assign(row ?? {}, { versionId, subfolder, contentHash });
}

const findingsOf = (world: World): ReconciliationFinding[] => {
	const compared = compareCase(caseOf(world));
	if ('findings' in compared) return compared.findings;
	throw new Error(compared.reason);
};

const anyFates = fc.array(fc.constantFrom(...(Object.keys(FATES) as Fate[])), { maxLength: 15 });
const extras = fc.integer({ min: 0, max: 3 });

function worldOf(fates: readonly Fate[], extra: number): World {
	const world: World = { documents: [], files: [], register: [] };
	fates.forEach((fate, index) => happen(world, String(index), fate));
	for (let index = 0; index < extra; index++) world.files.push(fileOf(`stranger ${index}`));
	return world;
}

it('finds any changes on either side, and nothing else', () => {
	fc.assert(
		fc.property(anyFates, extras, (fates, extra) => {
			const findings = findingsOf(worldOf(fates, extra));
			const said = (id: string) =>
				findings
					.filter(({ documentId }) => documentId === id)
					.map(({ kind, reason }) => `${kind} ${reason}`.trim());
			fates.forEach((fate, index) => expect([fate, said(String(index))]).toEqual([fate, FATES[fate]]));
			const gone = fates.filter((fate) => fate === 'it was deleted in the case system').length;
			expect(findings.filter(({ kind }) => kind === 'extra')).toHaveLength(extra + gone);
		}),
	);
});

it('has nothing left to mend once it is mended, and brings nothing back that somebody took away', () => {
	fc.assert(
		fc.property(anyFates, extras, (fates, extra) => {
			const world = worldOf(fates, extra);
			const before = findingsOf(world);
			const mended = before.filter(({ mend }) => mend !== undefined);
			expect(new Set(mended.map(({ documentId }) => documentId)).size).toBe(mended.length);
			for (const finding of mended) apply(world, finding);
			const after = findingsOf(world);
			expect(after.filter(({ mend }) => mend !== undefined)).toEqual([]);
			const ids = (findings: ReconciliationFinding[]) =>
				findings
					.filter(({ kind }) => kind === 'missing')
					.map(({ documentId }) => documentId)
					.sort();
			expect(ids(after)).toEqual(ids(before.filter(({ reason }) => reason === 'gone')));
		}),
	);
});

it('takes no file for two documents, however many are called the same', () => {
	const entry = fc.record({
		size: fc.integer({ min: 1, max: 2 }),
		subfolder: fc.constantFrom('Letters', 'Orders'),
	});
	fc.assert(
		fc.property(fc.array(entry, { maxLength: 8 }), fc.array(entry, { maxLength: 8 }), (wanted, there) => {
			const documents = wanted.map((each, index) => documentOf(String(index), { ...each, names: ['A.pdf'] }));
			const files = there.map((each, index) => fileOf(String(index), { ...each, name: `A (${index}).pdf` }));
			const findings = findingsOf({ documents, files, register: [] });
			const taken = findings.map(({ fileId }) => fileId).filter((id) => id !== '');
			expect(taken).toHaveLength(files.length);
			expect(new Set(taken).size).toBe(files.length);
		}),
	);
});
