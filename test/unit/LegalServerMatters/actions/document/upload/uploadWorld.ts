/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { LegalServerPort } from '@/nodes/shared/legalserver/port';
import { uploadFiles } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/upload/uploadFiles';
import { uploadZips } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/uploadZip/uploadZips';
import type { UploadRequest } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/upload/readUploadRequest';
import type { ZipRequest } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/uploadZip/readZipRequest';
import type { GivenFile } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/document/upload/measureFile';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { TestLegalServer } from '@/test/support/createTestLegalServer';
import { documentOf } from '@/test/support/sourceOf';

export const fileOf = (name: string, content: string | Buffer = 'Dear Sir'): GivenFile => ({
	...{ name, contentType: 'application/pdf', source: documentOf(content), warnings: [] },
});

export const caseKey = ({ fixture }: TestLegalServer, name = 'miller') => ({
	uuid: fixture.matters[name]?.matterUuid ?? '',
});

const COMMON = { ifExists: 'skip' as const, dryRun: false, warnings: [] as string[] };

export const uploadOf = (
	test: TestLegalServer,
	files: GivenFile | GivenFile[],
	more: Partial<UploadRequest> = {},
): UploadRequest => ({
	...{ ...COMMON, key: caseKey(test), files: [files].flat() },
	...{ title: undefined, description: undefined, typeId: undefined },
	...more,
});

export const zipOf = (
	test: TestLegalServer,
	files: GivenFile | GivenFile[],
	more: Partial<ZipRequest> = {},
): ZipRequest => ({
	...{ ...COMMON, key: caseKey(test), files: [files].flat() },
	...{ subfolder: 'Pleadings', version: 'v1', alwaysZip: false },
	...more,
});

const said = <T>(outcomes: ReadonlyArray<Outcome<T>>, of: (value: T) => string): string[] =>
	outcomes.map((outcome) => (outcome.ok ? of(outcome.value) : outcome.refusal.reason));

/** What each item became, or why nothing became of it. */
export const upload = async (requests: UploadRequest[], legalServer: LegalServerPort) =>
	said(await uploadFiles(requests, legalServer, () => undefined), (files) =>
		files.map(({ status }) => status).join(),
	);

export const uploadAsZip = async (requests: ZipRequest[], legalServer: LegalServerPort) =>
	said(await uploadZips(requests, legalServer, () => undefined), ({ files }) =>
		files.map(({ status }) => status).join(),
	);

export const siteOf = ({ state }: TestLegalServer) => {
	const site = state.site('riverside');
	if (site === undefined) throw new Error('no site');
	return site;
};

/** What was added to the cases: folder, title, content; in any order. */
export function addedTo(test: TestLegalServer): string[] {
	const site = siteOf(test);
	const before = new Set(Object.values(test.fixture.documents).map(({ documentId }) => documentId));
	return site.documents.all
		.filter(({ id }) => !before.has(id))
		.map(({ folderId, title, name, blob }) => {
			const extension = /\.\w+$/.exec(name)?.[0] ?? '';
			return `${site.folders.at(folderId).name ?? ''}/${title}${extension} ${blob.md5}`;
		})
		.sort();
}
