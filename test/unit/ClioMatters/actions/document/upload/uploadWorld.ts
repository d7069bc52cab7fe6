/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { buffer } from 'node:stream/consumers';
import type { ClioPort } from '@/nodes/shared/clio/port';
import { uploadFiles } from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/uploadFiles';
import type {
	GivenFile,
	UploadRequest,
} from '@/packages/clio-matters/nodes/ClioMatters/actions/document/upload/UploadRequest';
import type { TestClio } from '@/test/support/createTestClio';
import { documentOf } from '@/test/support/sourceOf';

export const matterId = ({ fixture }: TestClio, name = 'smith') => fixture.matters[name]?.id ?? 0;

export const fileOf = (name: string, content: string | Buffer = 'Dear Sir'): GivenFile => ({
	...{ name, contentType: 'application/pdf', source: documentOf(content), warnings: [] },
});

export const requestFor = (
	test: TestClio,
	file: GivenFile | GivenFile[],
	more: Partial<UploadRequest> = {},
): UploadRequest => ({
	...{ to: { type: 'Matter', id: matterId(test) }, files: [file].flat(), ifExists: 'addVersion' },
	...{ categoryId: undefined, dryRun: false, warnings: [] },
	...more,
});

export const upload = async (requests: UploadRequest[], clio: ClioPort) =>
	await uploadFiles(requests, clio, () => undefined);

/** What each became, or why nothing became of it. */
export const statuses = async (requests: UploadRequest[], clio: ClioPort) =>
	(await upload(requests, clio)).map((outcome) =>
		outcome.ok ? outcome.value.map(({ status }) => status).join() : outcome.refusal.reason,
	);

/** The documents outside the trash with the contents of their versions, `…` for one whose bytes are not there. */
export async function contentsOf({ state }: TestClio, names = ['Letter.pdf', 'Motion.pdf']) {
	const found = state.documents.all.filter(
		({ name, deletedAt }) => names.includes(name) && deletedAt === null,
	);
	return await Promise.all(
		found.map(async ({ name, versions }) => {
			const contents = versions.map(async ({ uuid, fullyUploaded }) => {
				const blob = fullyUploaded ? state.objects.get(uuid) : undefined;
				return blob === undefined
					? '…'
					: (await buffer(state.bytes.read(blob))).toString('utf8').slice(0, 40);
			});
			return [name, ...(await Promise.all(contents))];
		}),
	);
}

/** The same as it is compared, without waiting for any bytes. */
export const digestsOf = ({ state }: TestClio, names = ['Letter.pdf', 'Motion.pdf']) =>
	state.documents.all
		.filter(({ name, deletedAt }) => names.includes(name) && deletedAt === null)
		.map(({ name, versions, parentId }) => [
			...[name, parentId],
			...versions.map(({ uuid, fullyUploaded }) => (fullyUploaded ? state.objects.get(uuid)?.md5 : '…')),
		])
		.sort((one, other) => String(one[0]).localeCompare(String(other[0])));
